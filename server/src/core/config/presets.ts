import type { Severity } from '../findings/finding';

/** A name that `extends` may use for packs together with the severity of their rules. */
export interface Preset {
  readonly packs: readonly string[];
  /** Given to every rule of the packs. Absent: each rule keeps its own. */
  readonly severity?: Severity;
}

/** What is linted with where no configuration names a pack. */
export const defaultPacks: readonly string[] = ['service-base', 'telecom-10000'];

export const presets: { readonly [name: string]: Preset } = {
  /** The built-in packs with the severities that their rules carry. */
  recommended: { packs: defaultPacks },
  /** The same rules, each of them an error. */
  strict: { packs: defaultPacks, severity: 'error' },
};
