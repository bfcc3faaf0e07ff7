import { resolve } from 'node:path';
import { createPalette } from '../../core/reporters/palette';
import { runExamples } from '../../core/packs/run-examples';
import { createLinter } from '../../core/linter/create-linter';
import { resolveExtends } from '../../core/config/extend';
import { loadPack } from '../../core/packs/load-pack';
import { builtinPacks } from '../../core/packs/builtin';
import type { DataProblem } from '../../core/config/data';
import type { ParsedArgs } from '../args';
import { ExitCode } from '../exit-codes';
import { nodeHost, workspaceOf } from '../node-host';
import { shownPath, toSlashes } from '../paths';
import type { Surroundings } from '../surroundings';
import { complain, write } from '../terminal';

/** `huashu test`: runs the examples that the rules of packs carry. 1 where one fails, 2 where a pack cannot be read. */
export function testPacks({ positionals }: ParsedArgs, around: Surroundings): ExitCode {
  const locale = around.locale ?? around.fallbackLocale;
  const palette = createPalette(around.color);
  let code: ExitCode = ExitCode.clean;
  for (const name of positionals.length > 0 ? positionals : ['.']) {
    const folder = toSlashes(resolve(name));
    const problems: DataProblem[] = [];
    const host = nodeHost((problem) => problems.push(problem));
    // A pack that ships with the product may be tried too: then its own files stand for it.
    const itself = loadPack(host, folder).pack?.manifest.name;
    const library = {
      host,
      builtinPacks: () => builtinPacks().filter((pack) => pack.manifest.name !== itself),
      workspace: workspaceOf(around.cwd),
    };
    const { packs } = resolveExtends(
      [{ value: './.', offset: 0 }],
      `${folder}/-`,
      library,
      (_, message) => problems.push({ file: folder, line: 1, column: 1, message }),
      problems,
    );
    const created = createLinter(packs);
    problems.push(...created.problems);
    for (const { file, line, column, message } of problems) {
      const place = `${shownPath(file, around.cwd)}:${line}:${column}`;
      complain({ zh: `${place}:${message.zh}`, en: `${place}: ${message.en}` }, locale);
    }
    const own = packs.at(-1);
    if (problems.length > 0 || own === undefined) {
      code = ExitCode.couldNotRun;
      continue;
    }
    const failures = own.rules.flatMap((rule) => runExamples(created.linter, rule));
    for (const { ruleId, example, problem } of failures)
      write(1, `${palette.severity('error', '✖')} ${palette.bold(ruleId)}  ${example}\n    ${problem}\n`);
    const examples = own.rules.reduce(
      (sum, { examples: { flagged, allowed } }) => sum + flagged.length + allowed.length,
      0,
    );
    const total =
      locale === 'en'
        ? `${own.manifest.name}: ${own.rules.length} rules, ${examples} examples, ${failures.length} failed`
        : `${own.manifest.name}:${own.rules.length} 条规则,${examples} 个例句,${failures.length} 个不符`;
    write(1, `${failures.length === 0 ? palette.good('✔') : palette.severity('error', '✖')} ${total}\n`);
    if (failures.length > 0 && code === ExitCode.clean) code = ExitCode.findings;
  }
  return code;
}
