import { TabInputText, commands, languages, window, workspace } from 'vscode';
import type { Disposable, ExtensionContext, Tab, TextDocument, ViewColumn } from 'vscode';
import type { HuashuClient } from './client';
import { problemsOf, ruleOf } from './documents';
import { openCopy } from './new-script';
import type { PhraseEntry, ScoredText } from './protocol';

/** What a button of the walkthrough does once the sample has the keyboard. */
const then = { fix: 'huashu.fixAll', next: 'editor.action.marker.next' } as const;

type Step = 'seen' | 'fixed' | 'completed' | 'inserted' | 'perfect';

/**
 * The sample script of the walkthrough. Watches what becomes of it, and marks the steps of the walkthrough as done
 * (`huashu.tour.STEP`) when they are, however the user did them.
 */
export function registerTour(context: ExtensionContext, client: HuashuClient): Disposable[] {
  let sample: TextDocument | undefined;
  let before: { wrong: number; missing: number } | undefined;
  const done = (step: Step): void => void commands.executeCommand('setContext', `huashu.tour.${step}`, true);

  const look = async (): Promise<void> => {
    if (!sample || sample.isClosed) return;
    const rules = problemsOf(sample).map((problem) => ruleOf(problem) ?? '');
    const missing = rules.filter((rule) => rule.includes('missing')).length;
    const now = { missing, wrong: rules.length - missing };
    if (rules.length > 0) done('seen');
    if (before && now.wrong < before.wrong) done('fixed');
    if (before && now.missing < before.missing) done('inserted');
    if (rules.length > 0) before ??= now;
    const score = await client.request<ScoredText | null>('huashu/score', { uri: client.uriOf(sample.uri) });
    if (score?.score === 100 && before) done('perfect');
  };

  return [
    commands.registerCommand('huashu.openSample', async (next?: keyof typeof then) => {
      if (sample && !sample.isClosed) await window.showTextDocument(sample, columnOf(sample));
      else {
        before = undefined;
        sample = await openCopy(context, 'client/sample/first-call.huashu');
        await look(); // its problems may have come while it was being shown
      }
      if (next !== undefined && Object.hasOwn(then, next)) await commands.executeCommand(then[next]);
    }),
    languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some((uri) => uri.toString() === sample?.uri.toString())) void look();
    }),
    workspace.onDidChangeTextDocument(async ({ document, contentChanges }) => {
      if (document !== sample) return;
      const phrases = (await client.request<PhraseEntry[]>('huashu/phrases')) ?? [];
      const starts = phrases.map(({ text }) =>
        text
          .split('{')
          .sort((a, b) => b.length - a.length)[0]!
          .split('}')
          .at(-1)!,
      );
      if (contentChanges.some(({ text }) => starts.some((start) => start.length > 3 && text.includes(start))))
        done('completed');
    }),
  ];
}

/** Where a text is open already: it is not to be opened once more beside. */
function columnOf({ uri }: TextDocument): ViewColumn | undefined {
  const isOurs = ({ input }: Tab): boolean => input instanceof TabInputText && input.uri.toString() === uri.toString();
  return window.tabGroups.all.find(({ tabs }) => tabs.some(isOurs))?.viewColumn;
}
