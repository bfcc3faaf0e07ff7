import { createPalette } from '../../core/reporters/palette';
import { runExamples } from '../../core/packs/run-examples';
import type { ParsedArgs } from '../args';
import { ExitCode } from '../exit-codes';
import { readOwnPack, tellProblems } from '../own-pack';
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
