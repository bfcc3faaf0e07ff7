import type { Candidate } from '../checks/candidate';
import type { Locale } from '../config/config';
import type { Finding, Fix, Severity, Suggestion, TextEdit } from '../findings/finding';
import { Symbols, endsSentence } from '../text/normalised';
import type { Utterance } from './utterance';
import { clauseEnd, clauseStart } from './utterance';
import { wordsBetween, writtenIn } from '../fixes/written-in';

/** Words a candidate as a finding: spans back in the source, message in the locale, fix and suggestions filled in. */
export function writeFinding(candidate: Candidate, utterance: Utterance, severity: Severity, locale: Locale): Finding {
  const { rule, pattern } = candidate;
  const { text, source, block } = utterance;
  const start = text.starts[candidate.start]!;
  const end = text.ends[candidate.end - 1]!;
  const slots = slotsOf(candidate, utterance);
  const replace = pattern?.replace ?? rule.replace;
  const suggest = pattern?.suggest ?? rule.suggest ?? [];
  let fix: Fix | undefined;
  if (replace !== undefined) {
    const edit = replace === '' ? deletion(candidate, utterance) : { start, end, text: fill(replace, slots) };
    const isEmptying = edit.text === '' && saysNothingElse(candidate, utterance);
    if (edit.text !== wordsBetween(source, block, edit.start, edit.end) && !isEmptying) {
      const edits = writtenIn(source, block, edit);
      if (edits.length > 0)
        fix = { edits, safety: pattern?.safety ?? rule.safety ?? 'unsafe', description: describe(edit, locale) };
    }
  }
  const suggestions: Suggestion[] = suggest.map((template) => {
    const edit: TextEdit = { start, end, text: fill(template, slots) };
    return { description: describe(edit, locale), edits: writtenIn(source, block, edit) };
  });
  return {
    ruleId: rule.id,
    clauses: rule.clauses,
    severity,
    message: fill(locale === 'en' ? rule.message.en : rule.message.zh, slots),
    start,
    end,
    ...(block.turn >= 0 ? { turn: block.turn } : {}),
    ...(fix ? { fix } : {}),
    suggestions,
  };
}

type Slot = 'match' | '0' | 'clause' | 'masked';

/** What stands for a slot in the source. Looked for only where a template asks: a clause may be a whole line. */
type Slots = (name: Slot) => string;

function slotsOf(candidate: Candidate, { text, source, block }: Utterance): Slots {
  const between = (from: number, to: number) =>
    to > from ? wordsBetween(source, block, text.starts[from]!, text.ends[to - 1]!) : '';
  const { start, end, hitStart, hitEnd, masked } = candidate;
  return (name) => {
    switch (name) {
      case '0':
        return between(hitStart, hitEnd);
      case 'clause':
        return between(clauseStart(text, hitStart), clauseEnd(text, hitEnd));
      case 'masked':
        return masked ?? between(start, end);
      default:
        return between(start, end);
    }
  };
}

/** Fills the linter's own slots; a slot of the standard phrase ({称呼}) stays for the writer to fill. */
function fill(template: string, slots: Slots): string {
  if (!template.includes('{')) return template;
  return template.replace(/\{(match|0|clause|masked)\}/g, (_, name: Slot) => slots(name));
}

function describe(edit: TextEdit, locale: Locale): string {
  if (edit.text === '') return locale === 'en' ? 'Delete' : '删除';
  return locale === 'en' ? `Replace with “${edit.text}”` : `改为“${edit.text}”`;
}

/** Whether the utterance is what is marked and nothing more: deleting it would leave a turn without words. */
function saysNothingElse({ start, end }: Candidate, { text: { symbols, length } }: Utterance): boolean {
  for (let i = 0; i < length; i++) {
    if (i >= start && i < end) continue;
    const symbol = symbols[i]!;
    if (symbol !== Symbols.clauseBreak && symbol !== Symbols.softBreak && !endsSentence(symbol)) return false;
  }
  return true;
}

/** Deletes what is marked, and the pause after it where the deletion would leave the clause beginning with one. */
function deletion(candidate: Candidate, { text }: Utterance): TextEdit {
  const { start, end } = candidate;
  let last = end - 1;
  const opensClause =
    start === 0 || text.symbols[start - 1] === Symbols.clauseBreak || endsSentence(text.symbols[start - 1]!);
  if (
    opensClause &&
    end < text.length &&
    (text.symbols[end] === Symbols.clauseBreak || text.symbols[end] === Symbols.softBreak)
  )
    last = end;
  return { start: text.starts[start]!, end: text.ends[last]!, text: '' };
}
