import { foldData } from '../text/fold.generated';
import { pinyinData } from './pinyin.generated';

/**
 * The syllables with which a Han character may be read, without tones, `v` for ü; none for what is no Han character or
 * not in the table. Traditional forms are read as simplified ones.
 */
export function readingsOf(character: string): readonly string[] {
  table ??= readTable();
  return table.get(character) ?? table.get(simplified(character)) ?? none;
}

const none: readonly string[] = [];
/** Made when first asked for: only completion reads it. */
let table: Map<string, string[]> | undefined;

function readTable(): Map<string, string[]> {
  const readings = new Map<string, string[]>();
  for (const entry of pinyinData.split(' ')) {
    const syllable = /^[a-z]+/.exec(entry)![0];
    for (const character of entry.slice(syllable.length)) {
      const known = readings.get(character);
      if (known === undefined) readings.set(character, [syllable]);
      else known.push(syllable);
    }
  }
  return readings;
}

let folds: Map<string, string> | undefined;

function simplified(character: string): string {
  if (character < '\u2e80') return character;
  folds ??= readFolds();
  return folds.get(character) ?? character;
}

/** The pairs of text/fold.generated.ts: four base-64 digits each, distance from the character before and target. */
function readFolds(): Map<string, string> {
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const pairs = new Map<string, string>();
  let at = 0;
  for (let i = 0; i < foldData.length; i += 4) {
    let bits = 0;
    for (let j = 0; j < 4; j++) bits = bits * 64 + digits.indexOf(foldData[i + j]!);
    at += bits >>> 16;
    const to = bits & 0xffff;
    if (to !== 0) pairs.set(String.fromCharCode(at), String.fromCharCode(to));
  }
  return pairs;
}
