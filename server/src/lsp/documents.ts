import type {
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
  DidSaveTextDocumentParams,
} from 'vscode-languageserver';
import type { LanguageId } from '../core/document/document';
import type { LintResult, LintSession, TextChange } from '../core/linter/linter';
import type { Configurations, InForce } from './configurations';
import type { EditorSettings } from './editor-settings';
import type { PositionEncoding } from './position-encoding';
import type { Log } from './run-safe';
import { describe, runSafely } from './run-safe';
import type { Settings } from './settings';
import { TextDocument } from './text-document';

/** Why a document is looked at: decides, with the setting `huashu.run`, whether its problems are shown now. */
export type Occasion = 'open' | 'change' | 'save' | 'settings' | 'close';

/** A document that the editor has open, in a language that we know. */
export class OpenDocument {
  /** Undefined until the settings for it are known. */
  inForce: InForce | undefined;
  run: Settings['run'] = 'onType';
  private session: LintSession | undefined;
  /** Counts attempts to find its settings: only the latest one counts. */
  attempt = 0;
  /** Settles when its settings are known. */
  ready: Promise<void> = Promise.resolve();

  constructor(
    readonly text: TextDocument,
    readonly language: LanguageId,
    private readonly log: Log,
  ) {}

  /** What a lint of the text as it is now came to; undefined while its settings are unknown, or where it is ignored. */
  get result(): LintResult | undefined {
    return this.session?.result;
  }

  /** Begins anew with other settings. */
  begin(inForce: InForce, run: Settings['run']): void {
    this.inForce = inForce;
    this.run = run;
    this.session = inForce.ignored ? undefined : inForce.linter.open(this.text.text, this.language, inForce.settings);
  }

  edited(changes: readonly TextChange[]): void {
    if (this.session === undefined || this.inForce === undefined) return;
    try {
      this.text.adopt(this.session.update(changes).document.text);
    } catch (error) {
      this.log.error(`update ${this.text.uri}: ${describe(error)}`);
      this.begin(this.inForce, this.run);
    }
  }
}

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

  get(uri: string): OpenDocument | undefined {
    return this.open.get(uri);
  }

  /** The document once its settings are known; undefined where it is not open, or was closed meanwhile. */
  async whenReady(uri: string): Promise<OpenDocument | undefined> {
    const document = this.open.get(uri);
    await document?.ready;
    return this.open.get(uri) === document ? document : undefined;
  }

  async didOpen({ textDocument: { uri, languageId, version, text } }: DidOpenTextDocumentParams): Promise<void> {
    const language = languages.get(languageId);
    if (language === undefined) return;
    const document = new OpenDocument(
      new TextDocument(uri, languageId, version, text, this.encoding),
      language,
      this.log,
    );
    this.open.set(uri, document);
    await this.settle([document], 'open');
  }

  didChange({ textDocument: { uri, version }, contentChanges }: DidChangeTextDocumentParams): void {
    const document = this.open.get(uri);
    if (document === undefined) return;
    document.edited(document.text.update(contentChanges, version));
    if (document.result !== undefined) this.looked(document, 'change');
  }

  didSave({ textDocument: { uri } }: DidSaveTextDocumentParams): void {
    const document = this.open.get(uri);
    if (document?.result !== undefined) this.looked(document, 'save');
  }

  didClose({ textDocument: { uri } }: DidCloseTextDocumentParams): void {
    const document = this.open.get(uri);
    if (document === undefined) return;
    this.open.delete(uri);
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
    if (this.open.get(uri) !== document) return;
    const inForce = this.configurations.inForce(uri, editor);
    const ignored = inForce.ignored || !editor.enable || !editor.languages[document.language];
    if (document.run === editor.run && same(document.inForce, { ...inForce, ignored })) return;
    document.begin({ ...inForce, ignored }, editor.run);
    this.looked(document, occasion);
  }
}

/** By the language ids of editors; `text` is what some call plain text. Others are not ours. */
const languages: ReadonlyMap<string, LanguageId> = new Map([
  ['huashu', 'huashu'],
  ['markdown', 'markdown'],
  ['plaintext', 'plaintext'],
  ['text', 'plaintext'],
]);

function same(a: InForce | undefined, b: InForce): boolean {
  return (
    a !== undefined &&
    a.linter === b.linter &&
    a.ignored === b.ignored &&
    JSON.stringify(a.settings) === JSON.stringify(b.settings)
  );
}
