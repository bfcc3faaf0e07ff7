import type { Diagnostic, Position } from 'vscode-languageserver-protocol';
import type { Finding } from '../../../server/src/core/findings/finding';

// How an editor counts, written from the definition and apart from the server's code.

export type Encoding = 'utf-8' | 'utf-16' | 'utf-32';

export function positionOf(text: string, offset: number, encoding: Encoding): Position {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length - 1, character: lengthIn(lines.at(-1)!, encoding) };
}

function lengthIn(text: string, encoding: Encoding): number {
  if (encoding === 'utf-16') return text.length;
  return encoding === 'utf-32' ? [...text].length : Buffer.byteLength(text, 'utf8');
}

/** Where an editor's cursor may stand: not inside a character, not inside a line break. */
export function isCursorPlace(text: string, offset: number): boolean {
  const [before, after] = [text.charCodeAt(offset - 1), text.charCodeAt(offset)];
  if (before === 0x0d && after === 0x0a) return false;
  return !((before & 0xfc00) === 0xd800 && (after & 0xfc00) === 0xdc00);
}

/** A finding as the protocol must show it. */
export function expectedDiagnostic(text: string, finding: Finding, encoding: Encoding): Partial<Diagnostic> {
  return {
    range: { start: positionOf(text, finding.start, encoding), end: positionOf(text, finding.end, encoding) },
    severity: { error: 1, warning: 2, info: 3, hint: 4 }[finding.severity] as Diagnostic['severity'],
    code: finding.ruleId,
    source: 'huashu',
    message: [...finding.clauses.slice(0, 1), finding.message].join(' '),
  };
}

/** A diagnostic without what only programs read. */
export function shown({ range, severity, code, source, message }: Diagnostic): Partial<Diagnostic> {
  return { range, severity, code, source, message };
}

/** A sequence of numbers below `limit`, the same for the same seed. */
export function randomFrom(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}
