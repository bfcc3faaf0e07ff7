import { EventEmitter, window, workspace } from 'vscode';
import type { Event, LogOutputChannel, Uri } from 'vscode';
import { State } from 'vscode-languageclient';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { documentSelector } from './documents';
import { answerFiles } from './files';
import { goOn } from './go-on';
import { presentProblems } from './present-problems';
import type { FilesParams, InitializationOptions } from './protocol';
import { uriConverters } from './uris';

/** Makes the language client of the platform: one that starts a process, or one that starts a web worker. */
export type CreateLanguageClient = (options: LanguageClientOptions) => BaseLanguageClient;

export interface ClientOptions {
  /** The server has no files of its own, or not those of the workspace: it reads them through the client. */
  readonly readsFiles: boolean;
}

export type ServerState = 'stopped' | 'starting' | 'running';

/** The server as the rest of the extension sees it. A failure to start is shown and logged, and leaves it stopped. */
export class HuashuClient {
  readonly output: LogOutputChannel = window.createOutputChannel('Huashu', { log: true });
  private readonly stateEmitter = new EventEmitter<ServerState>();
  private readonly client: BaseLanguageClient;

  readonly onDidChangeState: Event<ServerState> = this.stateEmitter.event;

  constructor(create: CreateLanguageClient, { readsFiles }: ClientOptions) {
    this.client = create({
      documentSelector: documentSelector(),
      uriConverters,
      outputChannel: this.output,
      middleware: { ...presentProblems, ...goOn },
      // Also on save: with huashu.run "onSave" the server's answer changes then.
      diagnosticPullOptions: { onChange: true, onSave: true },
      initializationOptions: (): InitializationOptions => ({
        trusted: workspace.isTrusted,
        pages: true,
        problemsInHover: true,
        ...(readsFiles ? { files: 'client' as const } : {}),
      }),
    });
    this.client.onRequest('huashu/files', (params: FilesParams) => answerFiles(params));
    this.client.onDidChangeState(({ newState }) => this.stateEmitter.fire(serverState(newState)));
  }

  get state(): ServerState {
    return serverState(this.client.state);
  }

  async start(): Promise<void> {
    try {
      await this.client.start();
    } catch (error) {
      this.output.error(error instanceof Error ? error : String(error));
    }
  }

  async stop(): Promise<void> {
    if (this.client.needsStop()) await this.client.stop();
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** A URI as the server knows it. */
  uriOf(uri: Uri): string {
    return uriConverters.code2Protocol(uri);
  }

  /** Tells the server something, where it is running. */
  async notify(method: string, parameters: object): Promise<void> {
    if (this.client.isRunning()) await this.client.sendNotification(method, parameters);
  }

  /** Asks the server; undefined where it is not running. */
  async request<Result>(method: string, parameters?: object): Promise<Result | undefined> {
    if (!this.client.isRunning()) return undefined;
    return this.client.sendRequest<Result>(method, parameters ?? {});
  }
}

function serverState(state: State): ServerState {
  switch (state) {
    case State.Running:
      return 'running';
    case State.Starting:
      return 'starting';
    default:
      return 'stopped';
  }
}
