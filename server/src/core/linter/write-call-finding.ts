import type { CallOffence, CallQuestioner } from '../checks/call-check';
import type { Locale } from '../config/config';
import type { CallTurn } from '../dialogue/call';
import { sourceOf } from '../document/source';
import type { Finding, Fix, Severity, TextEdit } from '../findings/finding';
import { writtenIn } from '../fixes/written-in';
import type { InsertSource } from '../packs/schema';
import type { SourceText } from '../text/pieces';

/** Words an offence against a rule of the whole call as a finding, with the standard phrase in its place as fix. */
export function writeCallFinding(
  question: CallQuestioner,
  offence: CallOffence,
  severity: Severity,
  locale: Locale,
): Finding {
  const { rule, call } = question;
  const { turn } = offence;
  const span = offence.span ?? turn.turn.label;
  const message = locale === 'en' ? rule.message.en : rule.message.zh;
  const values = offence.values ?? {};
  const fix = rule.call?.insert && fixOf(rule.call.insert, question, turn, locale);
  return {
    ruleId: rule.id,
    clauses: rule.clauses,
    severity,
    message: message.replace(
      /\{(\w+)\}/g,
      (whole, name: string) =>
        values[name] ?? (name === 'match' ? sourceOf(call.document).slice(span.start, span.end) : whole),
    ),
    start: span.start,
    end: span.end,
    turn: turn.number,
    ...(fix ? { fix } : {}),
    suggestions: [],
  };
}

function fixOf(insert: InsertSource, question: CallQuestioner, turn: CallTurn, locale: Locale): Fix | undefined {
  const { call } = question;
  const words = insert.text[call.tier] ?? insert.text['*'];
  const edit = words === undefined ? undefined : editOf(insert, words, question, turn);
  if (edit === undefined) return undefined;
  const description = locale === 'en' ? `Insert “${words}”` : `加上“${words}”`;
  const edits = writtenIn(sourceOf(call.document), call.document.blocks[turn.turn.block]!, edit);
  return { edits, safety: insert.safety ?? 'unsafe', description };
}

/** Where the phrase goes in the turn. A turn that says nothing (only a stage direction) takes it after its label. */
function editOf(
  insert: InsertSource,
  words: string,
  { call, acts }: CallQuestioner,
  turn: CallTurn,
): TextEdit | undefined {
  const { blocks } = call.document;
  const text = sourceOf(call.document);
  const { segments } = blocks[turn.turn.block]!;
  if (segments.length === 0) return undefined;
  const first = segments[0]!;
  const last = segments[segments.length - 1]!;
  switch (insert.where) {
    case 'start':
      return insertedFirst(insert, text, first, last, words);
    case 'after-act':
      return insertedAfter(insert, text, turn, words, acts) ?? insertedFirst(insert, text, first, last, words);
    case 'end':
      return appended(text, first, last, words);
    case 'before-act':
    case 'replace-act': {
      const wanted = acts(insert.acts ?? []);
      const hit = turn.acts.find((act) => wanted.has(act.act));
      if (!hit) return appended(text, first, last, words);
      const [start, end] = sentenceAround(turn, turn.base + hit.start, turn.base + hit.end);
      if (insert.where === 'before-act') return insertedBefore(text, start, turn.base + hit.start, words);
      const closed = /[。！？!?.]$/.test(words) && /^[。！？!?.]/.test(text.slice(end, end + 1)) ? end + 1 : end;
      return { start, end: closed, text: words };
    }
  }
}

/** At the start of the turn, or behind what it begins with before it answers: 好的，… */
function insertedFirst(
  { behind = [] }: InsertSource,
  text: SourceText,
  first: number,
  last: number,
  words: string,
): TextEdit {
  const said = behind.length === 0 ? '' : text.slice(first, last);
  let at = 0;
  for (;;) {
    const begins = behind.find((word) => said.startsWith(word, at));
    if (begins === undefined) break;
    const rest = said.slice(at + begins.length);
    if (rest.trim() === '') return appended(text, first, last, words);
    const mark = /^[，,、；;。！？!?.…~～]+/.exec(rest);
    if (mark === null) break;
    at += begins.length + mark[0].length;
  }
  return { start: first + at, end: first + at, text: words };
}

/** Before the clause of an act; the pause that ended the clause before becomes the end of a sentence. */
function insertedBefore(text: SourceText, sentence: number, act: number, words: string): TextEdit {
  for (let at = act - 1; at >= sentence; at--) {
    if (/[，,、；;]/.test(text.slice(at, at + 1))) return { start: at, end: at + 1, text: '。' + words };
  }
  return { start: sentence, end: sentence, text: words };
}

/**
 * Behind the sentences in which the turn begins to do what is wanted: an apology, then the thanks. Where such a sentence goes
 * on to ask something, or to what must come later, behind its clause. Undefined where the turn does nothing of it.
 */
function insertedAfter(
  { acts: names = [], before = [] }: InsertSource,
  text: SourceText,
  turn: CallTurn,
  words: string,
  acts: CallQuestioner['acts'],
): TextEdit | undefined {
  const wanted = acts(names);
  const later = acts(before);
  const { base, reading } = turn;
  const does = (some: ReadonlySet<number>, from: number, to: number) =>
    turn.acts.findLast((act) => some.has(act.act) && from <= base + act.start && base + act.end <= to);
  let last: { readonly end: number; readonly act: number; readonly whole: boolean } | undefined;
  for (let i = 0; i < reading.sentences.length; i += 2) {
    const [from, to] = [base + reading.sentences[i]!, base + reading.sentences[i + 1]!];
    const act = does(wanted, from, to);
    if (act === undefined && last !== undefined) break;
    if (act === undefined) continue;
    const end = markBehind(text, to);
    const asks = /[？?]/.test(text.slice(end - 1, end)) || does(later, from, to) !== undefined;
    last = { end, act: base + act.end, whole: !asks };
    if (asks) break;
  }
  if (last === undefined) return undefined;
  if (last.whole) return appended(text, turn.base, last.end, words);
  for (let at = last.act; at < last.end; at++)
    if (/[，,、；;]/.test(text.slice(at, at + 1))) return { start: at, end: at + 1, text: '。' + words };
  return undefined;
}

/** Where a sentence ends with its mark. */
function markBehind(text: SourceText, end: number): number {
  return /[。！？!?.…~～]/.test(text.slice(end, end + 1)) ? end + 1 : end;
}

function appended(text: SourceText, first: number, last: number, words: string): TextEdit {
  let end = last;
  while (end > first && /\s/.test(text.slice(end - 1, end))) end--;
  const open = end > first && !/[。！？!?.…~～]$/.test(text.slice(first, end));
  return { start: end, end, text: (open ? '。' : '') + words };
}

function sentenceAround(turn: CallTurn, start: number, end: number): [number, number] {
  const { sentences } = turn.reading;
  for (let i = 0; i < sentences.length; i += 2) {
    const from = turn.base + sentences[i]!;
    const to = turn.base + sentences[i + 1]!;
    if (from <= start && end <= to) return [from, to];
  }
  return [start, end];
}
