import type {
  CallReport,
  CustomerTier,
  DocumentKind,
  Finding,
  LanguageId,
  LintSettings,
  Linter,
  Locale,
  RuleSetting,
} from '../core';
import { builtinLinter, createLinter as linterForPacks, defaultSettings, fixText } from '../core';
import { amend } from '../core/config/amend';
import type { DataProblem } from '../core/config/data';
import { readPackName, versionMistake } from '../core/config/pack-names';
import { defaultPacks } from '../core/config/presets';
import { builtinPacks, shippedPacks } from '../core/packs/builtin';
import { loadPack } from '../core/packs/load-pack';
import type { Pack } from '../core/packs/schema';
import type { ReplyContext, ReplyReport } from './check-reply';
import { checkReply } from './check-reply';
import { PackError } from './pack-error';

export interface LinterOptions {
  /** Language of messages. Default: `zh-CN`. */
  readonly locale?: Locale;
  /** The customer's tier where a text does not say. Default: `普通`. */
  readonly tier?: CustomerTier;
  /** Severities by rule id or label (`{ hedge: 'error', 'banned/my-attitude': 'off' }`). */
  readonly rules?: { readonly [ruleOrLabel: string]: RuleSetting };
  /** Role labels beside the built-in ones. */
  readonly roles?: { readonly agent?: readonly string[]; readonly customer?: readonly string[] };
  /** Packs of one's own, beside the built-in ones. They are compiled when the linter is made. */
  readonly packs?: readonly PackFiles[];
}

/** A pack's files by their paths in it: `{ 'pack.yaml': '…', 'rules/mine.yaml': '…' }`. */
export interface PackFiles {
  readonly [path: string]: string;
}

export interface TextOptions {
  /** Default: `huashu`, the plain form: a turn a line, `客服：…`. */
  readonly language?: LanguageId;
  /** Where the text's front matter does not say. Default: guessed. */
  readonly kind?: DocumentKind;
  readonly tier?: CustomerTier;
}

/** What a text came to. */
export interface TextReport {
  readonly kind: DocumentKind;
  /** In order of place. */
  readonly findings: readonly Finding[];
  /** 0 … 100. */
  readonly score: number;
  /** The calls of the text: acts and time of each turn, findings, score card. Put together when first asked for. */
  calls(): readonly CallReport[];
}

/** A linter with its settings. Keeps no state: one serves a whole process. */
export interface ScriptLinter {
  /** Lints a text. */
  lint(text: string, options?: TextOptions): TextReport;
  /** The text with its safe fixes applied (`all`: with unsafe ones too), and what is then left to find. */
  fix(
    text: string,
    options?: TextOptions & { readonly safety?: 'safe' | 'all' },
  ): TextReport & { readonly text: string };
  /** Holds one reply of the agent against the standard, with the turns before it where it has some. */
  checkReply(reply: string, context?: ReplyContext): ReplyReport;
}

/** @throws {PackError} where a pack of one's own is wrong */
export function createLinter(options: LinterOptions = {}): ScriptLinter {
  const linter = linterWith(options.packs ?? []);
  const settings: LintSettings = {
    ...defaultSettings,
    locale: options.locale ?? defaultSettings.locale,
    tier: options.tier ?? defaultSettings.tier,
    rules: options.rules ?? {},
    roles: { agent: options.roles?.agent ?? [], customer: options.roles?.customer ?? [] },
  };
  const settingsFor = ({ kind, tier }: TextOptions): LintSettings =>
    kind === undefined && tier === undefined ? settings : { ...settings, kind, tier: tier ?? settings.tier };
  return {
    lint(text, of = {}) {
      return linter.lint(text, of.language ?? 'huashu', settingsFor(of));
    },
    fix(text, of = {}) {
      const fixed = fixText(linter, text, of.language ?? 'huashu', settingsFor(of), { safety: of.safety });
      const { kind, findings, score, calls } = fixed.result;
      return { text: fixed.text, kind, findings, score, calls };
    },
    checkReply: (reply, context = {}) => checkReply(linter, settings, reply, context),
  };
}

function linterWith(packs: readonly PackFiles[]): Linter {
  if (packs.length === 0) return builtinLinter();
  const { linter, problems } = linterForPacks(packsInForce(packs.map(readPack)), builtinPacks());
  if (problems.length > 0) throw new PackError(problems);
  return linter;
}

/** The usual packs with those of one's own on top, each after what it extends and with its `remove` and `override` done. */
function packsInForce(own: readonly Pack[]): readonly Pack[] {
  const shipped = new Map(shippedPacks().map((pack) => [pack.manifest.name, pack]));
  const packs = new Map(defaultPacks.map((name) => [name, shipped.get(name)!]));
  const problems: DataProblem[] = [];
  const wrong = (zh: string, en: string): void =>
    void problems.push({ file: 'pack.yaml', line: 1, column: 1, message: { zh, en } });
  for (const pack of own) {
    const { name, extends: bases = [] } = pack.manifest;
    if (packs.has(name) || shipped.has(name)) wrong(`规则包的名称 ${name} 已被使用`, `the pack name ${name} is taken`);
    for (const written of bases) {
      const base = readPackName(written);
      const found = base && (packs.get(base.name) ?? shipped.get(base.name));
      const mistake = found && versionMistake(found.manifest, base?.range);
      if (mistake) wrong(mistake.zh, mistake.en);
      else if (found) packs.set(found.manifest.name, found);
      else
        wrong(
          `规则包 ${name} 基于 ${written}，但它不是自带的规则包，也不在 packs 里它的前面`,
          `the pack ${name} extends ${written}, which is neither shipped nor before it in packs`,
        );
    }
    amend(pack, packs, problems);
    packs.set(name, pack);
  }
  if (problems.length > 0) throw new PackError(problems.map((each) => ({ ...each, file: inPack(each.file) })));
  return [...packs.values()];
}

/** Where the files of a pack are said to lie while it is read. */
const folder = 'pack';

function inPack(path: string): string {
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;
}

function readPack(files: PackFiles): Pack {
  const { pack, problems } = loadPack(
    {
      readFile: (path) => (Object.hasOwn(files, inPack(path)) ? files[inPack(path)] : undefined),
      listFolder: (path) => {
        const prefix = `${inPack(path)}/`;
        const names = Object.keys(files).filter((name) => name.startsWith(prefix));
        return names.map((name) => name.slice(prefix.length)).filter((name) => !name.includes('/'));
      },
    },
    folder,
  );
  if (problems.length > 0 || pack === undefined)
    throw new PackError(problems.map((problem) => ({ ...problem, file: inPack(problem.file) })));
  return pack;
}
