import { CancellationTokenSource, Range, Uri, ViewColumn, commands, l10n, window, workspace } from 'vscode';
import type { Disposable, WebviewPanel } from 'vscode';
import type { HuashuClient } from '../client';
import type { ScoredFile } from '../workspace-files';
import { scoreWorkspace } from '../workspace-files';
import { reportPage } from './report-page';

type Message =
  | { readonly type: 'ready' | 'refresh' | 'cancel' | 'export' }
  | { readonly type: 'open'; readonly uri: string; readonly line: number; readonly character: number };

/** The score report of the workspace: one panel, opened by `huashu.showReport`, saved by `huashu.exportReport`. */
export function registerReport(client: HuashuClient): Disposable[] {
  const report = new Report(client);
  return [
    report,
    commands.registerCommand('huashu.showReport', () => report.show()),
    commands.registerCommand('huashu.exportReport', (target?: Uri) => report.export(target)),
  ];
}

class Report implements Disposable {
  private panel: WebviewPanel | undefined;
  private files: readonly ScoredFile[] | undefined;
  private running: CancellationTokenSource | undefined;
  /** What the panel is to say of the last run. */
  private status = '';

  constructor(private readonly client: HuashuClient) {}

  async show(): Promise<void> {
    if (this.panel) {
      this.panel.reveal();
      return;
    }
    this.panel = window.createWebviewPanel('huashu.report', l10n.t('Score report'), ViewColumn.Active, {
      enableScripts: true,
      enableFindWidget: true,
      localResourceRoots: [],
    });
    this.panel.webview.onDidReceiveMessage((message: Message) => this.receive(message));
    this.panel.onDidDispose(() => {
      this.running?.cancel();
      this.panel = undefined;
    });
    this.draw();
    await this.refresh();
  }

  /** Saves the report as one file; asks where, unless told. */
  async export(target?: Uri): Promise<void> {
    if (this.files === undefined) await this.refresh();
    if (this.files === undefined) return;
    const folder = workspace.workspaceFolders?.[0]?.uri;
    const file =
      target ??
      (await window.showSaveDialog({
        defaultUri: folder && Uri.joinPath(folder, 'huashu-report.html'),
        filters: { HTML: ['html'] },
        saveLabel: l10n.t('Export'),
      }));
    if (!file) return;
    await workspace.fs.writeFile(file, new TextEncoder().encode(reportPage(this.files, 'file')));
    window.setStatusBarMessage(l10n.t('Score report saved: {0}', workspace.asRelativePath(file)), 4000);
  }

  dispose(): void {
    this.running?.cancel();
    this.panel?.dispose();
  }

  private async refresh(): Promise<void> {
    this.running?.cancel();
    const running = (this.running = new CancellationTokenSource());
    const say = (words: string, done = 0, all = 0): void => {
      if (this.running !== running && words !== '') return;
      this.status = words;
      void this.panel?.webview.postMessage({ type: 'progress', running: this.running === running, done, all, words });
    };
    const files = await scoreWorkspace(this.client, running.token, (done, all) =>
      say(l10n.t('{0} of {1} files', done, all), done, all),
    );
    if (this.running !== running) return;
    this.running = undefined;
    if (files === undefined) {
      this.status = l10n.t('Cancelled');
      void this.panel?.webview.postMessage({ type: 'progress', running: false, done: 0, all: 0, words: this.status });
      return;
    }
    this.files = files;
    this.status = '';
    this.draw();
  }

  private draw(): void {
    if (this.panel) this.panel.webview.html = reportPage(this.files, { nonce: newNonce() });
  }

  private async receive(message: Message): Promise<void> {
    switch (message.type) {
      case 'ready':
        // A panel that was hidden begins anew; and what was said of the run before the page was there may reach it only now.
        void this.panel?.webview.postMessage({
          type: 'progress',
          running: this.running !== undefined,
          done: 0,
          all: 0,
          words: this.status,
        });
        return;
      case 'refresh':
        return this.refresh();
      case 'cancel':
        return this.running?.cancel();
      case 'export':
        return this.export();
      case 'open': {
        const { uri, line, character } = message;
        await window.showTextDocument(Uri.parse(uri), { selection: new Range(line, character, line, character) });
      }
    }
  }
}

function newNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
