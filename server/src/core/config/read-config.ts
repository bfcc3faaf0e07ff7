import type { CustomerTier, DocumentKind } from '../document/document';
import type { Localised } from '../packs/schema';
import type { Locale, RuleSetting } from './config';
import type { DataProblem, Reader } from './data';
import {
  anything,
  byKind,
  described,
  flag,
  integer,
  list,
  number,
  object,
  oneOf,
  readData,
  record,
  text,
} from './data';
import { globMistake } from './globs';
import { encodingNames, inputFormats, stringRoles, type InputOptions } from '../formats/containers/input-options';
import { pathMistake } from '../formats/containers/value-path';

/** A value with the place it was written at (UTF-16 offset in the file). */
export interface Located<T> {
  readonly value: T;
  readonly offset: number;
}

export interface LocatedRule {
  readonly id: string;
  readonly offset: number;
  readonly setting: RuleSetting;
}

/** Points of the score card for a rule or a label. */
export interface LocatedWeight {
  readonly id: string;
  readonly offset: number;
  readonly points: number;
}

/** A configuration file as written, with the places of what can only be checked once the packs are known. */
export interface WrittenConfig {
  readonly extends?: readonly Located<string>[];
  readonly rules?: readonly LocatedRule[];
  readonly roles?: { readonly agent?: readonly string[]; readonly customer?: readonly string[] };
  readonly tier?: CustomerTier;
  readonly files?: readonly string[];
  readonly ignore?: readonly string[];
  readonly locale?: Locale;
  readonly overrides?: readonly WrittenOverride[];
  readonly inputs?: readonly WrittenInput[];
  readonly score?: { readonly pass?: number; readonly weights?: readonly LocatedWeight[] };
  readonly pace?: number;
  readonly root?: boolean;
  /** Never there: reading it is a mistake. */
  readonly remove?: undefined;
}

export interface WrittenOverride {
  readonly files: readonly string[];
  readonly rules?: readonly LocatedRule[];
  readonly tier?: CustomerTier;
  readonly kind?: DocumentKind;
}

export interface WrittenInput extends InputOptions {
  readonly files: readonly string[];
}

/** Reads huashu.config.yaml or .json strictly. `value` is absent where anything is wrong; an empty file is an empty configuration. */
export function readConfig(source: string, file: string): { value?: WrittenConfig; problems: DataProblem[] } {
  return readData(source, file, (node, reading) =>
    node.kind === 'scalar' && node.value === null ? {} : config(node, reading),
  );
}

const severities = ['off', 'error', 'warning', 'info', 'hint'] as const;
const tiers = ['普通', '我的e家', '商务领航', 'VIP'] as const;
const kinds = ['script', 'article', 'transcript'] as const;

const setting: Reader<RuleSetting> = byKind({
  scalar: oneOf(severities),
  map: object({ severity: oneOf(severities), allow: list(text({ nonEmpty: true, orNumber: true })) }),
});

/** Entries whose keys name rules or labels, each with the place of its key. */
function byRule<T, R>(value: Reader<T>, entry: (id: string, offset: number, value: T) => R): Reader<R[]> {
  return (node, reading) => {
    if (node.kind !== 'map') {
      record(anything)(node, reading);
      return undefined;
    }
    const read: R[] = [];
    for (const { key, offset, value: written } of node.entries) {
      const found = value(written, reading);
      if (found !== undefined) read.push(entry(key, offset, found));
    }
    return read;
  };
}

const rules = byRule(setting, (id, offset, setting): LocatedRule => ({ id, offset, setting }));
const weights = byRule(number(0, 100), (id, offset, points): LocatedWeight => ({ id, offset, points }));

const globMistakes: { readonly [mistake in NonNullable<ReturnType<typeof globMistake>>]: Localised } = {
  absolute: {
    zh: '文件模式要写成相对于配置文件所在文件夹的形式，例如 scripts/**',
    en: 'write the glob relative to the folder of the configuration, for example scripts/**',
  },
  outside: {
    zh: '文件模式不能用 .. 指向配置文件所在文件夹之外',
    en: 'a glob cannot leave the folder of the configuration with ..',
  },
  negated: {
    zh: '不支持以 ! 开头的排除写法；请改用更具体的文件模式',
    en: 'globs that begin with ! are not supported; write a more specific glob instead',
  },
};

const glob: Reader<string> = (node, reading) => {
  const value = text({ nonEmpty: true })(node, reading);
  const mistake = value === undefined ? undefined : globMistake(value);
  if (mistake === undefined) return value;
  reading.problem(node.offset, globMistakes[mistake]);
  return undefined;
};

const located: Reader<Located<string>> = (node, reading) => {
  const value = text({ nonEmpty: true })(node, reading);
  return value === undefined ? undefined : { value, offset: node.offset };
};

const label = text({ nonEmpty: true });

const valuePath: Reader<string> = (node, reading) => {
  const value = text({ nonEmpty: true })(node, reading);
  const mistake = value === undefined ? undefined : pathMistake(value);
  if (mistake === undefined) return value;
  reading.problem(node.offset, mistake);
  return undefined;
};

const column: Reader<string | number> = (node, reading) =>
  node.kind === 'scalar' && typeof node.value === 'number'
    ? integer(1, 100_000)(node, reading)
    : text({ nonEmpty: true })(node, reading);

const delimiter: Reader<string> = (node, reading) => {
  const value = text()(node, reading);
  if (value === undefined || (value.length === 1 && !'"\r\n'.includes(value))) return value;
  reading.problem(node.offset, {
    zh: '分隔符应为一个字符，例如 ";"',
    en: 'a delimiter is one character, for example ";"',
  });
  return undefined;
};

const input: Reader<WrittenInput> = object(
  {
    files: list(glob),
    format: oneOf(inputFormats),
    encoding: oneOf(encodingNames),
    strings: list(valuePath),
    role: oneOf(stringRoles),
    dialogues: valuePath,
    fields: object({
      id: label,
      tier: label,
      scene: label,
      turns: label,
      role: label,
      text: label,
      start: label,
      end: label,
    }),
    columns: object({
      id: column,
      tier: column,
      scene: column,
      role: column,
      text: column,
      start: column,
      end: column,
    }),
    header: flag,
    delimiter,
    times: oneOf(['seconds', 'milliseconds']),
  },
  ['files'],
);

/** A key that packs have and configurations do not. */
const inPacks: Reader<undefined> = described(
  (node, reading) => {
    reading.problem(node.offset, {
      zh: '去掉或换掉单条规则写在规则包的 pack.yaml 和 rules/ 里；在配置里开关规则请写 rules: {编号：off}',
      en: 'single rules are removed and replaced in a pack (pack.yaml, rules/); a configuration switches rules: rules: {ID: off}',
    });
    return undefined;
  },
  () => ({ not: {} }),
);

const config: Reader<WrittenConfig> = object({
  extends: list(located),
  rules,
  roles: object({ agent: list(label), customer: list(label) }),
  tier: oneOf(tiers),
  files: list(glob),
  ignore: list(glob),
  locale: oneOf(['zh-CN', 'en']),
  overrides: list(object({ files: list(glob), rules, tier: oneOf(tiers), kind: oneOf(kinds) }, ['files'])),
  inputs: list(input),
  score: object({ pass: number(0, 100), weights }),
  pace: number(1, 1000),
  root: flag,
  remove: inPacks,
});
