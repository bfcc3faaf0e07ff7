import { resolve } from 'node:path';
import type { DataProblem } from '../core/config/data';
import { resolveExtends } from '../core/config/extend';
import { createLinter } from '../core/linter/create-linter';
import type { Linter } from '../core/linter/linter';
import { builtinPacks, shippedPacks } from '../core/packs/builtin';
import { loadPack } from '../core/packs/load-pack';
import type { Pack } from '../core/packs/schema';
import { nodeHost, workspaceOf } from './node-host';
import { shownPath, toSlashes } from './paths';
import type { Surroundings } from './surroundings';
import { complain } from './terminal';

/** Reads and compiles the pack in a folder together with the packs it extends. `own` is missing where it cannot be read. */
export function readOwnPack(
  name: string,
  around: Surroundings,
): { own?: Pack; linter: Linter; problems: readonly DataProblem[] } {
  const folder = toSlashes(resolve(name));
  const problems: DataProblem[] = [];
  const host = nodeHost((problem) => problems.push(problem));
  // A pack that ships with the product may be tried too: then its own files stand for it.
  const itself = loadPack(host, folder).pack?.manifest.name;
  problems.length = 0; // the second reading tells of them again
  const library = {
    host,
    builtinPacks: () => shippedPacks().filter((pack) => pack.manifest.name !== itself),
    workspace: workspaceOf(around.cwd),
  };
  const { packs } = resolveExtends(
    [{ value: './.', offset: 0 }],
    `${folder}/-`,
    library,
    (_, message) => problems.push({ file: folder, line: 1, column: 1, message }),
    problems,
  );
  const { linter, problems: compiling } = createLinter(packs, builtinPacks());
  problems.push(...compiling);
  return { own: packs.at(-1), linter, problems };
}

/** Writes problems to standard error, a line each: file:line:column and what to do. */
export function tellProblems(problems: readonly DataProblem[], around: Surroundings): void {
  for (const { file, line, column, message } of problems) {
    const place = `${shownPath(file, around.cwd)}:${line}:${column}`;
    complain({ zh: `${place}:${message.zh}`, en: `${place}: ${message.en}` }, around.locale ?? around.fallbackLocale);
  }
}
