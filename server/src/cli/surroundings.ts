import type { Locale } from '../core/config/config';

/** What every command knows of its surroundings. */
export interface Surroundings {
  /** As asked for with `--locale`. */
  readonly locale: Locale | undefined;
  readonly fallbackLocale: Locale;
  readonly color: boolean;
  readonly width: number;
  /** The current folder, with `/`. */
  readonly cwd: string;
}
