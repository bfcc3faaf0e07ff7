import { resolve } from 'node:path';
import type { ParsedArgs } from './args';
import { UsageError, exclude } from './args';
import type { LintOptions } from './lint-options';
import { oneOf, readEncoding } from './lint-options';
import { toSlashes } from './paths';
import type { Surroundings } from './surroundings';

export type ScoreFormat = 'table' | 'json' | 'csv';

/** What the person asked of `huashu score`, checked. */
export interface ScoreOptions extends Surroundings, Pick<LintOptions, 'config' | 'encoding'> {
  /** Absolute path, or undefined for standard output. */
  readonly outputFile: string | undefined;
  readonly format: ScoreFormat;
  /** 0 … 100; undefined: as configured. */
  readonly pass: number | undefined;
  /** Characters a minute for estimated times; undefined: as the standard has it. */
  readonly rate: number | undefined;
}

const formats: readonly ScoreFormat[] = ['table', 'json', 'csv'];

/** @throws {UsageError} for a value that an option does not take, and for options that exclude each other */
export function readScoreOptions({ values }: ParsedArgs, around: Surroundings): ScoreOptions {
  const value = (name: string): string | undefined => values[name] as string | undefined;
  const config = value('config');
  const outputFile = value('output-file');
  exclude(values, 'config', 'no-config');
  return {
    ...around,
    format: oneOf('format', value('format') ?? 'table', formats),
    encoding: readEncoding(value('encoding')),
    pass: numberWithin('pass', value('pass'), 0, 100),
    rate: numberWithin('rate', value('rate'), 1, 1000),
    config: values['no-config'] ? false : config && toSlashes(resolve(config)),
    outputFile: outputFile && resolve(outputFile),
  };
}

function numberWithin(name: string, value: string | undefined, min: number, max: number): number | undefined {
  if (value === undefined) return undefined;
  const number = /^\d+(?:\.\d+)?$/.test(value) ? Number(value) : NaN;
  if (number >= min && number <= max) return number;
  throw new UsageError({
    zh: `--${name} 的值应为 ${min} 到 ${max} 的数`,
    en: `--${name} takes a number from ${min} to ${max}`,
  });
}
