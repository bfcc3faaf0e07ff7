import { readFileSync } from 'node:fs';
import { createPalette } from '../../core/reporters/palette';
import type { ExampleFailure } from '../../core/packs/run-examples';
import { runExamples } from '../../core/packs/run-examples';
import type { Origin } from '../../core/packs/schema';
import type { ParsedArgs } from '../args';
import { ExitCode } from '../exit-codes';
import { readOwnPack, tellProblems } from '../own-pack';
import { shownPath } from '../paths';
import type { Surroundings } from '../surroundings';
import { write } from '../terminal';

/** `huashu test`: runs the examples that the rules of packs carry. 1 where one fails, 2 where a pack cannot be read. */
export function testPacks({ positionals }: ParsedArgs, around: Surroundings): ExitCode {
  const locale = around.locale ?? around.fallbackLocale;
  const palette = createPalette(around.color);
  let code: ExitCode = ExitCode.clean;
  for (const name of positionals.length > 0 ? positionals : ['.']) {
    const { own, linter, problems } = readOwnPack(name, around);
    tellProblems(problems, around);
    if (problems.length > 0 || own === undefined) {
      code = ExitCode.couldNotRun;
      continue;
    }
    const failures = own.rules.flatMap((rule) => runExamples(linter, rule));
    for (const failure of failures) {
      const { ruleId, example, problem } = failure;
      const place = placeOf(failure, own.origins[ruleId], around.cwd);
      const words = example.trimEnd().replaceAll('\n', '\n    ');
      write(
        1,
        `${palette.severity('error', '✖')} ${palette.bold(ruleId)}  ${palette.dim(place)}\n    ${words}\n    → ${locale === 'en' ? problem.en : problem.zh}\n`,
      );
    }
    const examples = own.rules.reduce(
      (sum, { examples: { flagged, allowed } }) => sum + flagged.length + allowed.length,
      0,
    );
    const total =
      locale === 'en'
        ? `${own.manifest.name}: ${own.rules.length} rules, ${examples} examples, ${failures.length} failed`
        : `${own.manifest.name}:${own.rules.length} 条规则，${examples} 个例句，${failures.length} 个不符`;
    write(1, `${failures.length === 0 ? palette.good('✔') : palette.severity('error', '✖')} ${total}\n`);
    if (failures.length > 0 && code === ExitCode.clean) code = ExitCode.findings;
  }
  return code;
}

/** Where the example is written, file:line:column; where it cannot be found as it is (escapes), where its rule begins. */
function placeOf({ example }: ExampleFailure, rule: Origin | undefined, cwd: string): string {
  if (rule === undefined) return '';
  const file = shownPath(rule.file, cwd);
  const lines = readFileSync(rule.file, 'utf8').split('\n');
  const [first] = example.split('\n');
  for (let line = rule.line - 1; line < lines.length; line++) {
    const column = lines[line]!.indexOf(first!);
    if (column >= 0) return `${file}:${line + 1}:${column + 1}`;
  }
  return `${file}:${rule.line}:${rule.column}`;
}
