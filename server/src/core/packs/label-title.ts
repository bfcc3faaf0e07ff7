import type { Locale } from '../config/config';
import { labelOf } from './program';
import type { Pack } from './schema';

/** What the label of a rule is called in words, after the last pack that says so; the rule's id where none does. */
export function labelTitle(packs: readonly Pack[], ruleId: string, locale: Locale): string {
  const label = labelOf(ruleId);
  for (let i = packs.length - 1; i >= 0; i--) {
    const titles = packs[i]!.manifest.labels;
    if (titles !== undefined && Object.hasOwn(titles, label))
      return locale === 'en' ? titles[label]!.en : titles[label]!.zh;
  }
  return ruleId;
}
