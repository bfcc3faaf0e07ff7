import type { ChildProcess } from 'node:child_process';
import { fork, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { createConnection } from 'vscode-languageserver/node';
import type {
  ClientCapabilities,
  CodeAction,
  CodeActionContext,
  CompletionItem,
  CompletionList,
  Diagnostic,
  DocumentDiagnosticReport,
  FileChangeType,
  Hover,
  InitializeParams,
  InitializeResult,
  LogMessageParams,
  MessageConnection,
  PublishDiagnosticsParams,
  Range,
  RegistrationParams,
  TextDocumentContentChangeEvent,
  Unregistration,
  UnregistrationParams,
} from 'vscode-languageserver-protocol/node';
import { IPCMessageReader, IPCMessageWriter, createMessageConnection } from 'vscode-languageserver-protocol/node';
import type { Host } from '../../../server/src/lsp/host';
import { startServer } from '../../../server/src/lsp/server';

export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly folders?: readonly string[];
  readonly locale?: string;
  readonly initializationOptions?: unknown;
  /** What the editor's settings `huashu` are for a document; asked for where the capabilities say `workspace.configuration`. */
  readonly configuration?: (scopeUri: string | undefined) => unknown;
}

/** An editor, as far as a language server can tell: speaks the protocol and waits for messages, never for time. */
export class Client {
  readonly log: LogMessageParams[] = [];
  readonly registrations: RegistrationParams['registrations'] = [];
  readonly unregistrations: Unregistration[] = [];
  refreshes = 0;
  private readonly published: PublishDiagnosticsParams[] = [];
  private readonly waiting = new Set<() => void>();

  private constructor(
    readonly connection: MessageConnection,
    readonly options: ClientOptions,
    private readonly child: ChildProcess | undefined,
  ) {
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.push(params);
      this.wake();
    });
    connection.onNotification('window/logMessage', (params: LogMessageParams) => {
      this.log.push(params);
      this.wake();
    });
    connection.onRequest('workspace/configuration', ({ items }: { items: { scopeUri?: string }[] }) =>
      Promise.all(items.map(async ({ scopeUri }) => (await this.options.configuration?.(scopeUri)) ?? null)),
    );
    connection.onRequest('client/registerCapability', (params: RegistrationParams) => {
      this.registrations.push(...params.registrations);
      this.wake();
      return null;
    });
    connection.onRequest('client/unregisterCapability', ({ unregisterations }: UnregistrationParams) => {
      this.unregistrations.push(...unregisterations);
      this.wake();
      return null;
    });
    connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes++;
      this.wake();
      return null;
    });
    connection.listen();
  }

  /** The bundled server as a process of its own, over standard input and output. */
  static overStdio(options: ClientOptions = {}): Client {
    const child = spawn(process.execPath, [serverFile(), '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    return new Client(createMessageConnection(child.stdout, child.stdin), options, child);
  }

  /** The bundled server as a child process that is spoken to over Node's channel between processes, as VS Code does. */
  static overNodeIpc(options: ClientOptions = {}): Client {
    const child = fork(serverFile(), ['--node-ipc'], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    return new Client(
      createMessageConnection(new IPCMessageReader(child), new IPCMessageWriter(child)),
      options,
      child,
    );
  }

  /** The bundled server as a process that connects to a socket of the client's. */
  static async overSocket(options: ClientOptions = {}): Promise<Client> {
    const listening = createServer();
    await new Promise<void>((done) => listening.listen(0, '127.0.0.1', done));
    const { port } = listening.address() as AddressInfo;
    const connected = new Promise<Socket>((done) => listening.once('connection', done));
    const child = spawn(process.execPath, [serverFile(), `--socket=${port}`], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const socket = await connected;
    listening.close();
    return new Client(createMessageConnection(socket, socket), options, child);
  }

  /** The server inside this process, with a host of the test's own. */
  static inProcess(host: Host, options: ClientOptions = {}): Client {
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    startServer(createConnection(toServer, toClient), host);
    return new Client(createMessageConnection(toClient, toServer), options, undefined);
  }

  async initialize(): Promise<InitializeResult> {
    const { capabilities = {}, folders, locale, initializationOptions } = this.options;
    const params: InitializeParams = {
      // A server inside this process must not wait for the process to end.
      processId: this.child === undefined ? null : process.pid,
      rootUri: folders?.[0] ?? null,
      workspaceFolders: folders?.map((uri) => ({ uri, name: uri })) ?? null,
      capabilities,
      ...(locale === undefined ? {} : { locale }),
      ...(initializationOptions === undefined ? {} : { initializationOptions }),
    };
    const result = await this.connection.sendRequest<InitializeResult>('initialize', params);
    await this.notify('initialized', {});
    return result;
  }

  notify(method: string, params: object): Promise<void> {
    return this.connection.sendNotification(method, params);
  }

  request<Result>(method: string, params: object): Promise<Result> {
    return this.connection.sendRequest<Result>(method, params);
  }

  open(uri: string, text: string, languageId = 'huashu', version = 1): Promise<void> {
    return this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version, text } });
  }

  change(uri: string, version: number, ...contentChanges: TextDocumentContentChangeEvent[]): Promise<void> {
    return this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  }

  close(uri: string): Promise<void> {
    return this.notify('textDocument/didClose', { textDocument: { uri } });
  }

  filesChanged(type: FileChangeType, ...uris: string[]): Promise<void> {
    return this.notify('workspace/didChangeWatchedFiles', { changes: uris.map((uri) => ({ uri, type })) });
  }

  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.request('textDocument/diagnostic', { textDocument: { uri }, previousResultId });
  }

  codeActions(uri: string, range: Range, context: Partial<CodeActionContext> = {}): Promise<CodeAction[]> {
    return this.request('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics: [], ...context },
    });
  }

  async complete(uri: string, line: number, character: number): Promise<CompletionItem[]> {
    const position = { line, character };
    const list = await this.request<CompletionList | null>('textDocument/completion', {
      textDocument: { uri },
      position,
    });
    return list?.items ?? [];
  }

  hover(uri: string, line: number, character: number): Promise<Hover | null> {
    return this.request('textDocument/hover', { textDocument: { uri }, position: { line, character } });
  }

  /** The diagnostics published for a document, once there are some for its version, or any at all without a version. */
  async diagnostics(uri: string, version?: number): Promise<Diagnostic[]> {
    const found = await this.until(() =>
      this.published.find((each) => each.uri === uri && (version === undefined || each.version === version)),
    );
    this.published.splice(this.published.indexOf(found), 1);
    return found.diagnostics;
  }

  /** Waits until `look` gives something; looks again after every message. */
  async until<Found>(look: () => Found | undefined | false): Promise<Found> {
    for (;;) {
      const found = look();
      if (found !== undefined && found !== false) return found;
      await new Promise<void>((resolve) => this.waiting.add(resolve));
    }
  }

  /** What was published and not yet taken by {@link diagnostics}. */
  get unread(): readonly PublishDiagnosticsParams[] {
    return this.published;
  }

  /** Ends the server as an editor does; gives the exit code of its process. */
  async stop(): Promise<number | null> {
    await this.connection.sendRequest('shutdown');
    return this.exit();
  }

  async exit(): Promise<number | null> {
    const { child } = this;
    if (child === undefined) {
      this.connection.dispose();
      return 0;
    }
    const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
    await this.connection.sendNotification('exit');
    return exited;
  }

  private wake(): void {
    const waiting = [...this.waiting];
    this.waiting.clear();
    for (const resolve of waiting) resolve();
  }
}

function serverFile(): string {
  return process.env['HUASHU_SERVER'] ?? resolve('dist/server.js');
}
