import type { Finding } from '../findings/finding';
import { LineIndex } from '../text/line-index';

/**
 * Names for the findings of one file that stay the same when other lines come or go: made of the rule, the path and the
 * words of the line, not of its number. Findings that are alike in all three are told apart by their order.
 *
 * @returns for each finding 16 hexadecimal digits, distinct within the file
 */
export function fingerprintsOf(filePath: string, text: string, findings: readonly Finding[]): string[] {
  const lines = LineIndex.of(text);
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const line = lines.lineAt(finding.start);
    const words = text.slice(lines.lineStart(line), lines.lineEnd(line)).trim();
    const marked = text.slice(finding.start, finding.end);
    const key = [finding.ruleId, filePath, words, marked].join('\u0000');
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return hash(count === 0 ? key : `${key}\u0000${count}`);
  });
}

/** 64 bits as 16 hexadecimal digits: two independent 32-bit hashes (a mix of FNV-1a and xorshift). Not for secrets. */
function hash(text: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return hex(b) + hex(a);
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}
