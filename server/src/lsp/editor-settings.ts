import type { Connection } from 'vscode-languageserver';
import type { Client } from './client';
import type { Log } from './run-safe';
import { describe } from './run-safe';
import type { Settings } from './settings';
import { defaultEditorSettings, readSettings } from './settings';

/**
 * The editor's settings: asked for where the client answers (`workspace/configuration`, document by document), else what it
 * sent with `workspace/didChangeConfiguration`, else what came with `initialize`.
 */
export class EditorSettings {
  private readonly initial: Settings;
  private pushed: Settings;
  /** The settings last heard of, for what belongs to no document. */
  latest: Settings;
  /** Complaints made before: each is made once. */
  private readonly made = new Set<string>();

  constructor(
    private readonly connection: Connection,
    private readonly client: Client,
    private readonly log: Log,
  ) {
    this.initial = this.read(client.options, defaultEditorSettings);
    this.pushed = this.latest = this.initial;
  }

  /** The settings for each of the documents, in one question. */
  async of(uris: readonly string[]): Promise<Settings[]> {
    if (!this.client.answersConfiguration) return uris.map(() => this.pushed);
    const answers = await this.ask(uris);
    const settings = uris.map((_, i) => this.read(answers[i], this.initial));
    this.latest = settings.at(-1) ?? this.latest;
    return settings;
  }

  /** A client that says it answers and then does not gets what it sent with `initialize`. */
  private async ask(uris: readonly string[]): Promise<readonly unknown[]> {
    if (uris.length === 0) return [];
    try {
      const items = uris.map((uri) => ({ scopeUri: uri, section: 'huashu' }));
      const answers: unknown = await this.connection.workspace.getConfiguration(items);
      return Array.isArray(answers) ? answers : [];
    } catch (error) {
      this.log.warn(`workspace/configuration: ${describe(error)}`);
      return [];
    }
  }

  /** @param settings of `workspace/didChangeConfiguration`: everything, or nothing from clients that want to be asked */
  didChange(settings: unknown): void {
    const section: unknown = (settings as { huashu?: unknown } | null | undefined)?.huashu;
    if (section !== undefined) this.pushed = this.latest = this.read(section, this.initial);
  }

  private read(value: unknown, base: Settings): Settings {
    return readSettings(value, base, (message) => {
      if (this.made.has(message)) return;
      this.made.add(message);
      this.log.warn(message);
    });
  }
}
