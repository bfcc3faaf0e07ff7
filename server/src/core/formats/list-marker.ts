import type { BlockType } from '../document/document';
import { isBlank, skipBlanks } from './char-classes';

/** What a line begins with, where it begins like an item of a list. Reused: copy what is to be kept. */
export interface ListMarker {
  type: BlockType;
  /** Offset of the first code unit after the marker and its blanks. */
  contentStart: number;
}

/**
 * Whether a line [start, end) begins like an item: `- `, `* `, `•`, `1.`, `1、`, `1)`, `（1）`, `①`, `第一步：`. Numbered ones
 * are steps. A number goes on with its unit or its decimals (3.5元, 2009.) is none.
 */
export function listMarker(text: string, start: number, end: number, out: ListMarker): boolean {
  const c = text.charCodeAt(start);
  if (c >= 48 && c <= 57) return numbered(text, start, end, out);
  if (c === 0x28 || c === 0xff08) return parenthesised(text, start, end, out);
  if (c >= 0x2460 && c <= 0x2473) return found(text, start + 1, end, 'numbered-step', out);
  if (c === 0x7b2c /* 第 */) return ordinal(text, start, end, out);
  if (c === 0x2d || c === 0x2a || c === 0x2b) {
    return start + 1 < end && isBlank(text.charCodeAt(start + 1)) && found(text, start + 1, end, 'list-item', out);
  }
  if (c === 0x2022 || c === 0x25cf || c === 0x25c6 || c === 0x25a0 || c === 0x25aa || c === 0x25cb || c === 0x25c7)
    return found(text, start + 1, end, 'list-item', out);
  return false;
}

function found(text: string, at: number, end: number, type: BlockType, out: ListMarker): boolean {
  out.type = type;
  out.contentStart = skipBlanks(text, at, end);
  return out.contentStart < end;
}

function numbered(text: string, start: number, end: number, out: ListMarker): boolean {
  let at = start + 1;
  while (at < end && at - start < 3 && isDigit(text.charCodeAt(at))) at++;
  if (at - start > 2 || at >= end) return false;
  const mark = text.charCodeAt(at);
  if (mark !== 0x2e && mark !== 0x3001 && mark !== 0x29 && mark !== 0xff09 && mark !== 0xff0e) return false;
  if (at + 1 < end && (isDigit(text.charCodeAt(at + 1)) || text.charCodeAt(at + 1) === mark)) return false;
  return found(text, at + 1, end, 'numbered-step', out);
}

function parenthesised(text: string, start: number, end: number, out: ListMarker): boolean {
  let at = start + 1;
  while (at < end && at - start < 4 && isDigit(text.charCodeAt(at))) at++;
  const close = text.charCodeAt(at);
  if (at === start + 1 || at - start > 3 || at >= end || (close !== 0x29 && close !== 0xff09)) return false;
  return found(text, at + 1, end, 'numbered-step', out);
}

/** 第一步：…, 第2步，… */
function ordinal(text: string, start: number, end: number, out: ListMarker): boolean {
  const step = text.indexOf('步', start);
  if (step < start + 2 || step > start + 4 || step + 1 >= end) return false;
  for (let i = start + 1; i < step; i++) {
    if (!isDigit(text.charCodeAt(i)) && !'一二三四五六七八九十'.includes(text.charAt(i))) return false;
  }
  return '：:，,、'.includes(text.charAt(step + 1)) && found(text, step + 2, end, 'numbered-step', out);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
