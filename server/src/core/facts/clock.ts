import { matchesOf } from './matches';
import { parseNumeral, chineseNumerals } from './numerals';
import type { Quantity } from './quantity';

const part = '(早上|早晨|清晨|早|上午|中午|正午|午间|下午|傍晚|晚上|晚间|晚|夜间|夜里|夜晚|夜|凌晨)?';
const day = '(?:当日|当天|次日|第二天|隔天|隔日|翌日|转天)?(?:的)?';
const hour = `(\\d{1,2}|[${chineseNumerals}]{1,3})`;
const minute = '(?::(\\d{2})|(?:点钟?|时(?!间|段|长))(半|一刻|三刻|(?:\\d{1,2})分?(?![\\d:])|整)?)';
const time = `${day}${part}(?:的)?${hour}${minute}`;
const looseTime = `${day}${part}(?:的)?${hour}(?:${minute})?`;
/** The last character of `to` is one of these. */
const toMarks = '-至到~';
const to = '(?:以后|之后|后|(?:起|开始),?)?(?:-|至|到|~)';
/** 晚上8点以后、早上8点以前 */
const outside = `${time}(?:以后|之后|后)[、,]?(?:和|及|或|以及|或者|到|至)?${time}(?=以前|之前|前)`;
/** 早上8点以前和晚上8点以后: the later time is the one from which it holds. */
const turned = new RegExp(`${time}(?:以前|之前|前)[、,]?(?:和|及|与|或|以及|或者)?${time}(?=以后|之后|后)`, 'g');
/** Each with characters of which it needs one. */
const intervals: readonly (readonly [needs: string, pattern: RegExp])[] = [
  ['后', new RegExp(outside, 'g')],
  [toMarks, new RegExp(`${time}${to}+${time}`, 'g')],
  [toMarks, new RegExp(`(?<![\\d:])${looseTime}${to}${time}`, 'g')],
];
const earlyToLate = new RegExp(`(?:早|朝)${hour}点?${to}?晚${hour}点?`, 'g');
const weekday = '(?:周|星期|礼拜)';
const weekdays = new RegExp(`${weekday}([一二三四五六日天])(?:${to}|、?至)${weekday}?([一二三四五六日天])`, 'g');
const daysOfWeek = new RegExp(
  `(?:每周|一周|每星期|一星期|每个星期)([${chineseNumerals}]|\\d)(?:天|日)|(全年无休|全年365天)`,
  'g',
);
const product = new RegExp(
  `(?<![\\d.×x])([1-7五七六])天?[×x乘](\\d{1,2}|[${chineseNumerals}]{1,3})(?:个?小时|h)?(?![\\d×x])`,
  'g',
);
/** 每天8:00至18:00, where no other days are named. */
const everyDay = new RegExp(`(?:每[天日]|天天)(?=(?:的|从|是|:)?${looseTime}${to})`, 'g');
const weekdayWords = /工作日|双休|周末|节假日|休息日/;
const wholeDay = /全天候|全天24小时/g;
const order = '一二三四五六日';

/** Hours of the day (早八点到晚八点), days of the week (周一至周五), both (7×24). Times are minutes from midnight. */
export function readClock(text: string): Quantity[] {
  const found: Quantity[] = [];
  const add = (start: number, end: number, rest: Pick<Quantity, 'kind' | 'value'> & Partial<Quantity>): void => {
    if (found.some((other) => start < other.end && other.start < end)) return;
    found.push({ ...bare(start, end), ...rest });
  };
  for (const match of matchesOf(text, '×x乘', product)) {
    const [days, hours] = [parseNumeral(match[1]!)!, parseNumeral(match[2]!)];
    if (hours !== undefined && hours <= 24)
      add(match.index, match.index + match[0].length, { kind: 'week-hours', value: days, to: hours });
  }
  for (const match of matchesOf(text, '前', turned)) interval(match, true);
  for (const [needs, pattern] of intervals) for (const match of matchesOf(text, needs, pattern)) interval(match, false);
  for (const match of matchesOf(text, '晚', earlyToLate)) {
    const [from, until] = [parseNumeral(match[1]!), parseNumeral(match[2]!)];
    if (from === undefined || until === undefined) continue;
    const start = match.index;
    const end = start + match[0].length;
    const middle = start + match[0].indexOf('晚');
    add(start, end, {
      kind: 'hours',
      value: from * 60,
      to: (until < 12 ? until + 12 : until) * 60,
      fromSpan: [start, middle],
      toSpan: [middle, end],
    });
  }
  for (const match of matchesOf(text, toMarks, weekdays)) {
    const [from, until] = [order.indexOf(match[1]!.replace('天', '日')), order.indexOf(match[2]!.replace('天', '日'))];
    if (until > from) add(match.index, match.index + match[0].length, { kind: 'days', value: until - from + 1 });
  }
  for (const match of matchesOf(text, '周星全', daysOfWeek))
    add(match.index, match.index + match[0].length, { kind: 'days', value: match[1] ? parseNumeral(match[1])! : 7 });
  if (!weekdayWords.test(text) && !found.some(({ kind }) => kind === 'days' || kind === 'week-hours'))
    for (const match of matchesOf(text, toMarks, everyDay))
      found.push({ ...bare(match.index, match.index + match[0].length), kind: 'days', value: 7 });
  for (const match of matchesOf(text, '全', wholeDay))
    add(match.index, match.index + match[0].length, { kind: 'duration', base: 'seconds', value: 86_400 });
  return found;

  function interval(match: RegExpMatchArray, isTurned: boolean): void {
    const [whole, fromPart, fromHour, fromMinute, fromRest, toPart, toHour, toMinute, toRest] = match as unknown as (
      string | undefined
    )[];
    const from = minutesOf(fromPart, fromHour!, fromMinute ?? fromRest);
    const until = minutesOf(
      toPart ?? (fromMinute === undefined ? laterPart(fromPart) : undefined),
      toHour!,
      toMinute ?? toRest,
    );
    if (from === undefined || until === undefined) return;
    const start = match.index!;
    const end = start + whole!.length;
    const second = secondStart(whole!, toPart, toHour!);
    const spans = [
      timeSpan(whole!, 0, second.firstEnd, start),
      timeSpan(whole!, second.start, whole!.length, start),
    ] as const;
    const [fromSpan, toSpan] = isTurned ? [spans[1], spans[0]] : spans;
    add(start, end, {
      kind: 'hours',
      value: isTurned ? until : from,
      to: isTurned ? from : until,
      fromSpan,
      toSpan,
    });
  }
}

function bare(start: number, end: number): Omit<Quantity, 'kind' | 'value'> {
  return {
    start,
    end,
    wideStart: start,
    wideEnd: end,
    bound: 'exactly',
    numberStart: start,
    numberEnd: end,
    unit: '',
    form: { script: 'arabic' },
  };
}

/** Of 夜间22:00 the 22:00, of 晚上六点 all. */
function timeSpan(whole: string, from: number, to: number, at: number): [number, number] {
  const written = whole.slice(from, to);
  const digits = written.includes(':') ? written.search(/\d/) : 0;
  return [at + from + digits, at + to];
}

/** 早上八点到… says nothing of the second time; 下午一点到三点 does. */
function laterPart(first: string | undefined): string | undefined {
  return first !== undefined && /下午|晚|夜|中午|正午|午间/.test(first) ? first : undefined;
}

/** Where in the interval the first time ends and the second begins. */
function secondStart(whole: string, toPart: string | undefined, toHour: string): { firstEnd: number; start: number } {
  const joint = /(?:-|至|到|~)+|[后前](?:[、,和及与或者以到至]+)?/g;
  joint.lastIndex = 1;
  const match = joint.exec(whole);
  if (match === null) return { firstEnd: whole.length, start: whole.lastIndexOf(toPart ?? toHour) };
  return { firstEnd: match.index, start: match.index + match[0].length };
}

function minutesOf(partOfDay: string | undefined, hourText: string, rest: string | undefined): number | undefined {
  let hours = parseNumeral(hourText);
  if (hours === undefined || hours > 24) return undefined;
  if (partOfDay !== undefined) {
    if (/下午|傍晚/.test(partOfDay) && hours < 12) hours += 12;
    else if (/晚|夜/.test(partOfDay) && hours >= 5 && hours <= 12) hours = hours === 12 ? 24 : hours + 12;
    else if (/中午|正午|午间/.test(partOfDay) && hours <= 3) hours += 12;
  }
  const minutes =
    rest === undefined || rest === '整'
      ? 0
      : rest === '半'
        ? 30
        : rest === '一刻'
          ? 15
          : rest === '三刻'
            ? 45
            : Number.parseInt(rest, 10);
  return hours * 60 + (Number.isFinite(minutes) ? minutes : 0);
}
