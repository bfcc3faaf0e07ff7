import { parseArgs } from 'node:util';
import type { Message } from './terminal';

/** An option of a command: `string` takes a value. */
export interface OptionSpec {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
  /** May be given several times: its value is then the list. */
  readonly multiple?: boolean;
}
export type OptionSpecs = { readonly [name: string]: OptionSpec };

export interface ParsedArgs {
  readonly values: { readonly [name: string]: string | boolean | readonly string[] | undefined };
  readonly positionals: readonly string[];
}

/** Arguments that cannot be understood. The unknown name, where that is what is wrong, is for a did-you-mean. */
export class UsageError extends Error {
  override readonly name = 'UsageError';

  constructor(
    readonly text: Message,
    readonly unknownOption?: string,
    readonly unknownCommand?: string,
  ) {
    super(text.en);
  }
}

/** Reads the arguments of a command strictly. @throws {UsageError} for an unknown option, a missing or a superfluous value */
export function readArgs(args: readonly string[], options: OptionSpecs): ParsedArgs {
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values: { [name: string]: string | boolean | string[] } = {};
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (option === undefined)
      throw new UsageError({ zh: `未知的选项 ${rawName}`, en: `unknown option ${rawName}` }, name);
    if (option.type === 'boolean') {
      if (value !== undefined)
        throw new UsageError({ zh: `选项 ${rawName} 不带值`, en: `the option ${rawName} takes no value` });
      values[name] = true;
      continue;
    }
    if (value === undefined || value === '' || (!token.inlineValue && value.startsWith('-') && value !== '-'))
      throw new UsageError({ zh: `选项 ${rawName} 缺少值`, en: `the option ${rawName} needs a value` });
    const earlier = values[name];
    if (option.multiple !== true) values[name] = value;
    else if (Array.isArray(earlier)) earlier.push(value);
    else values[name] = [value];
  }
  return { values, positionals };
}

/** @throws {UsageError} where both options are given */
export function exclude(values: ParsedArgs['values'], one: string, other: string): void {
  if (values[one] === undefined || values[other] === undefined) return;
  throw new UsageError({
    zh: `选项 --${one} 与 --${other} 不能同时使用`,
    en: `the options --${one} and --${other} exclude each other`,
  });
}

/** Asked by name: each bundle has a class of its own. */
export function isUsageError(error: unknown): error is UsageError {
  return error instanceof Error && error.name === 'UsageError';
}
