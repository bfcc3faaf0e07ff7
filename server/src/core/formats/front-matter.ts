import type { CustomerTier, DocumentKind, FormatProblem } from '../document/document';
import type { Span } from '../text/span';
import { skipBlanks, trimBlanks } from './char-classes';
import { chineseKeyNamed, kindNamed, tierNamed } from './front-matter-values';
import { lineEndAt, nextLine } from './lines';
import { roleLabels, roleNamed } from './role-labels';

/** What the front matter says. */
export interface FrontMatter {
  /** With both fences, without the line end after the closing one. */
  readonly span?: Span;
  readonly kind?: DocumentKind;
  readonly tier?: CustomerTier;
  readonly scene?: string;
  /** `fragment: true`: part of a call, not asked to greet and close; `false`: a whole one. */
  readonly fragment?: boolean;
  /** Where the text proper begins. */
  readonly bodyStart: number;
}

/**
 * Reads a front matter: a first line `---`, then lines up to `---` or `...`.
 *
 * This is a reader of one small part of YAML and needs no library: `key: value` at the left margin, with a plain,
 * 'single' or "double" quoted scalar, `# comments` and blank lines. `kind`, `tier`, `scene` and `fragment` (文本类型, 客户等级, 场景, 通话片段) are ours; every other key
 * is the user's own, and its nested values (indented lines, `- ` items, block scalars) are passed over unread. What no
 * YAML reader would take for a mapping either, and a value of ours that says nothing known, is a problem.
 */
export function readFrontMatter(text: string, problems: FormatProblem[]): FrontMatter {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  if (!isFence(text, start, 0x2d)) return { bodyStart: start };
  const close = findClose(text, start);
  // Two rules of a Markdown text may have anything between them.
  if (close >= 0 && !looksLikeEntries(text, start, close)) return { bodyStart: start };
  if (close < 0) {
    reportUnclosed(text, start, problems);
    return { bodyStart: start };
  }
  const found: FoundSettings = {};
  const seen = new Set<string>();
  for (let at = nextLine(text, start); at < close; at = nextLine(text, at)) {
    const end = trimBlanks(text, at, lineEndAt(text, at));
    const entry = readEntry(text, at, end, problems);
    if (!entry) continue;
    const ours = isOurs(entry.key) ? entry.key : chineseKeyNamed(entry.key);
    if (ours === undefined) continue;
    if (seen.has(ours)) {
      problems.push(
        syntax(
          at,
          entry.keyEnd,
          `“${entry.key}”写了两次，以第一次为准`,
          `"${entry.key}" is given twice; the first one counts`,
        ),
      );
      continue;
    }
    seen.add(ours);
    const value = readScalar(text, entry.valueStart, end);
    if (value === undefined) {
      // A word such as 场景 may be the user's own, with a list behind it.
      if (ours !== entry.key) continue;
      problems.push(
        syntax(
          entry.valueStart,
          end,
          `“${ours}”的值要写在同一行，如 ${sample[ours]}`,
          `the value of "${ours}" must stand on the same line: ${sample[ours]}`,
        ),
      );
    } else if (value !== '') takeSetting(ours, value, { start: entry.valueStart, end }, found, problems);
  }
  const end = trimBlanks(text, close, lineEndAt(text, close));
  return { ...found, span: { start, end }, bodyStart: nextLine(text, close) };
}

/** What a text says of itself. */
export interface FoundSettings {
  kind?: DocumentKind;
  tier?: CustomerTier;
  scene?: string;
  fragment?: boolean;
}

/** Takes one setting into `found`; a value at `place` that says nothing known is a problem. */
export function takeSetting(
  key: keyof FoundSettings,
  value: string,
  { start, end }: Span,
  found: FoundSettings,
  problems: FormatProblem[],
): void {
  if (key === 'scene') found.scene = value;
  else if (key === 'fragment') {
    if (/^(true|false|是|否)$/.test(value)) found.fragment = value === 'true' || value === '是';
    else problems.push(unknownValue(start, end, value, 'fragment', 'true | false'));
  } else if (key === 'kind') {
    found.kind = kindNamed(value);
    if (!found.kind) problems.push(unknownValue(start, end, value, 'kind', 'script | article | transcript'));
  } else {
    found.tier = tierNamed(value);
    if (!found.tier) problems.push(unknownValue(start, end, value, 'tier', '普通 | 我的e家 | 商务领航 | VIP'));
  }
}

const sample = { kind: 'kind: script', tier: 'tier: VIP', scene: 'scene: 宽带报障', fragment: 'fragment: true' };

function isOurs(key: string): key is keyof typeof sample {
  return Object.hasOwn(sample, key);
}

/** One of our keys in Chinese with its colon. They are of common characters: the tables of Unicode are slow to read. */
const ourChineseKey = /^([\u4e00-\u9fff]{2,4})[ \t]*(?:：|:(?=[ \t]|$))/;
const LONGEST_KEY = 12;

interface Entry {
  readonly key: string;
  readonly keyEnd: number;
  readonly valueStart: number;
}

/** One line: an entry, or undefined for what is passed over (blank, comment, nested) and for what is reported. */
function readEntry(text: string, at: number, end: number, problems: FormatProblem[]): Entry | undefined {
  if (at >= end) return undefined;
  const c = text.charCodeAt(at);
  // Indented lines and items belong to the entry above, which is the user's own or is reported for having no scalar.
  if (c === 0x20 || c === 0x09 || c === 0x23 /* # */ || c === 0x5d || c === 0x7d /* ] } */) return undefined;
  if (c === 0x2d && (at + 1 >= end || text.charCodeAt(at + 1) === 0x20)) return undefined;
  const chinese = ourChineseKey.exec(text.slice(at, Math.min(end, at + LONGEST_KEY)));
  const key = chinese?.[1];
  if (chinese && key !== undefined && chineseKeyNamed(key) !== undefined) {
    return { key, keyEnd: at + key.length, valueStart: skipBlanks(text, at + chinese[0].length, end) };
  }
  let colon = at;
  if (c === 0x22 || c === 0x27) {
    colon = text.indexOf(text.charAt(at), at + 1) + 1;
    if (colon === 0 || colon > end) colon = end;
  }
  while (colon < end && !isColon(text, colon, end)) colon++;
  if (colon < end) {
    const keyEnd = trimBlanks(text, at, colon);
    const quoted = c === 0x22 || c === 0x27;
    const key = quoted ? text.slice(at + 1, keyEnd - 1) : text.slice(at, keyEnd);
    return { key, keyEnd, valueStart: skipBlanks(text, colon + 1, end) };
  }
  const wide = text.indexOf('：', at);
  if (wide >= 0 && wide < end) {
    problems.push(
      syntax(wide, wide + 1, '这里要用半角冒号加空格“: ”', 'a half-width colon and a blank are needed here'),
    );
    return undefined;
  }
  const narrow = text.indexOf(':', at);
  if (narrow >= 0 && narrow < end) {
    problems.push(syntax(narrow, narrow + 1, '冒号后面要有空格', 'the colon must be followed by a blank'));
    return undefined;
  }
  problems.push(syntax(at, end, '这一行不是“键: 值”', 'this line is not "key: value"'));
  return undefined;
}

/** YAML's colon: at the end of the line or before a blank. */
function isColon(text: string, at: number, end: number): boolean {
  if (text.charCodeAt(at) !== 0x3a) return false;
  const next = at + 1 < end ? text.charCodeAt(at + 1) : 0x20;
  return next === 0x20 || next === 0x09;
}

/** A scalar on one line; '' where there is none, undefined where it is something else (a list, a block, an alias). */
function readScalar(text: string, start: number, end: number): string | undefined {
  if (start >= end) return '';
  const raw = text.slice(start, end);
  const first = raw[0]!;
  if (first === '#') return '';
  if (first === '"' || first === "'") {
    const match =
      first === '"' ? /^"((?:[^"\\]|\\.)*)"[ \t]*(?:#.*)?$/.exec(raw) : /^'((?:[^']|'')*)'[ \t]*(?:#.*)?$/.exec(raw);
    if (!match) return undefined;
    return first === "'" ? match[1]!.replaceAll("''", "'") : match[1]!.replace(/\\(.)/g, '$1');
  }
  if ('[{|>&*!%@`'.includes(first)) return undefined;
  const comment = /[ \t]#/.exec(raw);
  return (comment ? raw.slice(0, comment.index) : raw).trim();
}

/** Whether the line at `at` is three of these characters and nothing else. */
function isFence(text: string, at: number, code: number): boolean {
  for (let i = 0; i < 3; i++) if (text.charCodeAt(at + i) !== code) return false;
  const end = lineEndAt(text, at);
  return skipBlanks(text, at + 3, end) === end;
}

/** Start of the line that closes the front matter, or -1. */
function findClose(text: string, start: number): number {
  for (let at = nextLine(text, start); at < text.length; at = nextLine(text, at)) {
    const c = text.charCodeAt(at);
    if ((c === 0x2d && isFence(text, at, 0x2d)) || (c === 0x2e && isFence(text, at, 0x2e))) return at;
  }
  return -1;
}

/** Whether the first line after the fence that is not blank could be an entry or a comment. A turn is neither. */
function looksLikeEntries(text: string, start: number, close: number): boolean {
  let at = nextLine(text, start);
  while (at < close && skipBlanks(text, at, lineEndAt(text, at)) === lineEndAt(text, at)) at = nextLine(text, at);
  if (at >= close) return true;
  const line = text.slice(at, Math.min(lineEndAt(text, at), at + 80));
  if (/^(?:kind|tier|scene)[ \t]*[:：]?/.test(line) || line.startsWith('#')) return true;
  const key = /^["']?([^\s:："'#>*-][^:："'#>]{0,40})["']?[ \t]*(?::(?:[ \t]|$)|：)/.exec(line)?.[1];
  return key !== undefined && roleNamed(roleLabels({}), key, 0, key.length) === undefined;
}

/** A lone `---` is a rule in Markdown; one with our keys under it is a front matter that somebody forgot to close. */
function reportUnclosed(text: string, start: number, problems: FormatProblem[]): void {
  const at = nextLine(text, start);
  if (/^(?:kind|tier|scene)[ \t]*[:：]/.test(text.slice(at, at + 16)))
    problems.push(syntax(start, start + 3, '前置信息没有结尾的“---”', 'the front matter has no closing "---"'));
}

function syntax(start: number, end: number, zh: string, en: string): FormatProblem {
  return { code: 'front-matter-syntax', start, end: Math.max(start, end), message: { zh, en } };
}

function unknownValue(start: number, end: number, value: string, key: string, allowed: string): FormatProblem {
  const message = {
    zh: `“${value}”不是 ${key} 的值，可以写：${allowed}`,
    en: `"${value}" is no ${key}; use ${allowed}`,
  };
  return { code: 'front-matter-value', start, end, message };
}
