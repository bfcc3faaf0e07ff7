import type { DataProblem } from '../core/config/data';

/** A pack that cannot be used; says where and why. */
export class PackError extends Error {
  override readonly name = 'PackError';

  constructor(
    /** What is wrong, each with the file, line and column (from 1) in the pack. */
    readonly problems: readonly DataProblem[],
  ) {
    super(problems.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message.en}`).join('\n'));
  }
}
