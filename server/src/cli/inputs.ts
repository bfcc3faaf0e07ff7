import { languageOf } from '../core/formats';
import { containerOf, onlyWhereAsked } from '../core/formats/containers/names';

/** Whether a file is one that can be linted, by its name. */
export function isLintable(path: string): boolean {
  return languageOf(path) !== undefined || containerOf(path) !== undefined;
}

/** Whether it is linted only where it is named or configured as an input: few JSON files of a repository hold scripts. */
export function mustBeAskedFor(path: string): boolean {
  const container = languageOf(path) === undefined ? containerOf(path) : undefined;
  return container !== undefined && onlyWhereAsked(container);
}
