import type { Locale } from '../../core/config/config';
import { nearest } from '../../core/config/nearest';
import type { UsageError } from '../args';
import { commands } from '../options';
import type { Message } from '../terminal';
import { helpTexts } from '../help-texts';

/** The help of a command, or of all where none is given. Undefined for an unknown command. */
export function helpFor(command: string | undefined, locale: Locale): string | undefined {
  const name = command ?? 'huashu';
  return Object.hasOwn(helpTexts, name) ? helpTexts[name]![locale] : undefined;
}

/** What to do about arguments that could not be understood, to be put after the message. */
export function adviceFor(error: UsageError, args: readonly string[], isPath: boolean): Message {
  const { unknownCommand, unknownOption } = error;
  if (unknownCommand !== undefined) {
    if (isPath) {
      return {
        zh: `；是否想运行 huashu lint ${unknownCommand}？`,
        en: `; did you mean huashu lint ${unknownCommand}?`,
      };
    }
    const near = nearest(unknownCommand, [...Object.keys(commands), 'help']);
    return near ? didYouMean(`huashu ${near}`) : seeHelp('huashu --help');
  }
  const command = args[0] !== undefined && Object.hasOwn(commands, args[0]) ? args[0] : undefined;
  const help = seeHelp(command === undefined ? 'huashu --help' : `huashu ${command} --help`);
  if (unknownOption === undefined) return help;
  const known = Object.keys(command === undefined ? { help: 0, version: 0, locale: 0 } : commands[command]!);
  const near = nearest(unknownOption, known);
  return near ? didYouMean(`--${near}`) : help;
}

function didYouMean(what: string): Message {
  return { zh: `；是否想写 ${what}？`, en: `; did you mean ${what}?` };
}

function seeHelp(what: string): Message {
  return { zh: `；用法见 ${what}`, en: `; see ${what}` };
}
