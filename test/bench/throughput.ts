import { readFileSync } from 'node:fs';
import { transcode } from 'node:buffer';
import { builtinLinter } from '../../server/src/core';
import type { LanguageId } from '../../server/src/core';

/**
 * Megabytes (10^6 bytes of UTF-8) linted a second in this process, from the bytes in memory to the findings, all rules
 * on: the median of `rounds` after one warm-up. Run as: throughput FILE LANGUAGE ROUNDS.
 */
const [file, language, rounds] = process.argv.slice(2) as [string, LanguageId, string];
const bytes = readFileSync(file);
const speeds: number[] = [];
let findings = 0;
for (let round = -1; round < Number(rounds); round++) {
  const started = process.hrtime.bigint();
  const text = transcode(bytes, 'utf8', 'ucs2').toString('ucs2');
  findings = builtinLinter().lint(text, language).findings.length;
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  if (round >= 0) speeds.push(bytes.length / 1e6 / seconds);
}
speeds.sort((a, b) => a - b);
console.log(JSON.stringify({ megabytesPerSecond: speeds[Math.floor(speeds.length / 2)], findings }));
