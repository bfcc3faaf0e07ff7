import type { LintSettings } from '../core/config/config';
import type { Configs, FileConfig } from '../core/config/configs';
import { createConfigs } from '../core/config/configs';
import type { DataProblem } from '../core/config/data';
import { mergeRules } from '../core/config/merge';
import { pathInside } from '../core/config/paths';
import { defaultPacks } from '../core/config/presets';
import { builtinLinter } from '../core/linter/builtin-linter';
import { createLinter } from '../core/linter/create-linter';
import type { Linter } from '../core/linter/linter';
import { ownRuleIds } from '../core/linter/rule-settings';
import { builtinPacks, shippedPacks } from '../core/packs/builtin';
import type { DataHost } from '../core/packs/load-pack';
import type { Pack } from '../core/packs/schema';
import type { Client } from './client';
import { localeOf } from './client';
import type { Host } from './host';
import type { Settings } from './settings';
import { pathOfUri } from './uri';

/** Deeper than any chain of packs that extend each other. */
const MAX_ROUNDS = 16;

/** Everything that bears on one document: configuration files, then the editor's settings on top. */
export interface InForce {
  readonly linter: Linter;
  /** Read when somebody asks for reasons and examples: nothing else needs them. */
  packs(): readonly Pack[];
  readonly settings: LintSettings;
  /** Switched off in the editor, or left out by `files` and `ignore` of a configuration. */
  readonly ignored: boolean;
}

/**
 * The configuration files and rule packs of the workspace. Each file is read once and kept until {@link forget}; the files
 * looked at are remembered, so that a change to any of them is noticed.
 */
export class Configurations {
  /** By the path of the workspace folder that bounds where packs may come from; '' for files outside all of them. */
  private readonly configs = new Map<string, Configs>();
  /** The texts of the files that were read, by path; undefined where there was none. */
  private readonly texts = new Map<string, string | undefined>();
  /** The names in the folders that were looked into, one a line, by path; undefined where there was none. */
  private readonly names = new Map<string, string | undefined>();
  private readonly found = new Map<string, DataProblem>();
  private readonly linters = new WeakMap<readonly Pack[], Linter>();

  constructor(
    private readonly host: Host,
    private readonly client: Client,
    private readonly workspaceFolders: () => readonly string[],
  ) {}

  /** @param uri of a document; one without a path (`untitled:`) goes by the first workspace folder's configuration */
  inForce(uri: string, editor: Settings): InForce {
    const path = pathOfUri(uri);
    const config = this.configOf(path ?? this.pathOfNewFile());
    this.collect(config.problems);
    return {
      linter: this.linterFor(config.packs),
      packs: () => config.packs ?? standardPacks(),
      settings: this.combine(config, editor),
      ignored: path !== undefined && config.ignored,
    };
  }

  /**
   * Where files come from the client: gets what the configurations of these documents are made of, one round for each
   * file that names others (configuration, pack, the packs it extends). Then {@link inForce} knows all of it.
   */
  async prepare(uris: readonly string[]): Promise<void> {
    if (this.host.fetch === undefined || !this.client.trusted) return;
    for (let round = 0; round < MAX_ROUNDS; round++) {
      for (const uri of uris) this.configOf(pathOfUri(uri) ?? this.pathOfNewFile());
      if (!(await this.host.fetch())) return;
      this.forget();
    }
  }

  /** Looks the configuration of a folder over, so that what is wrong with it is known before a document needs it. */
  check(folder: string): void {
    const { packs, problems } = this.configOf(`${folder}/-`);
    this.collect(problems);
    this.linterFor(packs);
  }

  /** The configuration file that goes first for a document, as a path; undefined where there is none. */
  nearestFile(uri: string): string | undefined {
    return this.configOf(pathOfUri(uri) ?? this.pathOfNewFile()).files.at(-1);
  }

  /** The workspace folder that a document lies in, as a path; undefined outside of all. */
  folderOfDocument(uri: string): string | undefined {
    const folder = this.folderOf(pathOfUri(uri) ?? this.pathOfNewFile());
    return folder === '' ? undefined : folder;
  }

  /** The files of data that configurations name, as far as those are known. */
  get inputs(): readonly { readonly folder: string; readonly files: readonly string[] }[] {
    return [...this.configs.values()].flatMap((configs) => configs.inputs());
  }

  /** Whether one of these files bears on what has been answered so far, or may from now on. */
  concerns(paths: readonly string[]): boolean {
    const consulted = (path: string): boolean => this.texts.has(path) || this.names.has(path);
    return paths.some((path) => consulted(path) || consulted(parentOf(path)));
  }

  /** Whether anything that was read reads otherwise now. */
  changedOnDisk(): boolean {
    if (!this.client.trusted) return false;
    for (const [path, before] of this.texts) if (this.host.readFile(path) !== before) return true;
    for (const [path, before] of this.names) if (this.host.listFolder(path)?.join('\n') !== before) return true;
    return false;
  }

  /** Reads everything anew from now on. */
  forget(): void {
    this.texts.clear();
    this.names.clear();
    this.found.clear();
    this.configs.clear();
  }

  /** What is wrong with the files read since {@link forget}. */
  get problems(): readonly DataProblem[] {
    return [...this.found.values()];
  }

  private configOf(path: string): FileConfig {
    const workspace = this.folderOf(path);
    let configs = this.configs.get(workspace);
    if (configs === undefined) {
      configs = createConfigs({
        host: this.rememberingHost,
        builtinPacks: shippedPacks,
        ownRules: ownRuleIds,
        workspace: workspace === '' ? undefined : workspace,
      });
      this.configs.set(workspace, configs);
    }
    return configs.forFile(path);
  }

  /** The innermost workspace folder that `path` lies in, or ''. */
  private folderOf(path: string): string {
    return this.workspaceFolders()
      .map((uri) => pathOfUri(uri)?.replace(/\/$/, '') ?? '')
      .filter((folder) => folder !== '' && pathInside(folder, path) !== undefined)
      .reduce((longest, folder) => (folder.length > longest.length ? folder : longest), '');
  }

  private readonly rememberingHost: DataHost = {
    readFile: (path) => {
      const text = this.client.trusted ? this.host.readFile(path) : undefined;
      this.texts.set(path, text);
      return text;
    },
    listFolder: (path) => {
      const names = this.client.trusted ? this.host.listFolder(path) : undefined;
      this.names.set(path, names?.join('\n'));
      return names;
    },
    realPath: (path) => this.host.realPath?.(path),
  };

  private collect(problems: readonly DataProblem[]): void {
    for (const problem of problems)
      this.found.set(`${problem.file}:${problem.line}:${problem.column}:${problem.message.en}`, problem);
  }

  private linterFor(packs: readonly Pack[] | undefined): Linter {
    if (packs === undefined) return builtinLinter();
    const known = this.linters.get(packs);
    if (known !== undefined) return known;
    const { linter, problems } = createLinter(packs, builtinPacks());
    this.collect(problems);
    this.linters.set(packs, linter);
    return linter;
  }

  private combine(config: FileConfig, editor: Settings): LintSettings {
    const { client } = this;
    const options = client.options as { locale?: unknown } | null | undefined;
    const chosen = config.localeChosen ? config.settings.locale : undefined;
    const locale = editor.locale ?? chosen ?? localeOf(options?.locale) ?? client.locale ?? config.settings.locale;
    return { ...config.settings, locale, rules: mergeRules(config.settings.rules, editor.rules) };
  }

  private pathOfNewFile(): string {
    const folder = this.workspaceFolders()[0];
    return `${(folder === undefined ? undefined : pathOfUri(folder)) ?? ''}/untitled`;
  }
}

let standard: readonly Pack[] | undefined;

/** Always the same array, so that what is made of it is made once. */
function standardPacks(): readonly Pack[] {
  return (standard ??= builtinPacks().filter((pack) => defaultPacks.includes(pack.manifest.name)));
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}
