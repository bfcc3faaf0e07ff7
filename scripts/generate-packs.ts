import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { DataHost } from '../server/src/core/packs/load-pack';
import { loadPack } from '../server/src/core/packs/load-pack';
import { compileProgram } from '../server/src/core/packs/compile-program';
import type { DataProblem } from '../server/src/core/config/data';
import type { Pack } from '../server/src/core/packs/schema';

/** The built-in packs, in order of extension. */
const names = ['service-base', 'telecom-10000'];

/** Packs that a configuration may name, and that nothing uses by itself. */
const optional = ['courier', 'bank'];

/**
 * Reads and compiles the built-in packs and writes them as two modules: what a run needs (small), and the packs in full.
 * Throws an error that names file, line and column where a pack is wrong; `lenient` only prints it and leaves the wrong
 * rules out, for work on several packs at once.
 */
export function generatePacks(root: string, lenient = false): void {
  const problems: DataProblem[] = [];
  const packs: Pack[] = [];
  for (const name of names) {
    const result = loadPack(host(root), `server/packs/${name}`);
    problems.push(...result.problems);
    if (result.pack) packs.push(result.pack);
  }
  const { program, problems: patternProblems } = compileProgram(packs);
  problems.push(...patternProblems);
  const others: Pack[] = [];
  for (const name of optional) {
    const result = loadPack(host(root), `server/packs/${name}`);
    problems.push(...result.problems);
    if (result.pack === undefined) continue;
    others.push(result.pack);
    problems.push(...compileProgram([result.pack]).problems);
  }
  if (problems.length > 0) {
    const report = problems
      .map((p) => `${relative(root, join(root, p.file))}:${p.line}:${p.column} ${p.message.en}`)
      .join('\n');
    if (!lenient) throw new Error(report);
    console.error(report);
  }
  write(root, 'builtin', 'RuleProgram', './program', program);
  write(root, 'builtin-packs', 'readonly Pack[]', './schema', packs);
  write(root, 'optional-packs', 'readonly Pack[]', './schema', others);
}

function host(root: string): DataHost {
  return {
    readFile: (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined),
    listFolder: (path) => (existsSync(join(root, path)) ? readdirSync(join(root, path)) : undefined),
  };
}

function write(root: string, file: string, type: string, from: string, value: unknown): void {
  const typeName = type.replace(/^readonly |\[\]$/g, '');
  const json = JSON.stringify(value);
  const source = `// Generated from server/packs by scripts/generate-packs.ts when the product is built. Do not edit.
import type { ${typeName} } from '${from}';

let value: ${type} | undefined;

/** Read when first asked for, by JSON.parse, which is much faster than an object literal. */
export function read(): ${type} {
  return (value ??= JSON.parse(${JSON.stringify(json)}) as ${type});
}
`;
  replace(join(root, `server/src/core/packs/${file}.generated.ts`), source);
  // The same for bundles that have a file system, see build.mjs.
  replace(join(root, `server/src/core/packs/${file}.generated.json`), json);
}

/** Writes a file where it is not so already. */
function replace(path: string, content: string): void {
  if (!existsSync(path) || readFileSync(path, 'utf8') !== content) writeFileSync(path, content);
}
