import { fstatSync, statSync, writeSync } from 'node:fs';
import type * as tty from 'node:tty';
import type { Locale } from '../core/config/config';

type Environment = { readonly [name: string]: string | undefined };

/** Thrown where the reader of standard output has gone (`huashu lint | head`): there is nobody left to report to. */
export class OutputClosed extends Error {
  override readonly name = 'OutputClosed';
}

/** Asked by name: each bundle has a class of its own. */
export function isOutputClosed(error: unknown): error is OutputClosed {
  return error instanceof Error && error.name === 'OutputClosed';
}

/** Writes all of a text to standard output (1) or standard error (2), also to a pipe that is full for the moment. */
export function write(fd: 1 | 2, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(fd, bytes, at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EAGAIN') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
      else if (code === 'EPIPE' && fd === 1) throw new OutputClosed();
      else if (fd === 1) throw error;
      else return;
    }
  }
}

/** Whether a person sees what is written there. */
export function isTerminal(fd: 1 | 2): boolean {
  try {
    // Most output goes to a pipe, a file or the null device: telling these apart first spares loading the terminal module.
    const device = fstatSync(fd);
    if (!device.isCharacterDevice()) return false;
    if (device.rdev !== 0 && device.rdev === statSync('/dev/null', { throwIfNoEntry: false })?.rdev) return false;
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    return (require('node:tty') as typeof tty).isatty(fd);
  } catch {
    return false;
  }
}

/** Whether to write colours: as asked for, else NO_COLOR, FORCE_COLOR, and a terminal that is not dumb. */
export function wantsColor(asked: boolean | undefined, env: Environment, terminal: boolean): boolean {
  if (asked !== undefined) return asked;
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return terminal && env.TERM !== 'dumb';
}

/** Columns to lay the report out for. */
export function columnsOf(env: Environment, terminal: boolean): number {
  const columns = terminal ? process.stdout.columns : Number(env.COLUMNS);
  return Number.isInteger(columns) && columns >= 40 ? Math.min(columns, 500) : 120;
}

/** A message in both languages, for standard error. */
export interface Message {
  readonly zh: string;
  readonly en: string;
}

/** Tells the person what went wrong. */
export function complain(message: Message, locale: Locale): void {
  write(2, `huashu: ${locale === 'en' ? message.en : message.zh}\n`);
}
