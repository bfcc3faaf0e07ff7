import type {
  CancellationToken,
  Connection,
  DidChangeConfigurationParams,
  DidChangeTextDocumentParams,
  DidChangeWatchedFilesParams,
  DidChangeWorkspaceFoldersParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
  DidSaveTextDocumentParams,
  InitializeParams,
  Location,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { DidChangeConfigurationNotification, DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import { configFileNames } from '../core/config/names';
import { parentFolder } from '../core/config/paths';
import type { LanguageId } from '../core/document/document';
import type { Client } from './client';
import { clientOf } from './client';
import { ClientFiles } from './client-files';
import { ConfigProblems } from './config-problems';
import type { InForce } from './configurations';
import { Configurations } from './configurations';
import { ConfigTexts } from './config-texts';
import { DataSelectors } from './data-selectors';
import { Diagnostics } from './diagnostics';
import { Documents } from './documents';
import { EditorSettings } from './editor-settings';
import type { Host } from './host';
import { refreshDrawn } from './refresh';
import type { Log } from './run-safe';
import { WorkspaceDiagnostics } from './workspace-diagnostics';
import { pathOfUri, uriOfPath } from './uri';

/**
 * What the server holds between `initialize` and `shutdown`: made in one place, and handed to every feature. Knows what to
 * look at again when settings, configuration files or workspace folders change.
 */
export class Workspace {
  readonly client: Client;
  readonly documents: Documents;
  readonly diagnostics: Diagnostics;
  readonly configurations: Configurations;
  readonly configTexts: ConfigTexts;
  readonly host: Host;
  private readonly workspaceDiagnostics: WorkspaceDiagnostics;
  private readonly editorSettings: EditorSettings;
  private readonly configProblems: ConfigProblems;
  private readonly dataSelectors: DataSelectors;
  private folders: readonly string[];
  /** Folders whose configuration is looked over though no document of theirs may be open. */
  private readonly checkedFolders = new Set<string>();

  constructor(
    private readonly connection: Connection,
    ownHost: Host,
    readonly log: Log,
    params: InitializeParams,
  ) {
    this.client = clientOf(params);
    this.host = this.client.readsFiles ? new ClientFiles(connection) : ownHost;
    const { host } = this;
    this.folders = this.client.folders;
    this.editorSettings = new EditorSettings(connection, this.client, log);
    this.configurations = new Configurations(host, this.client, () => this.folders);
    this.configTexts = new ConfigTexts(this.client.encoding);
    this.configProblems = new ConfigProblems(connection, host, this.client.encoding);
    this.dataSelectors = new DataSelectors(connection, this.client);
    this.diagnostics = new Diagnostics(connection, this.client, log);
    this.documents = new Documents(this.client.encoding, this.configurations, this.editorSettings, log, (...looked) =>
      this.diagnostics.looked(...looked),
    );
    this.workspaceDiagnostics = new WorkspaceDiagnostics(
      connection,
      host,
      this.client.encoding,
      this.configurations,
      this.documents,
      () => this.folders,
    );
  }

  /** What is in force for what belongs to no document: as for a new file. */
  get reference(): InForce {
    return this.configurations.inForce('untitled:', this.editorSettings.latest);
  }

  /** What is in force for a text of that language that need not be open; undefined where it is not looked at. */
  async inForce(uri: string, language: LanguageId): Promise<InForce | undefined> {
    const [settings] = await this.editorSettings.of([uri]);
    await this.configurations.prepare([uri]);
    if (!settings!.enable || !settings!.languages[language]) return undefined;
    const inForce = this.configurations.inForce(uri, settings!);
    return inForce.ignored ? undefined : inForce;
  }

  /** The client is ready to be asked: registers for what can only be registered now. */
  async initialized(): Promise<void> {
    await this.checkFolders();
    this.showConfigProblems();
    const { client } = this.connection;
    const registrations: Promise<unknown>[] = [];
    if (this.client.registersConfiguration)
      registrations.push(client.register(DidChangeConfigurationNotification.type, { section: 'huashu' }));
    if (this.client.registersWatchers) {
      const watchers = watchedFiles.map((globPattern) => ({ globPattern }));
      registrations.push(client.register(DidChangeWatchedFilesNotification.type, { watchers }));
    }
    registrations.push(this.dataSelectors.update(this.configurations.inputs));
    await Promise.all(registrations);
  }

  async didOpen(params: DidOpenTextDocumentParams): Promise<void> {
    // The document is taken in before anything is waited for: its first changes may be next in the queue.
    this.configTexts.didOpen(params);
    const opened = this.documents.didOpen(params);
    if (!this.client.registersWatchers) await this.reloadIfChanged();
    await opened;
    this.showConfigProblems();
    // Its folders may have a configuration that nobody had looked at.
    await this.dataSelectors.update(this.configurations.inputs);
  }

  didChange(params: DidChangeTextDocumentParams): void {
    this.documents.didChange(params);
    this.configTexts.didChange(params);
  }

  didClose(params: DidCloseTextDocumentParams): void {
    this.documents.didClose(params);
    this.workspaceDiagnostics.changed();
    this.configTexts.didClose(params);
  }

  async didSave(params: DidSaveTextDocumentParams): Promise<void> {
    this.documents.didSave(params);
    if (!this.client.registersWatchers) await this.reloadIfChanged();
  }

  /** `workspace/diagnostic`. */
  async pullDiagnostics(
    params: WorkspaceDiagnosticParams,
    token: CancellationToken,
  ): Promise<WorkspaceDiagnosticReport> {
    const [editor] = await this.editorSettings.of(this.folders.slice(0, 1));
    const { locale } = this.reference.settings;
    return this.workspaceDiagnostics.pull(params, editor ?? this.editorSettings.latest, locale, token);
  }

  /** Asks the client to make an edit; what it says is its own affair. */
  async applyEdit(label: string, edit: WorkspaceEdit): Promise<void> {
    await this.connection.workspace.applyEdit({ label, edit });
  }

  /** Asks the client to open a document at a place. */
  async showDocument({ uri, range }: Location): Promise<void> {
    await this.connection.window.showDocument({ uri, takeFocus: true, selection: range });
  }

  async didChangeConfiguration({ settings }: DidChangeConfigurationParams): Promise<void> {
    this.editorSettings.didChange(settings);
    await this.reconsider();
  }

  async didChangeWatchedFiles({ changes }: DidChangeWatchedFilesParams): Promise<void> {
    const paths = changes.map((change) => pathOfUri(change.uri)).filter((path) => path !== undefined);
    this.host.forget?.(paths);
    for (const path of paths) if (isConfigFile(path)) this.checkedFolders.add(parentFolder(path) ?? '/');
    if (this.configurations.concerns(paths)) {
      // A client may tell of a change twice: that it saved a file, and that the file changed. What it reads for us has just been
      // forgotten, and cannot be compared.
      if (this.client.readsFiles) await this.reload();
      else await this.reloadIfChanged();
    }
    this.workspaceDiagnostics.changed();
  }

  async didChangeFolders({ event: { added, removed } }: DidChangeWorkspaceFoldersParams): Promise<void> {
    const gone = new Set(removed.map((folder) => folder.uri));
    this.folders = [...this.folders.filter((uri) => !gone.has(uri)), ...added.map((folder) => folder.uri)];
    await this.reload();
  }

  /** Whatever was read is compared with what is there. For clients that watch no files, where the user may expect it. */
  private async reloadIfChanged(): Promise<void> {
    if (this.configurations.changedOnDisk()) await this.reload();
  }

  private async reload(): Promise<void> {
    this.configurations.forget();
    await this.reconsider();
  }

  private async reconsider(): Promise<void> {
    await this.checkFolders();
    await this.documents.reconsider();
    this.showConfigProblems();
    await this.dataSelectors.update(this.configurations.inputs);
    await this.diagnostics.refresh();
    await refreshDrawn(this.connection, this.client);
    this.workspaceDiagnostics.changed();
  }

  private async checkFolders(): Promise<void> {
    const roots = this.folders.map(pathOfUri).filter((path) => path !== undefined);
    const folders = [...roots, ...this.checkedFolders].map((folder) => folder.replace(/\/$/, ''));
    await this.configurations.prepare(folders.map((folder) => uriOfPath(`${folder}/-`)));
    for (const folder of folders) this.configurations.check(folder);
  }

  private showConfigProblems(): void {
    this.configProblems.show(this.configurations.problems, this.reference.settings.locale);
  }
}

/** Configuration files, and the files that a rule pack is made of. */
const watchedFiles = [
  `**/{${configFileNames.join(',')}}`,
  '**/{pack,acts,clauses,phrases,facts,terms}.yaml',
  '**/{rules,acts}/*.{yaml,yml}',
  // What is looked over though it is not open.
  '**/*.{huashu,md,txt}',
];

function isConfigFile(path: string): boolean {
  return (configFileNames as readonly string[]).includes(path.slice(path.lastIndexOf('/') + 1));
}
