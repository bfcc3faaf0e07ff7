import { CodeLensRefreshRequest, InlayHintRefreshRequest, SemanticTokensRefreshRequest } from 'vscode-languageserver';
import type { Connection } from 'vscode-languageserver';
import type { Client } from './client';

/** Settings, configuration or packs changed: beside problems the client is to ask anew for what it draws into texts. */
export async function refreshDrawn(connection: Connection, { refreshes }: Client): Promise<void> {
  await Promise.all([
    refreshes.lenses && connection.sendRequest(CodeLensRefreshRequest.type),
    refreshes.hints && connection.sendRequest(InlayHintRefreshRequest.type),
    refreshes.tokens && connection.sendRequest(SemanticTokensRefreshRequest.type),
  ]);
}
