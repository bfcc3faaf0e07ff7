import type { CustomerTier, DocumentKind } from '../document/document';
import type { Severity } from '../findings/finding';
import type { InputOptions } from '../formats/containers/input-options';
import type { ScoreSettings } from '../score/score';

export type Locale = 'zh-CN' | 'en';

/** `off`, a severity, or a severity with options of the rule. Keys are rule ids or labels (a label speaks for all its rules). */
export type RuleSetting =
  'off' | Severity | { readonly severity?: 'off' | Severity; readonly allow?: readonly string[] };

/** huashu.config.yaml as written. Unknown keys are errors with a position. */
export interface ConfigSource {
  /** Built-in packs, presets, or folders (./packs/mine) with packs of one's own. */
  readonly extends?: readonly string[];
  readonly rules?: { readonly [ruleOrLabel: string]: RuleSetting };
  readonly roles?: { readonly agent?: readonly string[]; readonly customer?: readonly string[] };
  readonly tier?: CustomerTier;
  /** Globs of the files to lint, relative to the config file. */
  readonly files?: readonly string[];
  readonly ignore?: readonly string[];
  readonly locale?: Locale;
  readonly overrides?: readonly ConfigOverride[];
  /** The form of inputs: formats, encodings, and where the words stand in files of data. Later ones go before earlier ones. */
  readonly inputs?: readonly (InputOptions & { readonly files: readonly string[] })[];
  /** Pass mark and points of the score card. */
  readonly score?: { readonly pass?: number; readonly weights?: { readonly [ruleOrLabel: string]: number } };
  /** Characters a minute for estimates of how long words take to say. */
  readonly pace?: number;
  /** Do not look for a config file further up. */
  readonly root?: boolean;
}

export interface ConfigOverride {
  readonly files: readonly string[];
  readonly rules?: { readonly [ruleOrLabel: string]: RuleSetting };
  readonly tier?: CustomerTier;
  readonly kind?: DocumentKind;
}

/** What the linter needs for one file, after merging. */
export interface LintSettings {
  readonly locale: Locale;
  readonly rules: { readonly [ruleOrLabel: string]: RuleSetting };
  readonly roles: { readonly agent: readonly string[]; readonly customer: readonly string[] };
  readonly tier: CustomerTier;
  /** Where the text's front matter does not say; undefined: guessed from the lines. */
  readonly kind?: DocumentKind;
  /** Default: {@link defaultScore}. */
  readonly score?: ScoreSettings;
  /** Characters a minute for estimates of how long words take to say. Default: 150, see `standardPace`. */
  readonly pace?: number;
  /** The form of the file, as far as it is configured. */
  readonly input?: InputOptions;
}

export const defaultSettings: LintSettings = {
  locale: 'zh-CN',
  rules: {},
  roles: { agent: [], customer: [] },
  tier: '普通',
};
