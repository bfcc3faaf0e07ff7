import type { Connection, Disposable, DocumentFilter } from 'vscode-languageserver';
import {
  BulkRegistration,
  CodeActionKind,
  CodeActionRequest,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  DocumentDiagnosticRequest,
  HoverRequest,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import type { Client } from './client';
import { fixAllKind } from './code-action-kinds';

/** Globs of a configuration, with the folder they are relative to (absolute, with `/`). */
export interface DataGlobs {
  readonly folder: string;
  readonly files: readonly string[];
}

/**
 * Tells the client which files of data to open with the server: those that configurations name, and no others, so that no
 * other JSON of a workspace is ever sent. For clients that let the server say so.
 */
export class DataSelectors {
  private told = '[]';
  private registered: Promise<Disposable> | undefined;

  constructor(
    private readonly connection: Connection,
    private readonly client: Client,
  ) {}

  /** Registers for these globs instead of those of before. */
  async update(globs: readonly DataGlobs[]): Promise<void> {
    if (!this.client.registersDocuments) return;
    const documentSelector = filtersOf(globs);
    const told = JSON.stringify(documentSelector);
    if (told === this.told) return;
    this.told = told;
    const before = this.registered;
    this.registered = documentSelector.length === 0 ? undefined : this.register(documentSelector);
    (await before)?.dispose();
    await this.registered;
  }

  private register(documentSelector: DocumentFilter[]): Promise<Disposable> {
    const bulk = BulkRegistration.create();
    bulk.add(DidOpenTextDocumentNotification.type, { documentSelector });
    bulk.add(DidChangeTextDocumentNotification.type, { documentSelector, syncKind: TextDocumentSyncKind.Incremental });
    bulk.add(DidSaveTextDocumentNotification.type, { documentSelector });
    bulk.add(DidCloseTextDocumentNotification.type, { documentSelector });
    if (this.client.pullsDiagnostics)
      bulk.add(DocumentDiagnosticRequest.type, {
        documentSelector,
        identifier: 'huashu-data',
        interFileDependencies: false,
        workspaceDiagnostics: false,
      });
    bulk.add(CodeActionRequest.type, { documentSelector, codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] });
    bulk.add(HoverRequest.type, { documentSelector });
    return this.connection.client.register(bulk);
  }
}

/** What editors call files of data. Plain text is not among them: it reaches the server anyway. */
const languages = ['json', 'jsonc', 'jsonl', 'ndjson', 'yaml', 'csv', 'tsv', 'subrip', 'srt', 'vtt', 'webvtt'];

function filtersOf(globs: readonly DataGlobs[]): DocumentFilter[] {
  const patterns = new Set(globs.flatMap(({ folder, files }) => files.flatMap((file) => patternsOf(folder, file))));
  return [...patterns].flatMap((each) => {
    const { scheme, pattern } = JSON.parse(each) as { scheme: string; pattern: string };
    return languages.map((language) => ({ scheme, language, pattern }));
  });
}

/** As JSON, so that the same comes once: a glob of a configuration as an editor reads globs. See `compileGlobs`. */
function patternsOf(folder: string, glob: string): string[] {
  // A folder that the client reads for us: see client/src/uris.ts.
  const virtual = /^\/\/([\w.+-]+)~[^/]*(\/.*)?$/.exec(folder);
  const scheme = virtual?.[1] ?? 'file';
  const base = escapeGlob((virtual === null ? folder : (virtual[2] ?? '')).replace(/\/$/, ''));
  const plain = glob.replace(/^(\.\/)+/, '').replace(/\/+$/, '');
  const anywhere = plain.includes('/') || plain === '**' ? plain : `**/${plain}`;
  const below = glob.endsWith('/') ? [`${anywhere}/**`] : [anywhere, `${anywhere}/**`];
  return below.map((each) => JSON.stringify({ scheme, pattern: `${base}/${each}` }));
}

function escapeGlob(path: string): string {
  return path.replace(/[[\]{}*?]/g, (character) => `[${character}]`);
}
