import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import type { LanguageId } from '../core/document/document';
import type { TextLinter } from '../core/linter/container-linter';
import { containerLinter, sameButWords } from '../core/linter/container-linter';
import { openContainer } from '../core/linter/container-session';
import type { ContainerId } from '../core/formats/containers/container';
import type { TextEdit } from '../core/findings/finding';
import type { LintResult, LintSession, TextChange } from '../core/linter/linter';
import type { InForce } from './configurations';
import type { Log } from './run-safe';
import { describe } from './run-safe';
import type { Settings } from './settings';
import { defaultEditorSettings } from './settings';
import type { TextDocument } from './text-document';

/**
 * A document that the editor has open, in a language that we know. Edits reach its text at once, and the linter when
 * somebody wants to know the result: edits that came faster than that are read together.
 */
export class OpenDocument {
  /** Undefined until the settings for it are known. */
  inForce: InForce | undefined;
  run: Settings['run'] = 'onType';
  /** The editor's settings for it. */
  editor: Settings = defaultEditorSettings;
  closed = false;
  /** The line that was typed in last, until another is, the file is saved, or the client says that it was left. */
  typedLine: number | undefined;
  /** Counts attempts to find its settings: only the latest one counts. */
  attempt = 0;
  /** Settles when its settings are known. */
  ready: Promise<void> = Promise.resolve();
  private session: LintSession | undefined;
  private unread: Unread | undefined;
  /** What the document is where it is a file of data; its own text is then no words. Known with its settings. */
  container: ContainerId | undefined;
  /** How long the text was that the session has read. */
  private lengthRead = 0;

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

  /** See LintSession.keepsDialogue. */
  keepsDialogue(edits: readonly TextEdit[]): boolean | undefined {
    this.read();
    return this.session?.keepsDialogue?.(edits);
  }

  /** Begins anew with other settings. */
  begin(inForce: InForce, run: Settings['run'], container?: ContainerId): void {
    this.inForce = inForce;
    this.container = container;
    this.run = run;
    this.unread = undefined;
    this.lengthRead = this.text.length;
    const { linter, settings, ignored } = inForce;
    if (ignored) this.session = undefined;
    else if (container === undefined) this.session = linter.open(this.text.text, this.language, settings);
    else this.session = openContainer(linter, container, this.text.text, settings);
  }

  /** What lints such a text as a whole; undefined while its settings are unknown. */
  get linter(): TextLinter | undefined {
    const { inForce, container } = this;
    return inForce && (container === undefined ? inForce.linter : containerLinter(inForce.linter, container));
  }

  /** Whether the text may become that one: of a file of data only words may change. */
  mayBecome(text: string): boolean {
    const { container, inForce } = this;
    return container === undefined || sameButWords(this.text.text, text, container, inForce!.settings);
  }

  /** Applies what `textDocument/didChange` brought. */
  edit(changes: readonly TextDocumentContentChangeEvent[], version: number): void {
    const applied = this.text.update(changes, version);
    for (const change of applied) this.remember(change);
    const last = applied.at(-1);
    // More at once is no typing: a paste, a fix.
    const typed = applied.length === 1 && last !== undefined && last.text.length <= 8;
    this.typedLine = typed ? this.text.lineOf(last.start + last.text.length) : undefined;
  }

  private remember(change: TextChange): void {
    const { start, end, text } = change;
    const before = this.unread;
    if (before === undefined) {
      this.unread = { from: start, to: start + text.length, only: change };
      return;
    }
    const from = Math.min(before.from, start);
    const to = before.to > end ? before.to + text.length - (end - start) : start + text.length;
    this.unread = { from, to };
  }

  private read(): void {
    const { session, inForce, unread } = this;
    if (session === undefined || inForce === undefined || unread === undefined) return;
    this.unread = undefined;
    const change = unread.only ?? allInOne(unread, this.lengthRead, this.text);
    try {
      session.update([change]);
      this.lengthRead = this.text.length;
    } catch (error) {
      this.log.error(`update ${this.text.uri}: ${describe(error)}`);
      this.begin(inForce, this.run, this.container);
    }
  }
}

/** What was edited since the session read the text: before `from` and after `to` it is the same. */
interface Unread {
  readonly from: number;
  readonly to: number;
  /** The edit, where there was only one. */
  readonly only?: TextChange;
}

function allInOne({ from, to }: Unread, lengthBefore: number, text: TextDocument): TextChange {
  return { start: from, end: lengthBefore - (text.length - to), text: text.slice(from, to) };
}
