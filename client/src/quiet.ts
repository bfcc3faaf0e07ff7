import { EventEmitter, commands, l10n, window, workspace } from 'vscode';
import type { Disposable, Event, TextDocument } from 'vscode';
import type { HuashuClient } from './client';

/** Minutes; "until the next start" is a day, for nothing keeps it longer. */
const DAY = 24 * 60;

/**
 * What is kept from the eyes of somebody who writes: with the setting `huashu.quiet` the problems of the line that is being
 * typed, until the cursor leaves it; while snoozed all problems. The server does it; here it is told when.
 */
export class Quiet implements Disposable {
  private readonly changed = new EventEmitter<void>();
  /** Snoozing began or ended, or the setting changed. */
  readonly onDidChange: Event<void> = this.changed.event;
  private typed: { readonly document: TextDocument; readonly line: number } | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly subscriptions: Disposable[];

  constructor(private readonly client: HuashuClient) {
    this.subscriptions = [
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (window.activeTextEditor?.document !== document || contentChanges.length === 0) return;
        const { range, text } = contentChanges[0]!;
        this.typed = { document, line: range.start.line + text.split('\n').length - 1 };
      }),
      window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
        const { typed } = this;
        if (typed?.document === textEditor.document && selections[0]?.active.line !== typed.line) this.lineLeft();
      }),
      window.onDidChangeActiveTextEditor(() => this.lineLeft()),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('huashu.quiet')) this.changed.fire();
      }),
      // A server that starts anew knows of no snooze.
      client.onDidChangeState((state) => state === 'starting' && this.setSnoozed(undefined)),
      commands.registerCommand('huashu.toggleQuietMode', () => this.toggle()),
      commands.registerCommand('huashu.snooze10Minutes', () => this.snooze(10)),
      commands.registerCommand('huashu.snooze1Hour', () => this.snooze(60)),
      commands.registerCommand('huashu.snoozeUntilRestart', () => this.snooze(DAY)),
      commands.registerCommand('huashu.endSnooze', () => this.snooze(0)),
    ];
  }

  get snoozed(): boolean {
    return this.timer !== undefined;
  }

  isOn(document?: TextDocument): boolean {
    return workspace.getConfiguration('huashu', document).get('quiet') === true;
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const each of this.subscriptions) each.dispose();
    this.changed.dispose();
  }

  private lineLeft(): void {
    const { typed } = this;
    this.typed = undefined;
    if (typed && this.isOn(typed.document))
      void this.client.notify('huashu/lineLeft', { uri: this.client.uriOf(typed.document.uri) });
  }

  private async toggle(): Promise<void> {
    const on = !this.isOn();
    await workspace.getConfiguration('huashu').update('quiet', on, true);
    const words = on ? l10n.t('Huashu leaves the line alone that you type') : l10n.t('Huashu checks while you type');
    window.setStatusBarMessage(words, 4000);
  }

  /** @param minutes 0 ends it */
  private async snooze(minutes: number): Promise<void> {
    await this.client.request('workspace/executeCommand', { command: 'huashu.server.snooze', arguments: [minutes] });
    this.setSnoozed(minutes === 0 ? undefined : minutes);
  }

  private setSnoozed(minutes: number | undefined): void {
    clearTimeout(this.timer);
    this.timer = minutes === undefined ? undefined : setTimeout(() => this.setSnoozed(undefined), minutes * 60_000);
    void commands.executeCommand('setContext', 'huashu.snoozed', this.snoozed);
    this.changed.fire();
  }
}
