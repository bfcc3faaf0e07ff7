import type { Locale, RuleSetting } from '../core/config/config';
import type { LanguageId } from '../core/document/document';
import type { Spacing } from '../core/editing/format';

/** The settings of the editor, `huashu.*`, for one document. */
export interface Settings {
  readonly enable: boolean;
  /** Undefined: `auto`. */
  readonly locale: Locale | undefined;
  /** Whether problems follow every key press, or appear when the file is saved. */
  readonly run: 'onType' | 'onSave';
  /** On top of what configuration files say. */
  readonly rules: { readonly [ruleOrLabel: string]: RuleSetting };
  /** The score, time and steps over scripts and scenes. */
  readonly codeLens: boolean;
  readonly inlayHints: { readonly time: boolean; readonly acts: boolean };
  readonly format: { readonly spacing: Spacing };
  /** What is found on the line that is being typed waits until the line is left. */
  readonly quiet: boolean;
  /** Whether files that are not open are looked over too, for clients that ask for them. */
  readonly workspaceDiagnostics: boolean;
  readonly languages: { readonly [language in LanguageId]: boolean };
}

export const defaultEditorSettings: Settings = {
  enable: true,
  locale: undefined,
  run: 'onType',
  rules: {},
  codeLens: true,
  inlayHints: { time: false, acts: false },
  format: { spacing: 'remove' },
  quiet: false,
  workspaceDiagnostics: false,
  languages: { huashu: true, markdown: true, plaintext: true, html: false },
};

const severities = ['off', 'error', 'warning', 'info', 'hint'];

/**
 * Reads what a client sent as the section `huashu`. What is missing comes from `base`; what has the wrong form is named to
 * `complain` and taken from `base` too: a slip in the settings must not stop the editor.
 */
export function readSettings(value: unknown, base: Settings, complain: (message: string) => void): Settings {
  const section = new Section(value, 'huashu', complain);
  const markdown = section.section('markdown');
  const plainText = section.section('plainText');
  const inlayHints = section.section('inlayHints');
  const { huashu } = base.languages;
  return {
    enable: section.flag('enable', base.enable),
    locale: localeIn(section.choice('locale', ['auto', 'zh-CN', 'en'], base.locale ?? 'auto')),
    run: section.choice('run', ['onType', 'onSave'], base.run),
    rules: section.rules(base.rules),
    codeLens: section.section('codeLens').flag('enable', base.codeLens),
    inlayHints: {
      time: inlayHints.flag('time', base.inlayHints.time),
      acts: inlayHints.flag('acts', base.inlayHints.acts),
    },
    format: { spacing: section.section('format').choice('spacing', ['remove', 'keep'], base.format.spacing) },
    quiet: section.flag('quiet', base.quiet),
    workspaceDiagnostics: section.flag('workspaceDiagnostics', base.workspaceDiagnostics),
    languages: {
      huashu,
      markdown: markdown.flag('enable', base.languages.markdown),
      plaintext: plainText.flag('enable', base.languages.plaintext),
      html: section.section('html').flag('enable', base.languages.html),
    },
  };
}

function localeIn(choice: 'auto' | Locale): Locale | undefined {
  return choice === 'auto' ? undefined : choice;
}

class Section {
  private readonly values: { readonly [key: string]: unknown };

  constructor(
    value: unknown,
    private readonly name: string,
    private readonly complain: (message: string) => void,
  ) {
    if (isObject(value)) this.values = value;
    else {
      this.values = {};
      if (value !== undefined && value !== null) complain(`${name}: expected an object`);
    }
  }

  section(key: string): Section {
    return new Section(this.values[key], `${this.name}.${key}`, this.complain);
  }

  flag(key: string, base: boolean): boolean {
    const value = this.values[key];
    if (typeof value === 'boolean') return value;
    this.expect(key, value, 'true or false');
    return base;
  }

  choice<Choice extends string>(key: string, choices: readonly Choice[], base: Choice): Choice {
    const value = this.values[key];
    const choice = choices.find((each) => each === value);
    if (choice === undefined) this.expect(key, value, choices.join(', '));
    return choice ?? base;
  }

  rules(base: Settings['rules']): Settings['rules'] {
    const value = this.values['rules'];
    if (!isObject(value)) {
      this.expect('rules', value, 'an object of rule ids and severities');
      return base;
    }
    const rules: { [id: string]: RuleSetting } = {};
    for (const [id, severity] of Object.entries(value)) {
      if (typeof severity === 'string' && severities.includes(severity)) rules[id] = severity as RuleSetting;
      else this.expect(`rules.${id}`, severity, severities.join(', '));
    }
    return rules;
  }

  private expect(key: string, value: unknown, what: string): void {
    if (value !== undefined && value !== null) this.complain(`${this.name}.${key}: expected ${what}`);
  }
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
