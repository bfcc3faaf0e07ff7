import type { NormalisedText } from '../text/normalised';
import { Symbols } from '../text/normalised';

/**
 * How many syllables a text takes to say (§1.1.3.1a counts characters a minute): a Han character one, a Latin letter one
 * (abbreviations are spelled), a number as it is read out: digit by digit where it is a number to dial or an
 * identifier (10000号 five and one, 189 three), as an amount where a unit of amount follows (3360元: 三千三百六十, seven).
 */
export function spokenLength(text: NormalisedText): number {
  const { symbols, length } = text;
  let spoken = 0;
  for (let i = 0; i < length; i++) {
    const symbol = symbols[i]!;
    if (isDigit(symbol)) {
      let end = i + 1;
      while (end < length && isDigit(symbols[end]!)) end++;
      spoken += numberLength(
        String.fromCharCode(...symbols.subarray(i, Math.min(end, i + 40))),
        readsAsAmount(text, end),
      );
      i = end - 1;
    } else if (isHan(symbol) || isLetter(symbol)) {
      spoken++;
    } else if (symbol === Symbols.opaque) {
      spoken += 2; // a name, a placeholder, a quoted word
    }
  }
  return spoken;
}

const isDigit = (symbol: number) => symbol >= 0x30 && symbol <= 0x39;
const isLetter = (symbol: number) => symbol >= 0x61 && symbol <= 0x7a;
const isHan = (symbol: number) => symbol >= 0x3400 && symbol <= 0x9fff;

/** Units after which a number is an amount: money, time, volume, counts. 号 after a short number is a date or a door. */
const amountUnits = new Set(
  [...'元块角分钱万亿个位次天日月年周小时分秒条兆户台张部份名点楼层岁米里公斤斤克折倍人家笔期季度%gmk'].map((unit) =>
    unit.charCodeAt(0),
  ),
);

function readsAsAmount(text: NormalisedText, at: number): boolean {
  return at < text.length && amountUnits.has(text.symbols[at]!);
}

/** Syllables of a whole number: digit by digit, or as an amount (十, 百, 千, 万 are said; 零 once for a gap). */
export function numberLength(digits: string, amount: boolean): number {
  if (!amount || digits.length > 8 || (digits.length > 1 && digits.startsWith('0'))) return digits.length;
  return (
    groupLength(digits.slice(0, -4), true) +
    (digits.length > 4 ? 1 : 0) +
    groupLength(digits.slice(-4), digits.length <= 4)
  );
}

function groupLength(group: string, leading: boolean): number {
  if (group === '') return 0;
  const padded = group.replace(/^0+/, '');
  if (padded === '') return leading ? 1 : 0;
  let syllables = !leading && group.startsWith('0') ? 1 : 0; // 一万零五十
  let gap = false;
  for (let i = 0; i < padded.length; i++) {
    const place = padded.length - 1 - i;
    if (padded[i] === '0') {
      gap = true;
      continue;
    }
    if (gap) syllables++;
    gap = false;
    const silentOne = leading && i === 0 && place === 1 && padded[i] === '1'; // 十五, not 一十五
    syllables += (silentOne ? 0 : 1) + (place > 0 ? 1 : 0);
  }
  return syllables;
}
