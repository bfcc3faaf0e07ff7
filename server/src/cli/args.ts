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
  const values: { [name: string]: string | boolean | string[] } = {};
  const positionals: string[] = [];
  for (const token of plainTokens(args, options) ?? tokensOf(args, options)) {
    if (token.kind === 'positional') positionals.push(token.value);
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

/** One argument as Node reads it, as far as it is needed here. */
export type ArgToken =
  | { readonly kind: 'option-terminator' }
  | { readonly kind: 'positional'; readonly value: string }
  | {
      readonly kind: 'option';
      readonly name: string;
      readonly rawName: string;
      readonly value: string | undefined;
      readonly inlineValue: boolean | undefined;
    };

/** The arguments as Node reads them. */
export function tokensOf(args: readonly string[], options: OptionSpecs): readonly ArgToken[] {
  return parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true }).tokens;
}

/**
 * The same where all options are written out (`--name`, `--name value`, `--name=value`); undefined where any is not. Loading
 * Node's reader takes a hundredth of the time that Node itself takes to start, and most runs need no more than this.
 */
export function plainTokens(args: readonly string[], options: OptionSpecs): readonly ArgToken[] | undefined {
  const tokens: ArgToken[] = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!;
    if (!arg.startsWith('-')) {
      tokens.push({ kind: 'positional', value: arg });
      continue;
    }
    if (!arg.startsWith('--') || arg.length === 2) return undefined;
    const equals = arg.indexOf('=', 3); // a name has a character at least
    const rawName = equals < 0 ? arg : arg.slice(0, equals);
    const name = rawName.slice(2);
    if (equals >= 0) {
      tokens.push({ kind: 'option', name, rawName, value: arg.slice(equals + 1), inlineValue: true });
      continue;
    }
    const takesNext = i + 1 < args.length && Object.hasOwn(options, name) && options[name]!.type === 'string';
    const value = takesNext ? args[++i] : undefined;
    tokens.push({ kind: 'option', name, rawName, value, inlineValue: takesNext ? false : undefined });
  }
  return tokens;
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
