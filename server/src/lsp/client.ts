import type { InitializeParams, ServerCapabilities, WorkspaceClientCapabilities } from 'vscode-languageserver';
import { CodeActionKind, TextDocumentSyncKind } from 'vscode-languageserver';
import type { Locale } from '../core/config/config';
import { fixAllKind, refactoringKinds } from './code-action-kinds';
import { commands } from './command-names';
import { completionTriggers } from './completion-triggers';
import type { PositionEncoding } from './position-encoding';
import { negotiateEncoding } from './position-encoding';
import { formatTriggers, tokenLegend } from './offers';

/** What the client said of itself with `initialize`, as far as the server acts on it. */
export interface Client {
  readonly encoding: PositionEncoding;
  /** From the client's `locale`: the language of its user interface. */
  readonly locale: Locale | undefined;
  /** Whether configuration and packs of the workspace may be read: unless the client says that its user has not trusted it. */
  readonly trusted: boolean;
  /** The client reads files for the server (`huashu/files`). */
  readonly readsFiles: boolean;
  /** `initializationOptions`: may carry settings, for clients that have no other way to. */
  readonly options: unknown;
  /** URIs of the workspace folders, the first first. */
  readonly folders: readonly string[];
  /** The client asks for diagnostics itself, so that none are pushed. */
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  /** What else it asks for anew when told to. */
  readonly refreshes: { readonly lenses: boolean; readonly hints: boolean; readonly tokens: boolean };
  readonly answersConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  /** Lets the server say later which further documents it wants to be told of. */
  readonly registersDocuments: boolean;
  readonly versionedEdits: boolean;
  readonly snippetEdits: boolean;
  readonly markdownHover: boolean;
  /** Completion may insert places to stop at … */
  readonly snippetCompletion: boolean;
  /** … and show a word behind the label. */
  readonly completionDetails: boolean;
  /** Shows pages `huashu:/…` with what `huashu/explain` says, see pages.ts. */
  readonly preparesRename: boolean;
  readonly showsPages: boolean;
  /** Shows the message of a problem above what a hover says of it. */
  readonly hoversProblems: boolean;
  /** Opens documents when told (`window/showDocument`). */
  readonly showsDocuments: boolean;
  readonly reportsProgress: boolean;
}

export function clientOf(params: InitializeParams): Client {
  const { general, textDocument, workspace } = params.capabilities;
  const versionedEdits = workspace?.workspaceEdit?.documentChanges === true;
  const completionItem = textDocument?.completion?.completionItem;
  const hoverFormats = textDocument?.hover?.contentFormat;
  return {
    encoding: negotiateEncoding(general?.positionEncodings),
    locale: localeOf(params.locale),
    trusted: (params.initializationOptions as { trusted?: unknown } | null | undefined)?.trusted !== false,
    readsFiles: (params.initializationOptions as { files?: unknown } | null | undefined)?.files === 'client',
    options: params.initializationOptions,
    folders: foldersOf(params),
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: refreshesDiagnostics(workspace),
    refreshes: {
      lenses: workspace?.codeLens?.refreshSupport === true,
      hints: workspace?.inlayHint?.refreshSupport === true,
      tokens: workspace?.semanticTokens?.refreshSupport === true,
    },
    answersConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    registersDocuments:
      textDocument?.synchronization?.dynamicRegistration === true &&
      textDocument.codeAction?.dynamicRegistration === true &&
      textDocument.diagnostic?.dynamicRegistration !== false,
    versionedEdits,
    snippetEdits: versionedEdits && workspace?.workspaceEdit?.snippetEditSupport === true,
    markdownHover: hoverFormats === undefined || hoverFormats.includes('markdown'),
    snippetCompletion: completionItem?.snippetSupport === true,
    completionDetails: completionItem?.labelDetailsSupport === true,
    preparesRename: textDocument?.rename?.prepareSupport === true,
    showsPages: (params.initializationOptions as { pages?: unknown } | null | undefined)?.pages === true,
    hoversProblems:
      (params.initializationOptions as { problemsInHover?: unknown } | null | undefined)?.problemsInHover === true,
    showsDocuments: params.capabilities.window?.showDocument?.support === true,
    reportsProgress: params.capabilities.window?.workDoneProgress === true,
  };
}

/** What the server offers to that client. */
export function capabilitiesFor(client: Client): ServerCapabilities {
  return {
    positionEncoding: client.encoding,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, ...refactoringKinds, fixAllKind] },
    hoverProvider: true,
    completionProvider: { triggerCharacters: [...completionTriggers], resolveProvider: true },
    codeLensProvider: { resolveProvider: false },
    inlayHintProvider: { resolveProvider: false },
    documentSymbolProvider: true,
    workspaceSymbolProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    documentHighlightProvider: true,
    referencesProvider: true,
    renameProvider: client.preparesRename ? { prepareProvider: true } : true,
    definitionProvider: true,
    documentLinkProvider: { resolveProvider: false },
    semanticTokensProvider: { legend: tokenLegend, range: true, full: { delta: true } },
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: {
      firstTriggerCharacter: formatTriggers[0]!,
      moreTriggerCharacter: formatTriggers.slice(1),
    },
    executeCommandProvider: { commands: [...commands] },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    ...(client.pullsDiagnostics
      ? { diagnosticProvider: { identifier: 'huashu', interFileDependencies: false, workspaceDiagnostics: true } }
      : {}),
  };
}

/** Chinese of any kind is answered in Chinese, everything else in English; undefined where nothing was said. */
export function localeOf(tag: unknown): Locale | undefined {
  if (typeof tag !== 'string' || tag === '') return undefined;
  return /^zh\b/i.test(tag) ? 'zh-CN' : 'en';
}

/** Helix 25.07 calls `diagnostics` `diagnostic`. */
function refreshesDiagnostics(workspace: WorkspaceClientCapabilities | undefined): boolean {
  const { diagnostic } = (workspace ?? {}) as { diagnostic?: WorkspaceClientCapabilities['diagnostics'] };
  return (workspace?.diagnostics ?? diagnostic)?.refreshSupport === true;
}

function foldersOf(params: InitializeParams): string[] {
  if (params.workspaceFolders) return params.workspaceFolders.map((folder) => folder.uri);
  return typeof params.rootUri === 'string' ? [params.rootUri] : [];
}
