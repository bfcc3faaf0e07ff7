import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

/** Whether there is what a {@link Terminal} is made with. */
export function hasTerminals(): boolean {
  return spawnSync('tmux', ['-V']).status === 0;
}

/** A terminal that a program of full screens runs in: what a person presses, and what a person sees. */
export class Terminal {
  /** A tmux of its own, whatever other is running. */
  private readonly socket = `huashu-${process.pid}`;

  constructor(command: string, { cwd, env }: { readonly cwd: string; readonly env: NodeJS.ProcessEnv }) {
    const size = ['-x', '120', '-y', '40'];
    this.tmux(['-f', '/dev/null', 'new-session', '-d', ...size, '-c', cwd, command], { ...env, LC_ALL: 'C.UTF-8' });
  }

  /** Keys by their names in tmux (`Enter`, `Escape`, `C-x`); what is no name is typed. */
  press(...keys: readonly string[]): void {
    this.tmux(['send-keys', ...keys]);
  }

  type(text: string): void {
    this.tmux(['send-keys', '-l', text]);
  }

  get screen(): string {
    return this.tmux(['capture-pane', '-p']);
  }

  /** Waits until the screen shows something, and returns the screen; fails with it after half a minute. */
  async shows(what: RegExp): Promise<string> {
    return this.until(what, (screen) => what.test(screen));
  }

  /** Waits until the screen shows something no longer. */
  async showsNo(what: RegExp): Promise<string> {
    return this.until(what, (screen) => !what.test(screen));
  }

  /** Waits until the program has ended, and the terminal with it. */
  async ends(): Promise<void> {
    for (let tries = 0; tries < 1000; tries++) {
      if (this.run(['has-session']).status !== 0) return;
      await pause(20);
    }
    assert.fail(`the program goes on:\n${this.screen}`);
  }

  close(): void {
    this.run(['kill-server']);
  }

  private async until(what: RegExp, done: (screen: string) => boolean): Promise<string> {
    let { screen } = this;
    for (let tries = 0; tries < 1000 && !done(screen); tries++) {
      await pause(20);
      ({ screen } = this);
    }
    assert.ok(done(screen), `waited for ${what} and saw:\n${screen}`);
    return screen;
  }

  private tmux(args: readonly string[], env?: NodeJS.ProcessEnv): string {
    const { status, stdout, stderr } = this.run(args, env);
    assert.equal(status, 0, stderr);
    return stdout;
  }

  private run(args: readonly string[], env = process.env) {
    return spawnSync('tmux', ['-u', '-L', this.socket, ...args], { encoding: 'utf8', env });
  }
}
