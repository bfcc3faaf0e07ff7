import type {
  CancellationToken,
  Connection,
  InitializeResult,
  ProtocolNotificationType,
  ProtocolRequestType,
} from 'vscode-languageserver';
import {
  CodeActionRequest,
  CompletionRequest,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  DocumentDiagnosticRequest,
  ErrorCodes,
  HoverRequest,
  InitializedNotification,
  ResponseError,
} from 'vscode-languageserver';
import { capabilitiesFor } from './client';
import { codeActions } from './code-actions';
import { completion } from './completion';
import { ExplainRequest, RulesRequest } from './custom-requests';
import { emptyReport } from './diagnostics';
import { explain, listRules } from './explain';
import type { Host } from './host';
import { hover } from './hover';
import { answerSafely, runSafely } from './run-safe';
import { Workspace } from './workspace';

declare const HUASHU_VERSION: string;

/** Runs the language server over a connection until the client says `exit`. Everything it answers is in this table. */
export function startServer(connection: Connection, host: Host): void {
  const { request, notification } = lifecycle(connection, host);

  notification(InitializedNotification.type, (workspace) => workspace.initialized());
  notification(DidOpenTextDocumentNotification.type, (workspace, params) => workspace.didOpen(params));
  notification(DidChangeTextDocumentNotification.type, (workspace, params) => workspace.didChange(params));
  notification(DidSaveTextDocumentNotification.type, (workspace, params) => workspace.didSave(params));
  notification(DidCloseTextDocumentNotification.type, (workspace, params) => workspace.didClose(params));
  notification(DidChangeConfigurationNotification.type, (workspace, params) =>
    workspace.didChangeConfiguration(params),
  );
  notification(DidChangeWatchedFilesNotification.type, (workspace, params) => workspace.didChangeWatchedFiles(params));
  notification(DidChangeWorkspaceFoldersNotification.type, (workspace, params) => workspace.didChangeFolders(params));

  request(DocumentDiagnosticRequest.type, emptyReport, (workspace, params) =>
    workspace.diagnostics.pull(workspace.documents, params),
  );
  request(CodeActionRequest.type, [], codeActions);
  request(HoverRequest.type, null, hover);
  request(CompletionRequest.type, null, completion);
  request(ExplainRequest, null, explain);
  request(RulesRequest, [], listRules);

  connection.listen();
}

/**
 * The protocol's states: nothing is answered before `initialize` or after `shutdown`, and what comes between is handed on
 * inside the error boundary. (`exit`, and the exit code, are the connection's.)
 */
function lifecycle(connection: Connection, host: Host) {
  const log = connection.console;
  let workspace: Workspace | undefined;
  let over = false;

  connection.onInitialize((params): InitializeResult => {
    if (workspace !== undefined)
      throw new ResponseError(ErrorCodes.InvalidRequest, 'The server is initialised already.');
    workspace = new Workspace(connection, host, log, params);
    return { capabilities: capabilitiesFor(workspace.client), serverInfo: { name: 'huashu', version: HUASHU_VERSION } };
  });
  connection.onShutdown(() => {
    over = true;
  });

  return {
    request<P, R>(
      type: ProtocolRequestType<P, R, unknown, unknown, unknown>,
      empty: R,
      answer: (workspace: Workspace, params: P) => R | Promise<R>,
    ): void {
      // A request without parameters comes as its token alone.
      connection.onRequest(type.method, (...received: [P, CancellationToken] | [CancellationToken]) => {
        const [params, token] = received.length === 2 ? received : [{} as P, received[0]];
        const current = workspace;
        if (current === undefined)
          return new ResponseError(ErrorCodes.ServerNotInitialized, 'The server is not initialised.');
        if (over) return new ResponseError(ErrorCodes.InvalidRequest, 'The server is shutting down.');
        return answerSafely(type.method, log, token, empty, () => answer(current, params));
      });
    },
    notification<P>(
      type: ProtocolNotificationType<P, unknown>,
      handle: (workspace: Workspace, params: P) => void | Promise<void>,
    ): void {
      connection.onNotification(type.method, (params: P) => {
        const current = workspace;
        if (current === undefined || over) return;
        return runSafely(type.method, log, () => handle(current, params));
      });
    },
  };
}
