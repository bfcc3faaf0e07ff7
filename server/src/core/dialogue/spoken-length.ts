import { NumberSymbols, isDigit, isHan } from '../text/fold';
import type { NormalisedText } from '../text/normalised';
import { Symbols } from '../text/normalised';
import { numberLength } from './number-length';

/** Characters a minute at which an agent should speak (§1.1.3.1a: about 150). */
export const standardPace = 150;

/** Seconds that it takes to say so many syllables. @param charactersPerMinute over 0 */
export function spokenSeconds(syllables: number, charactersPerMinute: number = standardPace): number {
  return (syllables / charactersPerMinute) * 60;
}

/**
 * How many syllables a text takes to say (§1.1.3.1a counts characters a minute): a Han character one, a Latin letter one
 * (abbreviations are spelled, longer words are read: WiFi two), what is left open (××, a name) two, a number as it is
 * read out: digit by digit where it is a number to dial or an identifier (10000号 five and one, 189 three), as an amount
 * where a unit of amount follows (3360元: 三千三百六十 and 元, seven).
 */
export function spokenLength(text: NormalisedText): number {
  const { symbols, length } = text;
  let spoken = 0;
  for (let i = 0; i < length; i++) {
    const symbol = symbols[i]!;
    if (isDigit(symbol)) {
      const end = numberEnd(text, i);
      spoken += readNumber(text, i, end);
      i = end - 1;
    } else if (isHan(symbol)) {
      if (symbol < 0xdc00 || symbol > 0xdfff) spoken++; // the second half of a pair is no syllable of its own
    } else if (isLetter(symbol)) {
      let end = i + 1;
      while (end < length && isLetter(symbols[end]!)) end++;
      spoken += wordLength(text, i, end);
      i = end - 1;
    } else if (symbol === slash) {
      if (i > 0 && i + 1 < length && isHan(symbols[i - 1]!) && isHan(symbols[i + 1]!)) spoken++; // 元/月: 每
    } else if (symbol === Symbols.softBreak) {
      if (i > 0 && i + 1 < length && rangeUnits.has(symbols[i - 1]!) && isDigit(symbols[i + 1]!)) spoken++; // 到
    } else {
      spoken += signs.get(symbol) ?? 0;
    }
  }
  return spoken;
}

const slash = 0x2f;
const isLetter = (symbol: number) => symbol >= 0x61 && symbol <= 0x7a;

/** Units after which a dash before another number is said: 10元-20元, 10%-20%. */
const rangeUnits = new Set([...'%元号月日点年天'].map((unit) => unit.charCodeAt(0)));

/** Signs that are said. */
const signs: ReadonlyMap<number, number> = new Map([
  [Symbols.opaque, 2], // a name, a placeholder
  [NumberSymbols.point, 1], // 点, in an address
  [0x3007, 1], // 〇
  ...[...'+×÷=#@&'].map((sign) => [sign.charCodeAt(0), 1] as const),
  [0x2103, 3], // 摄氏度
  ...Array.from({ length: 10 }, (_, number) => [0x2460 + number, 1] as const), // ①
]);

/** What may stand inside a number, by symbol. */
const inside: ReadonlyMap<number, string> = new Map([
  [NumberSymbols.point, '.'],
  [NumberSymbols.grouping, ','],
  [0x3a, ':'],
  [0x2d, '-'],
  [slash, '/'],
]);

/** The end of the number at `start`: digits, and between two digits what {@link inside} holds. */
function numberEnd({ symbols, length }: NormalisedText, start: number): number {
  let end = start + 1;
  while (end < length) {
    if (isDigit(symbols[end]!)) end++;
    else if (inside.has(symbols[end]!) && end + 1 < length && isDigit(symbols[end + 1]!)) end += 2;
    else break;
  }
  return end;
}

/** Longer ones are no numbers that somebody reads out as amounts, dates or times. */
const longestNumber = 40;

function readNumber(text: NormalisedText, start: number, end: number): number {
  const { symbols, length } = text;
  if (end - start > longestNumber) return end - start;
  let written = '';
  for (let i = start; i < end; i++) written += inside.get(symbols[i]!) ?? String.fromCharCode(symbols[i]!);
  const before = start > 0 ? symbols[start - 1]! : 0;
  const currency = before === yuan ? 1 : before === dollar ? 2 : 0; // 元, 美元; said after the number
  const isSaidAnyway = end < length && symbols[end] === yuanCharacter;
  const percent = end < length && symbols[end] === percentSign;
  const amount = currency > 0 || before === ordinal || isAmount(text, written, end);
  return numberLength(written, amount, percent) + (isSaidAnyway ? 0 : currency);
}

const yuan = 0xa5;
const dollar = 0x24;
const percentSign = 0x25;
const yuanCharacter = '元'.charCodeAt(0);
const ordinal = '第'.charCodeAt(0);
const year = '年'.charCodeAt(0);
const numberWord = '号'.charCodeAt(0);
const degrees = 0x2103;

/** Units after which a number is an amount: money, time, volume, counts. */
const amountUnits = new Set(
  [
    ...'元块角分钱百千万亿个位次天日月年周小时分秒条兆户台张部份名点楼层岁米里公斤克折倍人家笔期季度',
    ...'种项款套栋级页字句步遍通组圈成星平多余左以毫',
  ].map((unit) => unit.charCodeAt(0)),
);
/** Words that only begin like a unit: 189天翼 is read digit by digit. */
const noUnits = new Set([
  ...['天翼', '家庭', '人工', '点击', '分机', '部门', '个人', '位置', '条件', '名称', '名单', '小区', '小灵', '家校'],
  ...['号码', '平台', '套餐', '通话', '通信', '多媒', '公司', '时尚', '里程', '组合', '成功', '级别', '项目', '期限'],
]);
const latinUnits = new Set([
  'g',
  'm',
  'k',
  't',
  'gb',
  'mb',
  'kb',
  'tb',
  'km',
  'kg',
  'cm',
  'mm',
  'mbps',
  'kbps',
  'gbps',
]);

function isAmount({ symbols, length }: NormalisedText, written: string, end: number): boolean {
  if (end >= length) return false;
  const unit = symbols[end]!;
  if (unit === year) return !/^(?:19|20)\d\d$/.test(written); // 二零一零年
  if (unit === numberWord) return written.length <= 2 && Number(written) <= 31; // 15号 is a day, 10000号 a number to dial
  if (isLetter(unit)) {
    let to = end;
    while (to < length && isLetter(symbols[to]!)) to++;
    return latinUnits.has(String.fromCharCode(...symbols.subarray(end, Math.min(to, end + 5))));
  }
  if (unit === degrees) return true;
  if (!amountUnits.has(unit)) return false;
  return end + 1 >= length || !noUnits.has(String.fromCharCode(unit, symbols[end + 1]!));
}

/** A word of four letters or more with two vowels apart is read, one syllable a vowel; anything else is spelled. */
function wordLength({ symbols }: NormalisedText, start: number, end: number): number {
  if (end - start < 4) return end - start;
  let vowels = 0;
  let wasVowel = false;
  for (let i = start; i < end; i++) {
    const isVowel = vowelLetters.has(symbols[i]!);
    if (isVowel && !wasVowel) vowels++;
    wasVowel = isVowel;
  }
  return vowels >= 2 ? vowels : end - start;
}

const vowelLetters = new Set([...'aeiouy'].map((letter) => letter.charCodeAt(0)));
