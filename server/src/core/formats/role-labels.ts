import type { ParseOptions, SpeakerRole } from '../document/document';
import { isBlank, skipBlanks } from './char-classes';
import { readTime, type TimeMatch } from './turn-time';

/** What {@link RoleLabels.match} found. Reused: copy what is to be kept. All offsets UTF-16. */
export interface LabelMatch {
  role: SpeakerRole;
  /** The label as written, without colon, brackets and emphasis marks. */
  labelStart: number;
  labelEnd: number;
  /** Where inline markup begins to be read: before an emphasis mark that the label opens and does not close. */
  markupStart: number;
  /** First code unit of what is said. */
  contentStart: number;
  /** A bare letter (A, B): only a label where the text as a whole is a dialogue. */
  letter: boolean;
  /** Milliseconds, or -1 where the line carries no time (no end). */
  startMs: number;
  endMs: number;
}

/** A match with nothing in it, to be filled. */
export function emptyMatch(): LabelMatch {
  return {
    role: 'agent',
    labelStart: 0,
    labelEnd: 0,
    markupStart: 0,
    contentStart: 0,
    letter: false,
    startMs: -1,
    endMs: -1,
  };
}

const agentLabels =
  '客服 坐席 座席 话务员 话务 客服代表 客户代表 客服人员 客服专员 客服员 人工客服 在线客服 智能客服 电话客服 ' +
  '坐席代表 座席代表 坐席员 座席员 接线员 接线生 营业员 业务员 客户经理 班长 值班长 值班经理 客服主管 客服经理 机器人 Agent CSR';
const customerLabels = '客户 用户 顾客 来电人 来电者 来电客户 来电用户 致电人 主叫 机主 客人 买家 Customer';
const otherLabels = '系统 系统提示 系统语音 语音提示 自动语音 提示音 旁白 IVR';

export interface Label {
  readonly text: string;
  readonly role: SpeakerRole;
  /** Digits must follow: 工号1023. */
  readonly numbered: boolean;
  readonly letter: boolean;
}

/** Labels ready for use. */
export interface RoleLabels {
  /** Code units with which a labelled line may begin. */
  readonly first: ReadonlySet<number>;
  /** By the folded first code unit, the longest first. */
  readonly byFirst: ReadonlyMap<number, readonly Label[]>;
  readonly all: readonly Label[];
}

/** The labels of these options; compiled once for each distinct set. */
export function roleLabels(options: ParseOptions): RoleLabels {
  const agent = options.roleLabels?.agent ?? [];
  const customer = options.roleLabels?.customer ?? [];
  if (agent.length + customer.length === 0) return (builtIn ??= compile([], []));
  const key = agent.join('\n') + '\n\n' + customer.join('\n');
  if (key !== lastKey) {
    lastConfigured = compile(agent, customer);
    lastKey = key;
  }
  return lastConfigured!;
}

let builtIn: RoleLabels | undefined;
let lastKey: string | undefined;
let lastConfigured: RoleLabels | undefined;

/**
 * Whether a line's content [start, end) begins with a role label: an optional time, then the label plain, in emphasis
 * (`**客服:**`, `**客服**:`) or in brackets (【客服】, [客服], there the colon may be missing), optionally a number, a
 * letter or a remark (客服2, 客服小王, 客服（微笑）), and a colon of half or full width.
 */
export function matchLabel(labels: RoleLabels, text: string, start: number, end: number, out: LabelMatch): boolean {
  const c = text.charCodeAt(start);
  if (!labels.first.has(c)) return false;
  let at = start;
  out.startMs = out.endMs = -1;
  if (mayBeginTime(c) && readTime(text, start, end, time)) {
    out.startMs = time.startMs;
    out.endMs = time.endMs;
    at = skipBlanks(text, time.end, end);
  }
  const marks = at;
  while (at < end && isEmphasis(text.charCodeAt(at))) at++;
  const width = at - marks;
  if (width > 3) return false;
  const bracket = closingBracket(text.charCodeAt(at));
  if (bracket) at = skipBlanks(text, at + 1, end);
  const label = findLabel(labels, text, at, end);
  if (!label) return false;
  out.role = label.role;
  out.letter = label.letter;
  out.labelStart = at;
  const suffix = at + label.text.length;
  const stamped = label.numbered ? -1 : timeAfter(text, suffix, end, out);
  at = stamped < 0 ? skipSuffix(text, suffix, end, label) : suffix;
  if (at < 0) return false;
  out.labelEnd = at;
  if (stamped >= 0) {
    out.contentStart = stamped;
    out.markupStart = width === 0 ? stamped : marks;
    return width === 0 && !bracket;
  }
  if (bracket) {
    at = skipBlanks(text, at, end);
    if (text.charCodeAt(at) !== bracket || at >= end) return false;
    at++;
  }
  let closed = width === 0;
  if (!closed && sameMarks(text, marks, at, width, end)) {
    closed = true;
    at += width;
  }
  const afterLabel = at;
  at = skipBlanks(text, at, end);
  const colon = at < end ? text.charCodeAt(at) : 0;
  if (colon === 0x3a || colon === 0xff1a) {
    at++;
    // A scheme (A://…) is no label.
    if (colon === 0x3a && text.charCodeAt(at) === 0x2f && text.charCodeAt(at + 1) === 0x2f) return false;
    // Nor is 客服 8:30 (a time of day).
    if (isBlank(text.charCodeAt(suffix)) && isDigit(text.charCodeAt(at - 2)) && isDigit(text.charCodeAt(at)))
      return false;
  } else if (bracket && !isLinkTail(text.charCodeAt(afterLabel), bracket)) at = afterLabel;
  else return false;
  if (!closed && sameMarks(text, marks, at, width, end)) {
    closed = true;
    at += width;
  }
  out.contentStart = skipBlanks(text, at, end);
  out.markupStart = closed ? out.contentStart : marks;
  return true;
}

/**
 * `客服 00:05` alone on its line, or with a colon after the time, as transcription services write it: where the words
 * begin, or -1. Sets the time.
 */
function timeAfter(text: string, at: number, end: number, out: LabelMatch): number {
  const from = skipBlanks(text, at, end);
  if (from === at || from >= end || !mayBeginTime(text.charCodeAt(from)) || !readTime(text, from, end, time)) return -1;
  const after = skipBlanks(text, time.end, end);
  const colon = after < end ? text.charCodeAt(after) : 0x3a;
  if (colon !== 0x3a && colon !== 0xff1a) return -1;
  out.startMs = time.startMs;
  out.endMs = time.endMs;
  return after < end ? skipBlanks(text, after + 1, end) : end;
}

function mayBeginTime(code: number): boolean {
  return code === 0x5b || code === 0x3010 || code === 0x28 || code === 0xff08 || (code >= 48 && code <= 57);
}

/** The role of a cell or a name [start, end) that is a label and nothing else, or undefined. */
export function roleNamed(labels: RoleLabels, text: string, start: number, end: number): SpeakerRole | undefined {
  if (start >= end) return undefined;
  const label = findLabel(labels, text, start, end);
  return label && !label.letter && skipSuffix(text, start + label.text.length, end, label) === end
    ? label.role
    : undefined;
}

const time: TimeMatch = { end: 0, startMs: 0, endMs: 0 };

/** The longest label that stands at `at`. */
function findLabel(labels: RoleLabels, text: string, at: number, end: number): Label | undefined {
  const candidates = labels.byFirst.get(folded(text.charCodeAt(at)));
  if (candidates === undefined) return undefined;
  for (let i = 0; i < candidates.length; i++) {
    const label = candidates[i]!;
    const { length } = label.text;
    if (at + length > end) continue;
    let same = 1;
    while (same < length && folded(text.charCodeAt(at + same)) === folded(label.text.charCodeAt(same))) same++;
    if (same === length) return label;
  }
  return undefined;
}

/** Offset after a number, a letter, a name with 小 or a remark in brackets; -1 where the label needs a number and has none. */
function skipSuffix(text: string, at: number, end: number, label: Label): number {
  const from = at;
  const next = at < end ? text.charCodeAt(at) : 0;
  if ((next === 0x3a || next === 0xff1a) && !label.numbered) return at;
  if (!label.letter) {
    const limit = Math.min(end, at + 12);
    let to = at;
    let digits = 0;
    while (to < limit) {
      const c = text.charCodeAt(to);
      if (c >= 48 && c <= 57) digits++;
      else if (!isLetter(c) && c !== 0x2d && c !== 0x5f && !(c === 0x20 && to + 1 < limit) && c !== 0x53f7 /* 号 */)
        break;
      // A Latin word after a Latin label would be another word (Agents), one after a Chinese label a name or a number.
      if (to === at && isLetter(c) && isLetter(text.charCodeAt(at - 1))) break;
      to++;
    }
    if (label.numbered && digits === 0) return -1;
    while (to > from && (text.charCodeAt(to - 1) === 0x20 || text.charCodeAt(to - 1) === 0x5f)) to--;
    at = to;
    if (at === from) {
      const c = text.charCodeAt(at);
      if (c === 0x5c0f /* 小 */ && isHan(text.charCodeAt(at + 1))) at += isHan(text.charCodeAt(at + 2)) ? 3 : 2;
      else if ('甲乙丙丁一二三四五'.includes(text.charAt(at)) && at < end) at++;
    }
  }
  const remark = at < end ? text.charCodeAt(at) : 0;
  if (remark === 0x28 || remark === 0xff08) {
    const limit = Math.min(end, at + 16);
    for (let i = at + 1; i < limit; i++) {
      const c = text.charCodeAt(i);
      if (c === 0x29 || c === 0xff09) return i + 1;
    }
  }
  return Math.min(at, end);
}

function compile(agent: readonly string[], customer: readonly string[]): RoleLabels {
  const all: Label[] = [];
  const add = (texts: readonly string[], role: SpeakerRole): void => {
    for (const text of texts)
      if (text.trim() !== '') all.push({ text: text.trim(), role, numbered: false, letter: false });
  };
  // Configured labels come first, so that they win over a built-in one of the same text.
  add(agent, 'agent');
  add(customer, 'customer');
  add(agentLabels.split(' '), 'agent');
  add(customerLabels.split(' '), 'customer');
  add(otherLabels.split(' '), 'other');
  all.push({ text: '工号', role: 'agent', numbered: true, letter: false });
  all.push({ text: 'A', role: 'agent', numbered: false, letter: true });
  all.push({ text: 'B', role: 'customer', numbered: false, letter: true });
  const first = new Set<number>();
  const byFirst = new Map<number, Label[]>();
  for (const label of all) {
    const { text } = label;
    const code = text.charCodeAt(0);
    first.add(code);
    if (code < 0x3000) {
      first.add(text.toLowerCase().charCodeAt(0));
      first.add(text.toUpperCase().charCodeAt(0));
    }
    const start = folded(code);
    const known = byFirst.get(start);
    if (known === undefined) byFirst.set(start, [label]);
    else known.push(label);
  }
  for (const group of byFirst.values()) if (group.length > 1) group.sort((a, b) => b.text.length - a.text.length);
  for (const opening of '[【(（*_0123456789') first.add(opening.charCodeAt(0));
  return { first, byFirst, all };
}

/** Latin capitals are small letters here. */
function folded(code: number): number {
  return code >= 65 && code <= 90 ? code | 32 : code;
}

function sameMarks(text: string, marks: number, at: number, width: number, end: number): boolean {
  if (at + width > end) return false;
  for (let i = 0; i < width; i++) if (text.charCodeAt(at + i) !== text.charCodeAt(marks + i)) return false;
  return !isEmphasis(text.charCodeAt(at + width)) || at + width >= end;
}

/** `[坐席](…)` and `[坐席][…]` are links. */
function isLinkTail(code: number, bracket: number): boolean {
  return bracket === 0x5d && (code === 0x28 || code === 0x5b);
}

function closingBracket(code: number): number {
  return code === 0x5b ? 0x5d : code === 0x3010 ? 0x3011 : 0;
}

function isEmphasis(code: number): boolean {
  return code === 0x2a || code === 0x5f;
}

function isLetter(code: number): boolean {
  const lower = code | 32;
  return lower >= 97 && lower <= 122 && code < 128;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isHan(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff && !isBlank(code);
}
