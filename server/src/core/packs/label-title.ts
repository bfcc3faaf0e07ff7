import type { Locale } from '../config/config';
import { labelOf } from './program';
import type { Localised, Pack } from './schema';

/** What the label of a rule is called in words, after the last pack that says so; the rule's id where none does. */
export function labelTitle(packs: readonly Pack[], ruleId: string, locale: Locale): string {
  const title = named(packs, 'labels', labelOf(ruleId));
  return title === undefined ? ruleId : inLocale(title, locale);
}

/** The labels whose fixes are offered for a whole text at once, each with what that is called. */
export function labelRewrites(packs: readonly Pack[], locale: Locale): ReadonlyMap<string, string> {
  const labels = new Set(packs.flatMap(({ manifest }) => Object.keys(manifest.rewrites ?? {})));
  return new Map([...labels].map((label) => [label, inLocale(named(packs, 'rewrites', label)!, locale)]));
}

function named(packs: readonly Pack[], key: 'labels' | 'rewrites', label: string): Localised | undefined {
  for (let i = packs.length - 1; i >= 0; i--) {
    const titles = packs[i]!.manifest[key];
    if (titles !== undefined && Object.hasOwn(titles, label)) return titles[label];
  }
  return undefined;
}

function inLocale({ zh, en }: Localised, locale: Locale): string {
  return locale === 'en' ? en : zh;
}
