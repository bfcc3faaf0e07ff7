import type {
  CancellationToken,
  Connection,
  InitializeResult,
  ProtocolNotificationType,
  ProtocolRequestType,
} from 'vscode-languageserver';
import {
  CodeActionRequest,
  CodeLensRequest,
  CompletionRequest,
  CompletionResolveRequest,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  DefinitionRequest,
  DocumentDiagnosticRequest,
  DocumentFormattingRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  DocumentSymbolRequest,
  ErrorCodes,
  ExecuteCommandRequest,
  FoldingRangeRequest,
  HoverRequest,
  InitializedNotification,
  InlayHintRequest,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  ResponseError,
  SelectionRangeRequest,
  SemanticTokensDeltaRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
  WorkspaceDiagnosticRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver';
import { capabilitiesFor } from './client';
import { codeActions } from './code-actions';
import { codeLenses } from './code-lens';
import { executeCommand } from './commands';
import { completion, resolveCompletion } from './completion';
import {
  ClausesRequest,
  ExplainRequest,
  LineLeftNotification,
  PhrasesRequest,
  RulesRequest,
  ScoreRequest,
} from './custom-requests';
import { emptyReport } from './diagnostics';
import { explain, listRules } from './explain';
import { foldingRanges, selectionRanges } from './folding';
import { format, formatOnType, formatRange } from './formatting';
import type { Host } from './host';
import { hover } from './hover';
import { inlayHints } from './inlay-hints';
import { definition, documentHighlights, documentLinks, prepareRename, references, rename } from './navigation';
import { answerSafely, runSafely } from './run-safe';
import { deltaTokens, fullTokens, rangeTokens } from './semantic-tokens';
import { documentSymbols, workspaceSymbols } from './symbols';
import { listClauses, listPhrases } from './library';
import { scoreText } from './score-text';
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

  notification(LineLeftNotification, async (workspace, { uri }) => {
    workspace.documents.lineLeft(uri);
    await workspace.diagnostics.refresh();
  });

  request(DocumentDiagnosticRequest.type, emptyReport, (workspace, params) =>
    workspace.diagnostics.pull(workspace.documents, params),
  );
  request(WorkspaceDiagnosticRequest.type, { items: [] }, (workspace, params, token) =>
    workspace.pullDiagnostics(params, token),
  );
  request(CodeActionRequest.type, [], codeActions);
  request(HoverRequest.type, null, hover);
  request(CompletionRequest.type, null, completion);
  request(CompletionResolveRequest.type, { label: '' }, resolveCompletion);
  request(CodeLensRequest.type, null, codeLenses);
  request(InlayHintRequest.type, null, inlayHints);
  request(DocumentSymbolRequest.type, null, documentSymbols);
  request(WorkspaceSymbolRequest.type, null, workspaceSymbols);
  request(FoldingRangeRequest.type, null, foldingRanges);
  request(SelectionRangeRequest.type, null, selectionRanges);
  request(DocumentHighlightRequest.type, null, documentHighlights);
  request(ReferencesRequest.type, null, references);
  request(PrepareRenameRequest.type, null, prepareRename);
  request(RenameRequest.type, null, rename);
  request(DefinitionRequest.type, null, definition);
  request(DocumentLinkRequest.type, null, documentLinks);
  request(SemanticTokensRequest.type, { data: [] }, fullTokens);
  request(SemanticTokensDeltaRequest.type, { data: [] }, deltaTokens);
  request(SemanticTokensRangeRequest.type, { data: [] }, rangeTokens);
  request(DocumentFormattingRequest.type, null, format);
  request(DocumentRangeFormattingRequest.type, null, formatRange);
  request(DocumentOnTypeFormattingRequest.type, null, formatOnType);
  request(ExecuteCommandRequest.type, null, executeCommand);
  request(ExplainRequest, null, explain);
  request(RulesRequest, [], listRules);
  request(PhrasesRequest, [], listPhrases);
  request(ClausesRequest, [], listClauses);
  request(ScoreRequest, null, scoreText);

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
      answer: (workspace: Workspace, params: P, token: CancellationToken) => R | Promise<R>,
    ): void {
      // A request without parameters comes as its token alone.
      connection.onRequest(type.method, (...received: [P, CancellationToken] | [CancellationToken]) => {
        const [params, token] = received.length === 2 ? received : [{} as P, received[0]];
        const current = workspace;
        if (current === undefined)
          return new ResponseError(ErrorCodes.ServerNotInitialized, 'The server is not initialised.');
        if (over) return new ResponseError(ErrorCodes.InvalidRequest, 'The server is shutting down.');
        return answerSafely(type.method, log, token, empty, () => answer(current, params, token));
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
