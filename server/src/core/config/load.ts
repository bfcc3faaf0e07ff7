import type { InputOptions } from '../formats/containers/input-options';
import { labelOf } from '../packs/program';
import type { CustomerTier, DocumentKind } from '../document/document';
import type { Localised, Pack } from '../packs/schema';
import type { Locale, RuleSetting } from './config';
import type { DataProblem } from './data';
import { nearest } from './nearest';
import type { PackLibrary } from './extend';
import { resolveExtends } from './extend';
import type { PathMatcher } from './globs';
import { compileGlobs } from './globs';
import { parentFolder } from './paths';
import type { LocatedRule, WrittenConfig } from './read-config';
import { readConfig } from './read-config';

/** Points of the score card by rule or label. */
export type Weights = { readonly [ruleOrLabel: string]: number };
export type RuleSettings = { readonly [ruleOrLabel: string]: RuleSetting };

/** One configuration file, ready to be merged with those above it. */
export interface ConfigLayer {
  readonly file: string;
  /** Its globs are relative to this folder. */
  readonly folder: string;
  /** Undefined where it extends nothing and so leaves the packs to the configurations above. */
  readonly packs?: readonly Pack[];
  readonly rules: RuleSettings;
  readonly roles: { readonly agent: readonly string[]; readonly customer: readonly string[] };
  readonly tier?: CustomerTier;
  readonly locale?: Locale;
  readonly files?: PathMatcher;
  readonly ignore: PathMatcher;
  readonly overrides: readonly LayerOverride[];
  readonly inputs: readonly LayerInput[];
  /** What it says of the score card. */
  readonly score?: { readonly pass?: number; readonly weights: Weights };
  /** Characters a minute for estimates. */
  readonly pace?: number;
  readonly root: boolean;
  /** The rules it names, for a check against the packs in force. */
  readonly named: readonly { readonly id: string; readonly offset: number }[];
  readonly source: string;
}

export interface LayerOverride {
  readonly matches: PathMatcher;
  readonly rules: RuleSettings;
  readonly tier?: CustomerTier;
  readonly kind?: DocumentKind;
}

export interface LayerInput {
  /** As written, relative to the layer's folder. */
  readonly files: readonly string[];
  readonly matches: PathMatcher;
  readonly options: InputOptions;
}

/** Reads one configuration file and the packs it names. `layer` is absent where anything is wrong. */
export function loadConfig(file: string, library: PackLibrary): { layer?: ConfigLayer; problems: DataProblem[] } {
  const source = library.host.readFile(file);
  if (source === undefined) {
    const message = { zh: '找不到或无法读取配置文件', en: 'the configuration does not exist or cannot be read' };
    return { problems: [{ file, line: 1, column: 1, message }] };
  }
  const { value, problems } = readConfig(source, file);
  if (value === undefined) return { problems };
  const layer = layerOf(value, file, source, library, problems);
  return problems.length > 0 ? { problems } : { layer, problems };
}

function layerOf(
  written: WrittenConfig,
  file: string,
  source: string,
  library: PackLibrary,
  problems: DataProblem[],
): ConfigLayer {
  const report = (offset: number, message: Localised): void =>
    void problems.push(problemAt(file, source, offset, message));
  const extended = written.extends && resolveExtends(written.extends, file, library, report, problems);
  const overrides = written.overrides ?? [];
  return {
    file,
    folder: parentFolder(file) ?? '/',
    packs: extended?.packs,
    rules: { ...extended?.rules, ...settingsOf(written.rules) },
    roles: { agent: written.roles?.agent ?? [], customer: written.roles?.customer ?? [] },
    tier: written.tier,
    locale: written.locale,
    files: written.files && compileGlobs(written.files),
    ignore: compileGlobs(written.ignore ?? []),
    overrides: overrides.map((override) => ({
      matches: compileGlobs(override.files),
      rules: settingsOf(override.rules),
      tier: override.tier,
      kind: override.kind,
    })),
    inputs: (written.inputs ?? []).map(({ files, ...options }) => ({ files, matches: compileGlobs(files), options })),
    score: written.score && {
      pass: written.score.pass,
      weights: Object.fromEntries((written.score.weights ?? []).map(({ id, points }) => [id, points])),
    },
    pace: written.pace,
    root: written.root ?? false,
    named: [
      ...(written.rules ?? []),
      ...overrides.flatMap((override) => override.rules ?? []),
      ...(written.score?.weights ?? []),
    ],
    source,
  };
}

function settingsOf(rules: readonly LocatedRule[] = []): RuleSettings {
  return Object.fromEntries(rules.map((rule) => [rule.id, rule.setting]));
}

/** Names of rules or labels in `layer` that no rule of `packs` bears. */
export function unknownRules(layer: ConfigLayer, packs: readonly Pack[], ownRules: readonly string[]): DataProblem[] {
  if (layer.named.length === 0) return [];
  const known = new Set(ownRules);
  for (const pack of packs) {
    for (const rule of pack.rules) known.add(rule.id).add(labelOf(rule.id));
  }
  return layer.named
    .filter((rule) => !known.has(rule.id))
    .map((rule) => {
      const near = nearest(rule.id, [...known]);
      return problemAt(layer.file, layer.source, rule.offset, {
        zh: `未知的规则 ${rule.id}${near ? `；是否想写 ${near}？` : '；运行 huashu rules 查看全部规则'}`,
        en: `unknown rule ${rule.id}${near ? `; did you mean ${near}?` : '; huashu rules lists all of them'}`,
      });
    });
}

/** A problem at an offset of the file (UTF-16 code units), with line and column from 1. */
export function problemAt(file: string, source: string, offset: number, message: Localised): DataProblem {
  const before = source.slice(0, offset);
  const line = before.split('\n').length;
  return { file, line, column: offset - before.lastIndexOf('\n'), message };
}
