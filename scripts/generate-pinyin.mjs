// Writes server/src/core/editing/pinyin.generated.ts: how Han characters are read, for completion by pinyin.
// `node scripts/generate-pinyin.mjs [--check]`; the result is committed, a test checks that it is fresh.
import { polyphonic } from 'pinyin-pro';
import { TextDecoder } from 'node:util';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const target = fileURLToPath(new URL('../server/src/core/editing/pinyin.generated.ts', import.meta.url));

/** The 6,763 characters of GB 2312: what simplified Chinese is written with. Others are folded or have no reading. */
function characters() {
  const decoder = new TextDecoder('gb18030');
  const found = [];
  for (let row = 0xb0; row <= 0xf7; row++)
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const character = decoder.decode(new Uint8Array([row, cell]));
      if (character.length === 1 && /\p{Script=Han}/u.test(character)) found.push(character);
    }
  return found;
}

/** Syllables as they are typed: without tones, v for ü. */
function readingsOf(character) {
  const [readings = ''] = polyphonic(character, { toneType: 'none', v: true, type: 'string' });
  return [...new Set(readings.split(' ').filter((reading) => /^[a-z]+$/.test(reading)))];
}

/** The module's text. */
export function pinyinModule() {
  const bySyllable = new Map();
  let count = 0;
  for (const character of characters())
    for (const reading of readingsOf(character)) {
      bySyllable.set(reading, (bySyllable.get(reading) ?? '') + character);
      count++;
    }
  const data = [...bySyllable]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([syllable, list]) => syllable + list)
    .join(' ');
  return `// Written by scripts/generate-pinyin.mjs; do not edit.
// ${count} readings of the characters of GB 2312, after the dictionary of pinyin-pro (MIT, https://github.com/zh-lx/pinyin-pro):
// each syllable with the characters that are read so. A character may be read in several ways.
export const pinyinData =
  '${data}';
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!process.argv.includes('--check')) writeFileSync(target, pinyinModule());
  else if (readFileSync(target, 'utf8') !== pinyinModule()) {
    console.error('pinyin.generated.ts is stale: run node scripts/generate-pinyin.mjs');
    process.exitCode = 1;
  }
}
