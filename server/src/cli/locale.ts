import type { Locale } from '../core/config/config';

/** The language of messages by the environment: LC_ALL, LC_MESSAGES, LANG. Undefined where they name neither of ours. */
export function localeOfEnvironment(env: { readonly [name: string]: string | undefined }): Locale | undefined {
  const value = (env.LC_ALL || env.LC_MESSAGES || env.LANG || '').slice(0, 2).toLowerCase();
  if (value === 'zh') return 'zh-CN';
  return value === 'en' ? 'en' : undefined;
}

/** A locale as people write it (zh, zh_CN, en-US), or undefined. */
export function readLocale(value: string): Locale | undefined {
  if (/^zh([-_](cn|hans|sg|hans[-_]cn))?$/i.test(value)) return 'zh-CN';
  return /^en([-_][a-z]+)?$/i.test(value) ? 'en' : undefined;
}
