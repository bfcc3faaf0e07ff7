import type {
  CancellationToken,
  Connection,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { DocumentDiagnosticReportKind, RAL, WorkspaceDiagnosticRequest } from 'vscode-languageserver';
import type { Locale } from '../core/config/config';
import type { LanguageId } from '../core/document/document';
import { containerOf, isBinary } from '../core/formats/containers/names';
import { containerLinter } from '../core/linter/container-linter';
import type { Configurations } from './configurations';
import { toDiagnostic } from './convert';
import { containerFor, isAskedFor, type Documents } from './documents';
import type { Host } from './host';
import { messagesIn } from './messages';
import type { PositionEncoding } from './position-encoding';
import type { Settings } from './settings';
import { TextDocument } from './text-document';
import { pathOfUri, uriOfPath } from './uri';

/** More is not looked at: a workspace may be anything, a home folder too. */
const MOST_FILES = 2000;
/** Of so many files of data it is asked whether a configuration names them. */
const MOST_DATA = 5000;
const MOST_UNITS = 20_000_000;
const LONGEST_FILE = 1_000_000;
const DEEPEST = 12;

const languageOf: { readonly [extension: string]: LanguageId } = { huashu: 'huashu', md: 'markdown', txt: 'plaintext' };

/**
 * `workspace/diagnostic`: findings of files that are not open, for clients that ask, where `huashu.workspaceDiagnostics` is
 * on. One file at a time, so that whatever the user types meanwhile goes first. Once everything has been told the next
 * question waits until something may have changed, as the protocol allows.
 */
export class WorkspaceDiagnostics {
  /** Counts what may change an answer. */
  private generation = 0;
  private answered = -1;
  private waiting: (() => void)[] = [];

  constructor(
    private readonly connection: Connection,
    private readonly host: Host,
    private readonly encoding: PositionEncoding,
    private readonly configurations: Configurations,
    private readonly documents: Documents,
    private readonly folders: () => readonly string[],
  ) {}

  /** Files, configurations or settings may have changed. */
  changed(): void {
    this.generation++;
    for (const wake of this.waiting.splice(0)) wake();
  }

  async pull(
    params: WorkspaceDiagnosticParams,
    editor: Settings,
    locale: Locale,
    token: CancellationToken,
  ): Promise<WorkspaceDiagnosticReport> {
    if (this.answered === this.generation) await this.change(token);
    if (token.isCancellationRequested) return { items: [] };
    const { generation } = this;
    const before = new Map(params.previousResultIds.map(({ uri, value }) => [uri, value]));
    const found = editor.workspaceDiagnostics ? this.files(editor) : [];
    const progress =
      params.workDoneToken === undefined
        ? undefined
        : this.connection.window.attachWorkDoneProgress(String(params.workDoneToken));
    progress?.begin(messagesIn(locale).lookingOver, 0, undefined, true);
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    let units = 0;
    let told = 0;
    for (const [i, path] of found.entries()) {
      if (i % 10 === 9) progress?.report((100 * i) / found.length, `${i} / ${found.length}`);
      await new Promise<void>((resolve) => RAL().timer.setImmediate(resolve));
      if (token.isCancellationRequested || units > MOST_UNITS) break;
      const uri = uriOfPath(path);
      if (this.documents.ofAnyKind(uri)) continue;
      const text = this.host.readFile(path) ?? '';
      units += text.length;
      const item = text.length > LONGEST_FILE ? undefined : this.report(uri, path, text, editor, before.get(uri));
      if (item) items.push(item);
      before.delete(uri);
      if (params.partialResultToken !== undefined && items.length - told >= 50) {
        await this.connection.sendProgress(WorkspaceDiagnosticRequest.partialResult, params.partialResultToken, {
          items: items.slice(told),
        });
        told = items.length;
      }
    }
    progress?.done();
    // What was told of files that are gone, or no longer looked at, is taken back.
    if (!token.isCancellationRequested) {
      for (const uri of before.keys())
        items.push({ uri, version: null, kind: DocumentDiagnosticReportKind.Full, items: [] });
      this.answered = generation;
    }
    return { items: items.slice(told) };
  }

  private report(
    uri: string,
    path: string,
    text: string,
    editor: Settings,
    previous: string | undefined,
  ): WorkspaceDocumentDiagnosticReport | undefined {
    const inForce = this.configurations.inForce(uri, editor);
    const { linter, settings, ignored } = inForce;
    const container = containerFor(uri, settings.input);
    const language = languageOf[path.slice(path.lastIndexOf('.') + 1)] ?? 'plaintext';
    const wanted = container === undefined ? editor.languages[language] : isAskedFor(container, inForce);
    if (ignored || !editor.enable || !wanted) return undefined;
    const resultId = hashOf(text + JSON.stringify(settings));
    if (resultId === previous) return { uri, version: null, kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    const document = new TextDocument(uri, language, 0, text, this.encoding);
    const reader = container === undefined ? linter : containerLinter(linter, container);
    const items = reader.lint(text, language, settings).findings.map((finding) => toDiagnostic(document, finding));
    return { uri, version: null, kind: DocumentDiagnosticReportKind.Full, resultId, items };
  }

  /**
   * Paths of the files of the workspace folders that are in a language of ours or files of data that a configuration names,
   * within bounds.
   */
  private files(editor: Settings): string[] {
    let looked = 0;
    const isNamed = (path: string): boolean => {
      const container = containerOf(path);
      if (container === undefined || isBinary(container) || ++looked > MOST_DATA) return false;
      return isAskedFor(container, this.configurations.inForce(uriOfPath(path), editor));
    };
    const files: string[] = [];
    const visit = (folder: string, depth: number): void => {
      for (const name of this.host.listFolder(folder) ?? []) {
        if (files.length >= MOST_FILES) return;
        if (name.startsWith('.') || name === 'node_modules') continue;
        const path = `${folder}/${name}`;
        const extension = name.slice(name.lastIndexOf('.') + 1);
        if (name.includes('.') && (Object.hasOwn(languageOf, extension) || isNamed(path))) files.push(path);
        else if (!name.includes('.') && depth < DEEPEST) visit(path, depth + 1);
      }
    };
    for (const uri of this.folders()) {
      const folder = pathOfUri(uri);
      if (folder !== undefined) visit(folder.replace(/\/$/, ''), 0);
    }
    return files;
  }

  private change(token: CancellationToken): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      token.onCancellationRequested(() => resolve());
    });
  }
}

/** FNV-1a, as text. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return `${text.length}-${(hash >>> 0).toString(36)}`;
}
