import type { Locale } from '../core/config/config';
import type { Pack } from '../core/packs/schema';
import type { ParsedArgs } from './args';
import { exclude } from './args';
import { createContexts } from './lazy/config';
import { resolve } from 'node:path';
import { shownPath, toSlashes } from './paths';
import type { Surroundings } from './surroundings';
import { complain } from './terminal';

/** The packs in force in the current folder. Undefined where the configuration is wrong, which has then been told. */
export function packsInForce(
  { values }: ParsedArgs,
  around: Surroundings,
): { packs?: readonly Pack[]; locale: Locale } {
  const config = values.config as string | undefined;
  exclude(values, 'config', 'no-config');
  const contexts = createContexts(
    { ...around, config: values['no-config'] ? false : config && toSlashes(resolve(config)) },
    () => {
      throw new Error('rules are told about without linting');
    },
  );
  const here = `${around.cwd}/-`;
  const packs = contexts.packsOf([here]);
  contexts.check(here);
  const locale = around.locale ?? contexts.localeOf(here) ?? around.fallbackLocale;
  const problems = contexts.problems();
  for (const { file, line, column, message } of problems) {
    const place = `${shownPath(file, around.cwd)}:${line}:${column}`;
    complain({ zh: `${place}:${message.zh}`, en: `${place}: ${message.en}` }, locale);
  }
  return problems.length > 0 ? { locale } : { packs, locale };
}
