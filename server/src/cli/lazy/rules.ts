import { textWidth } from '../../core/reporters/display-width';
import { createPalette } from '../../core/reporters/palette';
import { nearest } from '../../core/config/nearest';
import { messageInGeneral } from '../../core/packs/message-in-general';
import { labelOf } from '../../core/packs/program';
import type { Pack, RuleSource } from '../../core/packs/schema';
import type { ParsedArgs } from '../args';
import { UsageError } from '../args';
import { ExitCode } from '../exit-codes';
import { packsInForce } from '../rule-packs';
import type { Surroundings } from '../surroundings';
import type { Message } from '../terminal';
import { complain, write } from '../terminal';

/** `huashu rules`: the rules in force in the current folder, as a table or as JSON. */
export function listRules(parsed: ParsedArgs, around: Surroundings): ExitCode {
  const format = parsed.values.format ?? 'stylish';
  if (format !== 'stylish' && format !== 'json')
    throw new UsageError({
      zh: `--format 的值 ${String(format)} 无效；可用：stylish、json`,
      en: `--format does not take ${String(format)}; it takes stylish, json`,
    });
  const { packs, locale } = packsInForce(parsed, around);
  if (packs === undefined) return ExitCode.couldNotRun;
  const chosen = choose(packs, parsed.positionals);
  if ('zh' in chosen) {
    complain(chosen, locale);
    return ExitCode.couldNotRun;
  }
  if (format === 'json') {
    const rows = chosen.flatMap(({ pack, rules }) => rules.map((rule) => toJson(pack, rule)));
    write(1, `${JSON.stringify(rows, undefined, 2)}\n`);
    return ExitCode.clean;
  }
  const palette = createPalette(around.color);
  const language = locale === 'en' ? 'en' : 'zh';
  const all = chosen.flatMap(({ rules }) => rules);
  const idWidth = Math.max(...all.map((rule) => rule.id.length));
  const clauses = (rule: RuleSource): string => rule.clauses.join(' ');
  const clauseWidth = Math.max(...all.map((rule) => textWidth(clauses(rule))));
  const lines = chosen.flatMap(({ pack, rules }) => [
    '',
    `${palette.bold(pack.manifest.name)} ${pack.manifest.version}  ${palette.dim(pack.manifest.title[language])}`,
    '',
    ...rules.map((rule) => {
      const severity = palette.severity(rule.severity, rule.severity.padEnd(7));
      const fix = hasFix(rule) ? '*' : ' ';
      return `  ${rule.id.padEnd(idWidth)}  ${severity} ${fix}  ${palette.dim(padTo(clauses(rule), clauseWidth))}  ${firstSentence(rule.message[language])}`;
    }),
  ]);
  const count = all.length;
  const note =
    language === 'en'
      ? `${count} rules. * has a fix. huashu explain RULE tells more.`
      : `共 ${count} 条规则。* 可修复。详情：huashu explain 规则`;
  write(1, `${lines.slice(1).join('\n')}\n\n${note}\n`);
  return ExitCode.clean;
}

/** The rules that the names mean, pack by pack. No name means all; a name that means none gives a message. */
function choose(
  packs: readonly Pack[],
  names: readonly string[],
): { pack: Pack; rules: readonly RuleSource[] }[] | Message {
  const means = (name: string, pack: Pack, rule: RuleSource): boolean =>
    name === pack.manifest.name || name === rule.id || name === labelOf(rule.id);
  for (const name of names) {
    if (packs.some((pack) => pack.rules.some((rule) => means(name, pack, rule)))) continue;
    const near = nearest(
      name,
      packs.flatMap((pack) => [pack.manifest.name, ...pack.rules.flatMap((rule) => [rule.id, labelOf(rule.id)])]),
    );
    return {
      zh: `没有名为 ${name} 的规则、标签或规则包${near ? `；是否想写 ${near}？` : ''}`,
      en: `there is no rule, label or pack ${name}${near ? `; did you mean ${near}?` : ''}`,
    };
  }
  return packs
    .map((pack) => ({
      pack,
      rules: pack.rules.filter((rule) => names.length === 0 || names.some((name) => means(name, pack, rule))),
    }))
    .filter(({ rules }) => rules.length > 0);
}

function hasFix(rule: RuleSource): boolean {
  return (
    rule.replace !== undefined ||
    (rule.patterns ?? []).some((pattern) => typeof pattern !== 'string' && pattern.replace !== undefined)
  );
}

function toJson(pack: Pack, rule: RuleSource): object {
  const { id, clauses, severity, message, why } = rule;
  return { id, label: labelOf(id), pack: pack.manifest.name, clauses, severity, fixable: hasFix(rule), message, why };
}

function firstSentence(message: string): string {
  const [sentence] = messageInGeneral(message).split(/(?<=[。!?])|(?<=\.) /u);
  return sentence ?? message;
}

function padTo(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - textWidth(text)));
}
