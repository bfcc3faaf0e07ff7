import type {
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
  DidSaveTextDocumentParams,
} from 'vscode-languageserver';
import type { LintSettings } from '../core/config/config';
import type { LanguageId } from '../core/document/document';
import type { ContainerId } from '../core/formats/containers/container';
import { containerOf, containerOfFormat, isBinary, onlyWhereAsked } from '../core/formats/containers/names';
import type { Configurations, InForce } from './configurations';
import type { EditorSettings } from './editor-settings';
import { OpenDocument } from './open-document';
import type { PositionEncoding } from './position-encoding';
import type { Log } from './run-safe';
import { runSafely } from './run-safe';
import type { Settings } from './settings';
import { TextDocument } from './text-document';

/** Why a document is looked at: decides, with the setting `huashu.run`, whether its problems are shown now. */
export type Occasion = 'open' | 'change' | 'save' | 'settings' | 'close';

/** The open documents: follows the editor's notifications and tells `looked` whenever a document has been looked at. */
export class Documents {
  private readonly open = new Map<string, OpenDocument>();

  constructor(
    private readonly encoding: PositionEncoding,
    private readonly configurations: Configurations,
    private readonly editorSettings: EditorSettings,
    private readonly log: Log,
    private readonly looked: (document: OpenDocument, occasion: Occasion) => void,
  ) {}

  get all(): readonly OpenDocument[] {
    return [...this.open.values()];
  }

  /** A document that is a text; a file of data is none. */
  get(uri: string): OpenDocument | undefined {
    const document = this.open.get(uri);
    return document?.container === undefined ? document : undefined;
  }

  /** A document, be it a text or a file of data. */
  ofAnyKind(uri: string): OpenDocument | undefined {
    return this.open.get(uri);
  }

  /** The document once its settings are known; undefined where it is not open, or was closed meanwhile. */
  async whenReady(uri: string): Promise<OpenDocument | undefined> {
    const document = await this.ofAnyKindWhenReady(uri);
    return document?.container === undefined ? document : undefined;
  }

  /** The same for texts and files of data. */
  async ofAnyKindWhenReady(uri: string): Promise<OpenDocument | undefined> {
    const document = this.open.get(uri);
    await document?.ready;
    return document?.closed === false ? document : undefined;
  }

  async didOpen({ textDocument: { uri, languageId, version, text } }: DidOpenTextDocumentParams): Promise<void> {
    const language = languageOfDocument(uri, languageId);
    if (language === undefined) return;
    const document = new OpenDocument(
      new TextDocument(uri, languageId, version, text, this.encoding),
      language,
      this.log,
    );
    const before = this.open.get(uri);
    if (before !== undefined) before.closed = true;
    this.open.set(uri, document);
    await this.settle([document], 'open');
  }

  didChange({ textDocument: { uri, version }, contentChanges }: DidChangeTextDocumentParams): void {
    const document = this.open.get(uri);
    if (document === undefined) return;
    document.edit(contentChanges, version);
    if (document.isLinted) this.looked(document, 'change');
  }

  didSave({ textDocument: { uri } }: DidSaveTextDocumentParams): void {
    const document = this.open.get(uri);
    if (document === undefined) return;
    document.typedLine = undefined;
    if (document.isLinted) this.looked(document, 'save');
  }

  /** The cursor has left the line that was typed in: what was found on it need wait no longer. */
  lineLeft(uri: string): void {
    const document = this.open.get(uri);
    if (document?.typedLine === undefined) return;
    document.typedLine = undefined;
    if (document.isLinted && document.editor.quiet) this.looked(document, 'settings');
  }

  didClose({ textDocument: { uri } }: DidCloseTextDocumentParams): void {
    const document = this.open.get(uri);
    if (document === undefined) return;
    this.open.delete(uri);
    document.closed = true;
    this.looked(document, 'close');
  }

  /** Settings or configurations may have changed: looks again at the documents for which they did. */
  async reconsider(): Promise<void> {
    await this.settle(this.all, 'settings');
  }

  private settle(documents: readonly OpenDocument[], occasion: Occasion): Promise<void> {
    const attempts = documents.map((document) => ++document.attempt);
    const settled = runSafely('settings', this.log, async () => {
      const settings = await this.editorSettings.of(documents.map((document) => document.text.uri));
      await this.configurations.prepare(documents.map((document) => document.text.uri));
      for (const [i, document] of documents.entries()) {
        if (document.attempt !== attempts[i]) continue;
        await runSafely(`settings of ${document.text.uri}`, this.log, () =>
          this.apply(document, settings[i]!, occasion),
        );
      }
    });
    for (const document of documents) document.ready = settled;
    return settled;
  }

  private apply(document: OpenDocument, editor: Settings, occasion: Occasion): void {
    const { uri } = document.text;
    if (document.closed) return;
    document.editor = editor;
    const inForce = this.configurations.inForce(uri, editor);
    const container = containerFor(uri, inForce.settings.input);
    const wanted = container === undefined ? editor.languages[document.language] : isAskedFor(container, inForce);
    const ignored = inForce.ignored || !editor.enable || !wanted;
    if (document.run === editor.run && same(document.inForce, { ...inForce, ignored })) return;
    document.begin({ ...inForce, ignored }, editor.run, container);
    this.looked(document, occasion);
  }
}

/** What a file of data is, as configured, else by its name; undefined for texts. */
export function containerFor(uri: string, input: LintSettings['input']): ContainerId | undefined {
  return input?.format === undefined ? containerOf(uri) : containerOfFormat(input.format);
}

/** Files of data are linted where a configuration names them, transcripts always; those that are no text never are. */
export function isAskedFor(container: ContainerId, { settings }: InForce): boolean {
  return !isBinary(container) && (settings.input !== undefined || !onlyWhereAsked(container));
}

/** An editor that does not know scripts calls them plain text, or by a name that is not ours. */
function languageOfDocument(uri: string, languageId: string): LanguageId | undefined {
  const named = languageOf(languageId);
  if ((named === undefined || named === 'plaintext') && uri.endsWith('.huashu')) return 'huashu';
  return named ?? (containerOf(uri) === undefined ? undefined : 'plaintext');
}

/** The language that an editor calls so; undefined where it is not one of ours. */
export function languageOf(languageId: string): LanguageId | undefined {
  return languages.get(languageId);
}

/** By the language ids of editors; `text` is what some call plain text. Others are not ours. */
const languages: ReadonlyMap<string, LanguageId> = new Map([
  ['huashu', 'huashu'],
  ['markdown', 'markdown'],
  ['plaintext', 'plaintext'],
  ['text', 'plaintext'],
  ['html', 'html'],
]);

function same(a: InForce | undefined, b: InForce): boolean {
  return (
    a !== undefined &&
    a.linter === b.linter &&
    a.ignored === b.ignored &&
    JSON.stringify(a.settings) === JSON.stringify(b.settings)
  );
}
