/** Where a time ended and what it said. Reused: copy what is to be kept. */
export interface TimeMatch {
  /** Offset after the closing bracket. */
  end: number;
  /** Milliseconds from the start of the call. */
  startMs: number;
  /** Milliseconds, or -1 where the line carries a single time. */
  endMs: number;
}

/**
 * Reads `[hh:mm:ss]`, `[mm:ss]` or `[hh:mm:ss.s - hh:mm:ss.s]` (also 【…】, （…）, and a bare time) at `start`, within
 * [start, limit). False where there is none.
 */
export function readTime(text: string, start: number, limit: number, out: TimeMatch): boolean {
  const open = text.charCodeAt(start);
  const close = open === 0x5b ? 0x5d : open === 0x3010 ? 0x3011 : open === 0x28 ? 0x29 : open === 0xff08 ? 0xff09 : 0;
  let at = skipSpaces(text, close ? start + 1 : start, limit);
  at = readClock(text, at, limit);
  if (at < 0) return false;
  out.startMs = clockMs;
  out.endMs = -1;
  const separator = skipSeparator(text, at, limit);
  if (separator > at) {
    const second = readClock(text, separator, limit);
    if (second >= 0) {
      out.endMs = clockMs;
      at = second;
    } else if (close) return false;
  }
  at = skipSpaces(text, at, limit);
  if (close) {
    if (at >= limit || text.charCodeAt(at) !== close) return false;
    at++;
  }
  out.end = at;
  return true;
}

let clockMs = 0;

/** Reads `h:mm:ss(.fraction)?` or `m:ss(.fraction)?`; the offset after it, or -1. Sets {@link clockMs}. */
function readClock(text: string, start: number, limit: number): number {
  let at = start;
  let parts = 0;
  let total = 0;
  for (;;) {
    const from = at;
    let value = 0;
    while (at < limit && at - from < 3) {
      const digit = text.charCodeAt(at) - 48;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
      at++;
    }
    if (at === from || (parts > 0 && (at - from !== 2 || value > 59))) return -1;
    total = total * 60 + value;
    parts++;
    const c = at < limit ? text.charCodeAt(at) : 0;
    if ((c === 0x3a || c === 0xff1a) && parts < 3) at++;
    else break;
  }
  if (parts < 2) return -1;
  let fraction = 0;
  const point = at < limit ? text.charCodeAt(at) : 0;
  if (point === 0x2e /* . */ || point === 0x2c /* , as in SRT */) {
    let scale = 100;
    let digits = at + 1;
    while (digits < limit) {
      const digit = text.charCodeAt(digits) - 48;
      if (digit < 0 || digit > 9) break;
      fraction += digit * scale;
      scale /= 10;
      digits++;
    }
    if (digits > at + 1) at = digits;
  }
  clockMs = total * 1000 + Math.round(fraction);
  return at;
}

/** Skips `-`, `–`, `—`, `~`, `～`, `至`, `-->` with blanks around; `at` itself where there is none. */
function skipSeparator(text: string, at: number, limit: number): number {
  const from = skipSpaces(text, at, limit);
  let to = from;
  while (to < limit && to - from < 3 && '-–—~～至>'.includes(text.charAt(to))) to++;
  return to === from ? at : skipSpaces(text, to, limit);
}

function skipSpaces(text: string, at: number, limit: number): number {
  while (at < limit && (text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 9)) at++;
  return at;
}
