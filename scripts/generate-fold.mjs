// Writes server/src/core/text/fold.generated.ts: which Han characters are read as another one.
// `node scripts/generate-fold.mjs [--check]`; the result is committed, a test checks that it is fresh.
import TSCharacters from 'opencc-js/dict/TSCharacters';
import HKVariantsRev from 'opencc-js/dict/HKVariantsRev';
import TWVariantsRev from 'opencc-js/dict/TWVariantsRev';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const target = fileURLToPath(new URL('../server/src/core/text/fold.generated.ts', import.meta.url));

/** What service speech needs beyond OpenCC: written forms of one spoken word. Both sides of a match are folded. */
const byHand = {
  你: '妳祢伱',
  您: '恁',
  什: '甚',
  么: '麽麼庅',
  着: '著',
  啰: '囉咯',
  哦: '噢喔',
  呀: '㗎吖',
  呗: '唄',
  哟: '唷喲',
  嘛: '嚜噻',
  了: '瞭',
  只: '祇祗衹',
  才: '纔',
  吃: '喫',
  烦: '煩',
  账: '帐帳賬',
  咨: '谘',
  咱: '喒偺',
  搞: '挍',
  诶: '欸誒',
  // Cantonese written forms that stand for one Mandarin word and are never used otherwise.
  没: '冇',
  的: '嘅',
  点: '啲',
  来: '嚟',
  在: '喺',
  他: '佢',
  啦: '喇嘞咧',
  呢: '呐哩',
};

const pairs = (text) =>
  text.split('|').map((entry) => {
    const [from, to] = entry.split(' ');
    return [from, to];
  });
const single = (text) => text !== undefined && text.length === 1;

/** [character, read as], ascending, no target that is itself a source. */
export function foldPairs() {
  const simplified = new Map(pairs(TSCharacters).filter(([from, to]) => single(from) && single(to)));
  const fold = new Map(simplified);
  for (const [variant, standard] of [...pairs(HKVariantsRev), ...pairs(TWVariantsRev)]) {
    const to = simplified.get(standard);
    if (single(variant) && single(to) && !fold.has(variant)) fold.set(variant, to);
  }
  // Radicals and compatibility forms, as text copied out of a PDF has them.
  const ranges = [
    [0x2e80, 0x2fdf],
    [0xf900, 0xfaff],
  ];
  for (const [first, last] of ranges)
    for (let unit = first; unit <= last; unit++) {
      const to = String.fromCharCode(unit).normalize('NFKC');
      if (single(to) && to.charCodeAt(0) !== unit) fold.set(String.fromCharCode(unit), to);
    }
  for (const [to, froms] of Object.entries(byHand)) for (const from of froms) fold.set(from, to);
  const last = (unit) => {
    let end = unit;
    for (let steps = 0; fold.has(end) && fold.get(end) !== end; steps++) {
      if (steps > 4) throw new Error(`${unit} folds in a circle`);
      end = fold.get(end);
    }
    return end;
  };
  return [...fold.keys()]
    .map((from) => [from, last(from)])
    .filter(([from, to]) => from !== to)
    .sort(([a], [b]) => a.charCodeAt(0) - b.charCodeAt(0));
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Four characters of base 64 a pair: 8 bits of distance from the source before, 16 bits of target; target 0 only skips. */
function encode(list) {
  const word = (distance, to) => {
    const bits = distance * 65536 + to;
    return [18, 12, 6, 0].map((shift) => digits[(bits >> shift) & 63]).join('');
  };
  let at = 0;
  let out = '';
  for (const [from, to] of list) {
    let distance = from.charCodeAt(0) - at;
    for (; distance > 255; distance -= 255) out += word(255, 0);
    out += word(distance, to.charCodeAt(0));
    at = from.charCodeAt(0);
  }
  return out;
}

/** The module's text. */
export function foldModule() {
  const list = foldPairs();
  return `// Written by scripts/generate-fold.mjs; do not edit.
// ${list.length} characters that are read as another: traditional and variant forms as simplified ones, after the character
// dictionaries of OpenCC (Apache-2.0, https://github.com/BYVoid/OpenCC) as packaged by opencc-js, radicals and
// compatibility forms after Unicode, and a few written forms of service speech.
// Four base-64 characters each: 8 bits of distance from the character before, 16 bits of target (0: only a step).
export const foldData =
  '${encode(list)}';
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!process.argv.includes('--check')) writeFileSync(target, foldModule());
  else if (readFileSync(target, 'utf8') !== foldModule()) {
    console.error('fold.generated.ts is stale: run node scripts/generate-fold.mjs');
    process.exitCode = 1;
  }
}
