import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import type { LanguageId } from '../core/document/document';
import type { LintResult, LintSession, TextChange } from '../core/linter/linter';
import type { InForce } from './configurations';
import type { Log } from './run-safe';
import { describe } from './run-safe';
import type { Settings } from './settings';
import type { TextDocument } from './text-document';

/**
 * A document that the editor has open, in a language that we know. Edits reach its text at once, and the linter when
 * somebody wants to know the result: edits that came faster than that are read together.
 */
export class OpenDocument {
  /** Undefined until the settings for it are known. */
  inForce: InForce | undefined;
  run: Settings['run'] = 'onType';
  closed = false;
  /** Counts attempts to find its settings: only the latest one counts. */
  attempt = 0;
  /** Settles when its settings are known. */
  ready: Promise<void> = Promise.resolve();
  private session: LintSession | undefined;
  /** What was edited since the session read the text: everything before `from` is the same, and what follows `to`. */
  private unread: { from: number; to: number } | undefined;

  constructor(
    readonly text: TextDocument,
    readonly language: LanguageId,
    private readonly log: Log,
  ) {}

  /** False while its settings are unknown, and where it is ignored. */
  get isLinted(): boolean {
    return this.session !== undefined;
  }

  /** What a lint of the text as it is now came to; undefined where it is not linted. */
  get result(): LintResult | undefined {
    this.read();
    return this.session?.result;
  }

  /** Begins anew with other settings. */
  begin(inForce: InForce, run: Settings['run']): void {
    this.inForce = inForce;
    this.run = run;
    this.unread = undefined;
    this.session = inForce.ignored ? undefined : inForce.linter.open(this.text.text, this.language, inForce.settings);
  }

  /** Applies what `textDocument/didChange` brought. */
  edit(changes: readonly TextDocumentContentChangeEvent[], version: number): void {
    for (const change of this.text.update(changes, version)) this.remember(change);
  }

  private remember({ start, end, text }: TextChange): void {
    const unread = (this.unread ??= { from: start, to: start });
    unread.from = Math.min(unread.from, start);
    unread.to = unread.to > end ? unread.to + text.length - (end - start) : start + text.length;
  }

  private read(): void {
    const { session, inForce, unread } = this;
    if (session === undefined || inForce === undefined || unread === undefined) return;
    this.unread = undefined;
    const { text } = this.text;
    const length = session.result.document.text.length;
    const change = {
      start: unread.from,
      end: length - (text.length - unread.to),
      text: text.slice(unread.from, unread.to),
    };
    try {
      this.text.adopt(session.update([change]).document.text);
    } catch (error) {
      this.log.error(`update ${this.text.uri}: ${describe(error)}`);
      this.begin(inForce, this.run);
    }
  }
}
