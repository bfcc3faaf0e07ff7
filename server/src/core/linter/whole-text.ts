import type { Block, Document } from '../document/document';
import { blockAt } from '../document/queries';
import type { Finding } from '../findings/finding';
import type { RuleProgram } from '../packs/program';

/** Leaves out findings that only the text as a whole shows to be none. */
export type LeaveOut = (document: Document, findings: readonly Finding[]) => readonly Finding[];

/**
 * Jargon in an article counts where it is used first, and not at all behind a place that explains it (rules with
 * `once: text`); and a number in a column of samples (示例值) is nobody's.
 */
export function leaveOut(program: RuleProgram): LeaveOut {
  const inForce = program.rules.filter((_, index) => !program.off?.includes(index));
  const firstUses = new Set(inForce.filter(({ once }) => once === 'text').map(({ id }) => id));
  const entities = new Set(inForce.filter(({ check }) => check === 'entity').map(({ id }) => id));
  return (document, findings) => {
    if (document.kind !== 'article') return findings;
    if (!findings.some(({ ruleId }) => firstUses.has(ruleId) || entities.has(ruleId))) return findings;
    const seen = new Set<string>();
    let heads: SampleHeads | undefined;
    const stays = (finding: Finding): boolean => {
      if (entities.has(finding.ruleId)) {
        const cell = document.blocks[blockAt(document, finding.start)]?.cell;
        return cell === undefined || !(heads ??= sampleHeads(document)).get(cell.table)?.has(cell.column);
      }
      if (!firstUses.has(finding.ruleId)) return true;
      const words = document.text.slice(finding.start, finding.end).toLowerCase();
      if (seen.has(words)) return false;
      seen.add(words);
      return !isExplainedBefore(document.text, words, finding.start);
    };
    return [...findings].sort((a, b) => a.start - b.start).filter(stays);
  };
}

/** Whether the words stand somewhere before `limit` with an explanation beside them: ONU（光猫）, ONU 即…, 光猫（ONU）. */
function isExplainedBefore(text: string, words: string, limit: number): boolean {
  const before = text.slice(0, limit).toLowerCase();
  for (let at = before.indexOf(words); at >= 0; at = before.indexOf(words, at + words.length)) {
    const after = before.slice(at + words.length, at + words.length + 8);
    if (/^\s*(?:[（(]|[，,]?\s*(?:即|是指|指的是|也就是|就是|又称|俗称|全称|相当于))/.test(after)) return true;
    if (/\p{Script=Han}[（(]\s*$/u.test(before.slice(Math.max(0, at - 4), at)) && /^\s*[）)]/.test(after)) return true;
  }
  return false;
}

/** By table, the columns whose head says that samples stand under it. */
type SampleHeads = ReadonlyMap<number, ReadonlySet<number>>;

function sampleHeads({ blocks, text }: Document): SampleHeads {
  const heads = new Map<number, Set<number>>();
  for (const { cell, start, end } of blocks as readonly Block[]) {
    if (!cell?.head || !/示例|样例|例值|举例|范例|example|sample/i.test(text.slice(start, end))) continue;
    let columns = heads.get(cell.table);
    if (columns === undefined) heads.set(cell.table, (columns = new Set()));
    for (let i = 0; i < (cell.columns ?? 1); i++) columns.add(cell.column + i);
  }
  return heads;
}
