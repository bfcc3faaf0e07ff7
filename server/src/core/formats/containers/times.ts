import { readTime, type TimeMatch } from '../turn-time';
import type { InputOptions } from './input-options';

/** Milliseconds of a time in a field or a cell: a number, `12.5`, `00:01:02.5`, `2024-05-01 09:30:00`; undefined where it is none. */
export function milliseconds(value: number | string | undefined, { times }: InputOptions): number | undefined {
  if (value === undefined) return undefined;
  const words = typeof value === 'number' ? '' : value.trim();
  const number = typeof value === 'number' ? value : /^\d+(?:\.\d+)?$/.test(words) ? Number(words) : NaN;
  if (Number.isFinite(number))
    return number < 0 ? undefined : Math.round(times === 'milliseconds' ? number : number * 1000);
  if (readTime(words, 0, words.length, match) && match.end === words.length) return match.startMs;
  return timeOfDay(words);
}

const match: TimeMatch = { end: 0, startMs: 0, endMs: 0 };

/** A date with a time of day: milliseconds since some day long past, good for differences. No time zone is guessed. */
function timeOfDay(words: string): number | undefined {
  const found =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,3}))?)?(?:Z|[+-]\d{2}:?\d{2})?$/.exec(
      words,
    );
  if (found === null) return undefined;
  const [, year, month, day, hour, minute, second = '0', fraction = ''] = found;
  return Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
    Number(fraction.padEnd(3, '0') || 0),
  );
}
