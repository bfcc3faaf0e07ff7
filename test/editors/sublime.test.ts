import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type {
  CodeAction,
  Diagnostic,
  FullDocumentDiagnosticReport,
  InitializeParams,
  InitializeResult,
  MessageConnection,
  TextDocumentEdit,
} from 'vscode-languageserver-protocol/node';
import { createMessageConnection } from 'vscode-languageserver-protocol/node';
import { projectFile } from '../support/project-file';
import { Home, settingsFor } from './documented';

// Sublime Text itself cannot be had here. This holds the settings that the documentation gives against what its LSP package
// reads, and talks to the server that they start as that package does.

interface ServerConfiguration {
  readonly enabled: boolean;
  readonly command: readonly string[];
  readonly selector: string;
  readonly initialization_options: object;
}

const settings = JSON.parse(settingsFor('Sublime Text', 'json')) as { readonly [server: string]: ServerConfiguration };
const { huashu } = settings;

/** What the LSP package says it can do, as far as servers mostly act on it: it offers no encodings but UTF-16, and pulls. */
const capabilities: InitializeParams['capabilities'] = {
  general: { regularExpressions: { engine: 'ECMAScript' } },
  textDocument: {
    synchronization: { dynamicRegistration: true, didSave: true, willSave: true, willSaveWaitUntil: true },
    hover: { dynamicRegistration: true, contentFormat: ['markdown', 'plaintext'] },
    completion: {
      dynamicRegistration: true,
      completionItem: { snippetSupport: true, insertReplaceSupport: true, labelDetailsSupport: true },
      completionList: { itemDefaults: ['editRange', 'insertTextFormat', 'data'] },
    },
    codeAction: {
      dynamicRegistration: true,
      codeActionLiteralSupport: {
        codeActionKind: { valueSet: ['quickfix', 'refactor', 'refactor.rewrite', 'source.fixAll'] },
      },
      dataSupport: true,
      isPreferredSupport: true,
      resolveSupport: { properties: ['edit'] },
    },
    rename: { dynamicRegistration: true, prepareSupport: true, prepareSupportDefaultBehavior: 1 },
    publishDiagnostics: { versionSupport: true, codeDescriptionSupport: true, dataSupport: true },
    diagnostic: { dynamicRegistration: true, relatedDocumentSupport: true },
  },
  workspace: {
    applyEdit: true,
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true, failureHandling: 'abort' },
    workspaceFolders: true,
    diagnostics: { refreshSupport: true },
    codeLens: { refreshSupport: true },
  },
  window: { showDocument: { support: true }, workDoneProgress: true },
};

describe('Sublime Text: the documented settings', function () {
  this.timeout(60_000);
  const script = '客服：你好。\n客户：我想查话费。\n';
  let home: Home;
  let uri: string;
  let server: ChildProcess;
  let connection: MessageConnection;
  let answer: InitializeResult;

  before(async () => {
    home = new Home({ 'a.huashu': script });
    uri = `file://${home.folder}/a.huashu`;
    const [command, ...args] = huashu!.command;
    const { folder: cwd, environment: env } = home;
    const child = spawn(command!, args, { cwd, env, stdio: ['pipe', 'pipe', 'inherit'] });
    server = child;
    connection = createMessageConnection(child.stdout, child.stdin);
    // The package has no settings for the server: it answers that there are none.
    connection.onRequest('workspace/configuration', ({ items }: { items: object[] }) => items.map(() => null));
    connection.onRequest('client/registerCapability', () => null);
    connection.listen();
    const params: InitializeParams = {
      processId: process.pid,
      clientInfo: { name: 'Sublime Text LSP', version: '2.9.0' },
      rootUri: null,
      rootPath: null,
      workspaceFolders: null,
      capabilities,
      initializationOptions: huashu!.initialization_options,
    };
    answer = await connection.sendRequest('initialize', params);
    await connection.sendNotification('initialized', {});
    const textDocument = { uri, languageId: languageOf(scopeOfSyntax()), version: 0, text: script };
    await connection.sendNotification('textDocument/didOpen', { textDocument });
  });
  after(async () => {
    await connection.sendRequest('shutdown');
    const ended = new Promise((done) => server.once('exit', done));
    await connection.sendNotification('exit');
    assert.equal(await ended, 0);
    home.remove();
  });

  it('have the keys that the package reads, and no others', () => {
    assert.deepEqual(Object.keys(settings), ['huashu']);
    assert.deepEqual(Object.keys(huashu!), ['enabled', 'command', 'selector', 'initialization_options']);
    assert.equal(huashu!.enabled, true);
  });

  it('select the syntax that the package carries, Markdown and plain text', () => {
    const scopes = huashu!.selector.split(' | ');
    assert.deepEqual(scopes, [scopeOfSyntax(), 'text.html.markdown', 'text.plain']);
    const { files } = JSON.parse(readFileSync(projectFile('package.json'), 'utf8')) as { files: string[] };
    assert.ok(files.includes('syntaxes'));
  });

  it('agree on UTF-16 and on diagnostics that the client asks for', () => {
    const { positionEncoding, diagnosticProvider } = answer.capabilities;
    assert.equal(positionEncoding ?? 'utf-16', 'utf-16');
    assert.equal(diagnosticProvider?.identifier, 'huashu');
  });

  it('show problems in Chinese, and a fix that takes them away', async () => {
    const pronoun = (await problems()).find(({ code }) => code === 'pronoun')!;
    assert.match(String(pronoun.message), /称呼客户用“您”/);
    const actions = await connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: pronoun.range,
      context: { diagnostics: [pronoun], triggerKind: 1 },
    });
    const [change] = actions[0]!.edit!.documentChanges as TextDocumentEdit[];
    assert.deepEqual(change!.edits, [{ range: pronoun.range, newText: '您' }]);
    const contentChanges = [{ range: pronoun.range, rangeLength: 1, text: '您' }];
    await connection.sendNotification('textDocument/didChange', { textDocument: { uri, version: 1 }, contentChanges });
    assert.ok(!(await problems()).some(({ code }) => code === 'pronoun'));
  });

  async function problems(): Promise<Diagnostic[]> {
    const params = { textDocument: { uri }, identifier: 'huashu' };
    const report = await connection.sendRequest<FullDocumentDiagnosticReport>('textDocument/diagnostic', params);
    return report.items;
  }
});

function scopeOfSyntax(): string {
  const syntax = readFileSync(projectFile('syntaxes/huashu.sublime-syntax'), 'utf8');
  assert.match(syntax, /^file_extensions: \[huashu\]$/m);
  return /^scope: (\S+)$/m.exec(syntax)![1]!;
}

/** What the package calls a language whose scope it does not know. */
function languageOf(scope: string): string {
  return scope.split('.')[1]!;
}
