import { createPalette } from '../../core/reporters/palette';
import { textWidth } from '../../core/reporters/display-width';
import { nearest } from '../../core/config/nearest';
import type { ClauseRow } from '../../core/packs/clause-table';
import { clauseKinds, clauseTable, clausesAsMarkdown, countClauses, missing } from '../../core/packs/clause-table';
import type { ParsedArgs } from '../args';
import { UsageError } from '../args';
import { ExitCode } from '../exit-codes';
import { packsInForce } from '../rule-packs';
import type { Surroundings } from '../surroundings';
import { complain, write } from '../terminal';

const formats = ['stylish', 'json', 'markdown'];

/** `huashu clauses [§…]`: every clause of the standard with the rules that check it, or why none does. */
export function listClauses(parsed: ParsedArgs, around: Surroundings): ExitCode {
  const format = String(parsed.values.format ?? 'stylish');
  if (!formats.includes(format))
    throw new UsageError({
      zh: `--format 的值 ${format} 无效；可用：${formats.join('、')}`,
      en: `--format does not take ${format}; it takes ${formats.join(', ')}`,
    });
  const { packs, locale } = packsInForce(parsed, around);
  if (packs === undefined) return ExitCode.couldNotRun;
  const all = clauseTable(packs);
  const wanted = parsed.positionals.map((name) => (name.startsWith('§') ? name : `§${name}`));
  for (const name of wanted) {
    if (all.some((row) => isWithin(row.id, name))) continue;
    const near = nearest(name, all.map(({ id }) => id)); // prettier-ignore
    complain(
      {
        zh: `没有条款 ${name}${near ? `；是否想写 ${near}？` : ''}`,
        en: `there is no clause ${name}${near ? `; did you mean ${near}?` : ''}`,
      },
      locale,
    );
    return ExitCode.couldNotRun;
  }
  const rows = wanted.length === 0 ? all : all.filter(({ id }) => wanted.some((name) => isWithin(id, name)));
  const language = locale === 'en' ? 'en' : 'zh';
  if (format === 'json') write(1, `${JSON.stringify(rows, undefined, 2)}\n`);
  else if (format === 'markdown') write(1, clausesAsMarkdown(rows, language));
  else write(1, asTable(rows, language, around));
  return ExitCode.clean;
}

/** Whether a clause is the one named or stands below it: §1.4.1 names §1.4.1.7, and §1.5.9.4 does not name §1.5.9.40. */
function isWithin(id: string, name: string): boolean {
  if (!id.startsWith(name)) return false;
  const next = id.charAt(name.length);
  return next === '' || next === '.' || (/\d$/.test(name) && /[a-z]/.test(next));
}

function asTable(rows: readonly ClauseRow[], language: 'zh' | 'en', around: Surroundings): string {
  const palette = createPalette(around.color);
  const idWidth = Math.max(...rows.map(({ id }) => textWidth(id)));
  const kindWidth = Math.max(...rows.map(({ kind }) => textWidth(clauseKinds[kind][language])));
  const pad = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - textWidth(text)));
  const lines = rows.flatMap((row) => {
    const kind = pad(clauseKinds[row.kind][language], kindWidth);
    const below = row.rules.length > 0 ? row.rules.join(' ') : palette.dim(`— ${missing(row)[language]}`);
    return [
      `  ${palette.bold(pad(row.id, idWidth))}  ${palette.dim(kind)}  ${row.text}`,
      `  ${' '.repeat(idWidth + kindWidth + 4)}${below}`,
    ];
  });
  const { checked, explained, open } = countClauses(rows);
  const sum =
    language === 'en'
      ? `${rows.length} clauses: ${checked} checked by rules, ${explained} with a reason why not${open > 0 ? `, ${open} without a rule yet` : ''}.`
      : `共 ${rows.length} 条：${checked} 条有规则检查，${explained} 条说明了为什么不查${open > 0 ? `，${open} 条还没有规则` : ''}。`;
  return `${lines.join('\n')}\n\n${sum}\n`;
}
