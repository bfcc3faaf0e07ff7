import type { NormalisedText } from '../text/normalised';
import { Symbols } from '../text/normalised';
import type { FactMeasure } from './fact-program';

/**
 * What a block could state, seen without reading it: bits, one for each kind of quantity that a word in it may belong to.
 * Most blocks with a word of a topic state nothing of its kind, and reading is what costs. A bit too many costs a reading;
 * a bit too few would lose a statement, so that every form of quantities.ts and clock.ts has its bit here.
 */
export const Shows = {
  /** A number before a unit of time; 全天. */
  time: 1,
  /** 月, 季, 年: 每季回访一次. */
  period: 2,
  /** Hours of the day, days of the week: 8:00, 周一至周五, 7×24, 早八晚八. */
  hours: 4,
  money: 8,
  count: 16,
  /** Digits. */
  number: 32,
  /** 立即, 马上, 第一时间. */
  soon: 64,
  /** Nothing tells beforehand: 备机 may be given or refused in any words. Asked for only; every block shows it. */
  anything: 128,
  /** 我是…金卡…, 您住在…农村…: a turn that may say what holds of the customer. No topic asks for it. */
  self: 256,
} as const;

/** What a block shows, and what the topics that it names ask for: two sets of {@link Shows}. 0: neither. */
export type FactSigns = number;

export function factSigns(asks: number, shows: number): FactSigns {
  return asks | (shows << 8);
}

/** What the topics named in a block ask for; 0 where it names none. */
export function asksOf(signs: FactSigns | undefined): number {
  return signs === undefined ? 0 : signs & 0xff;
}

/** What a block shows. */
export function showsOf(signs: FactSigns | undefined): number {
  return (signs === undefined ? 0 : signs >>> 8) | Shows.anything;
}

/** What a topic of a measure asks of a text before anything can be stated of it. */
export const asksFor: { readonly [measure in FactMeasure]: number } = {
  duration: Shows.time | Shows.soon,
  money: Shows.money,
  count: Shows.count,
  period: Shows.period | Shows.time | Shows.count,
  hours: Shows.hours | Shows.time,
  code: Shows.number,
  choice: Shows.anything,
  'yes-no': Shows.anything,
};

/** In a cell a bare number counts in the unit of the column. */
const anyUnit = Shows.time | Shows.period | Shows.hours | Shows.money | Shows.count;

/**
 * What a block shows: bits of {@link Shows}. `whom`: characters of which a text that says what holds of the customer has
 * one (needs.ts); undefined where none are known.
 */
export function glance({ symbols, length }: NormalisedText, isCell: boolean, whom?: string): number {
  if (signs === undefined || signs.whom !== whom) signs = makeSigns(whom);
  const { kinds, bits } = signs;
  let shown = 0;
  let isNamed = whom === undefined;
  let lastNumeral = -reach - 1;
  let lastSelf = -reach - 1;
  for (let i = 0; i < length; i++) {
    const kind = kinds[symbols[i]!]!;
    if (kind === 0) continue;
    const sign = bits[kind]!;
    shown |= sign & 0xff;
    if (i - lastNumeral <= reach) shown |= (sign >>> 8) & 0xff;
    if (sign < numeral) continue;
    if ((sign & numeral) !== 0) lastNumeral = i;
    if ((sign & person) !== 0) lastSelf = i;
    if ((sign & being) !== 0 && i - lastSelf <= reach) shown |= Shows.self;
    if ((sign & named) !== 0) isNamed = true;
  }
  if (!isNamed) shown &= ~Shows.self;
  return isCell && (shown & Shows.number) !== 0 ? shown | anyUnit : shown;
}

/** The most symbols from a numeral to the first of its unit (3 多个半个 工), from 您 to 是, and some. */
const reach = 8;

interface Signs {
  readonly whom: string | undefined;
  /** By symbol its kind, 0 for most. */
  readonly kinds: Uint8Array;
  /** By kind: what it shows by itself (low byte), what it shows behind a numeral (second byte), and what it is. */
  readonly bits: Uint32Array;
}

let signs: Signs | undefined;
const numeral = 0x10000;
const person = 0x20000;
const being = 0x40000;
const named = 0x80000;

function makeSigns(whom: string | undefined): Signs {
  const bitsOf = new Map<number, number>();
  const mark = (characters: string, bits: number): void => {
    for (let i = 0; i < characters.length; i++) {
      const symbol = characters.charCodeAt(i);
      bitsOf.set(symbol, (bitsOf.get(symbol) ?? 0) | bits);
    }
  };
  const behindNumeral = (bits: number): number => bits << 8;
  mark('0123456789', Shows.number);
  // 7*24: between some numerals the mark is not there for the matcher.
  mark(
    '0123456789〇零一壹二两俩贰三仨叁四肆五伍六陆七柒八捌九玖十拾百佰千仟万亿半',
    numeral | behindNumeral(Shows.hours),
  );
  mark('万亿', Shows.money);
  mark('秒分小钟时天日昼周星礼工自月季年hms', behindNumeral(Shows.time));
  mark('月季年', Shows.period);
  mark('点时:×x乘*~\n', behindNumeral(Shows.hours));
  mark('我您你', person);
  mark('是住在', being);
  mark(whom ?? '', named);
  // 7*24 was taken for a masked number.
  bitsOf.set(Symbols.opaque, Shows.hours | Shows.number);
  mark('早朝周星礼', Shows.hours);
  mark('全', Shows.time | Shows.hours);
  mark('元圆块人r', behindNumeral(Shows.money));
  mark('¥', Shows.money);
  mark('次回遍', behindNumeral(Shows.count));
  mark('即刻马第次翌隔', Shows.soon);
  const kinds = new Uint8Array(0x10000);
  const different = [0, ...new Set(bitsOf.values())];
  for (const [symbol, bits] of bitsOf) kinds[symbol] = different.indexOf(bits);
  return { whom, kinds, bits: Uint32Array.from(different) };
}
