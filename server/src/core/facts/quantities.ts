import type { FoldedText } from './folded';
import { readClock } from './clock';
import { matchesOf } from './matches';
import type { NumberForm } from './numerals';
import { chineseNumerals, parseNumeral } from './numerals';
import type { Bound, Quantity, QuantityKind, TimeBase } from './quantity';

/**
 * All quantities in folded text, in order of place, none inside another of its kind: durations, sums, counts, periods,
 * hours of the day, days of the week. `source` is the text that the offsets of `folded` belong to: the form of a number
 * (full width) is read there.
 */
export function findQuantities(folded: FoldedText, source: string): Quantity[] {
  const { text } = folded;
  if (!anyNumber.test(text)) return [];
  const found: Quantity[] = clockWords.test(text) ? readClock(text) : [];
  const taken = (start: number, end: number) => found.some((other) => start < other.end && other.start < end);
  const wide = (at: number) => isWide(source, folded, at);
  const plain: Quantity[] = [];
  for (const match of text.matchAll(amount)) {
    const quantity = readAmount(text, match, wide);
    if (quantity && !taken(quantity.start, quantity.end)) plain.push(quantity);
  }
  found.push(...joinRanges(text, joinCompounds(text, plain), wide));
  const periodic = readPeriods(text, wide);
  // 一个月 in 一个月一次 is no duration, nor is 一个自然月里 where times follow.
  const lasting = found.filter(
    (quantity) =>
      quantity.base !== 'months' ||
      !(
        periodic.some((period) => quantity.start < period.end && period.start < quantity.end) ||
        timesFollow.test(text.slice(quantity.end))
      ),
  );
  lasting.push(...periodic, ...readSoon(text), ...readNextDay(text));
  const bare: Quantity[] = [];
  for (const match of matchesOf(text, '0123456789', bareNumber)) {
    const [start, end] = [match.index, match.index + match[0].length];
    if (lasting.some((other) => start < other.end && other.start < end)) continue;
    const value = parseNumeral(match[0]);
    if (value === undefined) continue;
    bare.push({ ...shape(text, 'number', start, end), value, form: formOf(match[0], wide(start)) });
  }
  return listed(text, [...lasting, ...joinRanges(text, bare, wide)])
    .filter(
      ({ start, end }) => !(text[end] === ')' && /\((?:不?含|不?包括|不包含)$/.test(text.slice(start - 5, start))),
    )
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

/** 3、2、1次: what stands before the last of a list has its unit. */
function listed(text: string, found: readonly Quantity[]): Quantity[] {
  const sorted = [...found].sort((a, b) => a.start - b.start);
  for (let i = sorted.length - 2; i >= 0; i--) {
    const [quantity, next] = [sorted[i]!, sorted[i + 1]!];
    if (quantity.kind !== 'number' || next.kind === 'number' || next.kind === 'hours' || next.kind === 'days') continue;
    if (next.part !== undefined || !/^[、,/和]$/.test(text.slice(quantity.end, next.start))) continue;
    const number = parseNumeral(text.slice(next.numberStart, next.numberEnd));
    if (number === undefined || number === 0 || next.value % number !== 0) continue;
    const { kind, base } = next;
    sorted[i] = { ...quantity, kind, ...(base ? { base } : {}), value: (quantity.value * next.value) / number };
  }
  return sorted;
}

const timesFollow = new RegExp(`^(?:里|内|中)?[^。;!?\\n]{0,14}?(?:[${chineseNumerals}]|\\d)+(?:次|回(?!访))`);
const anyNumber = new RegExp(
  `[\\d${chineseNumerals}半]|立即|马上|立刻|即刻|随即|当即|第一时间|全天|季度|双月|按[月季年]|次日|翌日|隔[天日]`,
);

/** Without one of these there are no hours and no days of a week: the patterns of clock.ts are many. */
const clockWords = /[:点时×x乘早朝周全]|星期|礼拜/;

/** A numeral as a part of a pattern. */
export const numeral = `(?:\\d{1,3}(?:,\\d{3})+(?![\\d,])|\\d+(?:\\.\\d+)?)(?:[千百]\\d(?!\\d)|[十百千万亿]*)|[${chineseNumerals}]+(?:点[${chineseNumerals}]+)?`;

const timeUnits: readonly (readonly [RegExp, TimeBase, number])[] = [
  [/^(?:工作日|工作天)$/, 'workdays', 1],
  [/^(?:秒钟?|s|sec)$/, 'seconds', 1],
  [/^(?:分钟?|min|mins)$/, 'seconds', 60],
  [/^(?:小时|钟头|钟|时|h|hr|hrs|hour|hours)$/, 'seconds', 3600],
  [/^(?:天|日|昼夜|自然日|自然天)$/, 'seconds', 86_400],
  [/^(?:周|星期|礼拜)$/, 'seconds', 604_800],
  [/^(?:自然)?月$/, 'months', 1],
  [/^季度?$/, 'months', 3],
  [/^年度?$/, 'months', 12],
];

const unitWords =
  '工作日|工作天|自然日|自然天|小时|钟头|钟(?!爱|情)|分钟|分(?=内|以内|之内|钟)|秒钟?|昼夜|星期(?![一二三四五六日天])|礼拜(?![一二三四五六日天])|周(?![一二三四五六日末年边期围])|天(?!翼|津|然|气)|日(?![志报常历期益均])|季度?(?!节)|hours?|hrs?|h(?![a-z0-9])|mins?(?![a-z])';
const monthAfter = '(?=$|以?内|之内|以上|及以上|[)，,。;、/×至到-]|[一1](?:次|回)|回访|未|不|仍|没)';
const amount = new RegExp(
  `(?<!\\d[.,:]?)(?<![a-z])(¥)?(半|${numeral})(多|余)?(?:(个?半个?(?=${unitWords}|自?然?月|年))|(个)?)` +
    `(?: ?(?:(自然月|(?<=个)月|月${monthAfter})|(年(?!月|\\d|底|初|末|代|以前|之前|前|版|时|的规定))|(${unitWords})|(元|圆|块钱?|人民币|rmb|(?<=万)(?![次户人个名张家级分像一])(?![${chineseNumerals}]))|(次(?![日数级序要])|回(?![访复电馈答到])|遍)))(半)?`,
  'g',
);

function readAmount(text: string, match: RegExpMatchArray, wide: (at: number) => boolean): Quantity | undefined {
  const [whole, sign, digits, , half, , month, year, time, money, count, tailHalf] = match as unknown as string[];
  const start = match.index!;
  if (/[第周]$/.test(text.slice(0, start)) && !sign) return undefined;
  let value = digits === '半' ? 0.5 : parseNumeral(digits!);
  if (value === undefined) return undefined;
  if (half || tailHalf) value += 0.5;
  const unit = month ?? year ?? time ?? money ?? count ?? '';
  const end = start + whole!.length;
  const form = formOf(digits!, wide(start + (sign ? 1 : 0)));
  if (count && value === 1 && eachTime.test(text.slice(end))) return undefined;
  const kind: QuantityKind = money !== undefined || sign ? 'money' : count ? 'count' : 'duration';
  if (kind === 'duration' && year && value >= 1000) return undefined;
  const numberStart = start + (sign ? 1 : 0);
  const rest = {
    ...shape(text, kind, start, end),
    numberStart,
    numberEnd: numberStart + digits!.length,
    unit: half || tailHalf || digits === '半' ? '' : text.slice(numberStart + digits!.length, end),
    form,
  };
  if (kind !== 'duration') return { ...rest, value };
  for (const [pattern, base, factor] of timeUnits)
    if (pattern.test(unit)) return { ...rest, value: value * factor, base };
  return undefined;
}

/** 一次两天: of each time, not how many. */
const eachTime = new RegExp(
  `^(?:最[长多]|可以?|能|限)?(?:使用|开通|开)?(?:[${chineseNumerals}]|\\d)+个?(?:天|小时|昼夜|钟头)`,
);

/** 1 天零 4 小时 is one duration. */
function joinCompounds(text: string, found: readonly Quantity[]): Quantity[] {
  const joined: Quantity[] = [];
  for (const quantity of found) {
    const last = joined[joined.length - 1];
    if (
      last?.kind === 'duration' &&
      quantity.kind === 'duration' &&
      last.base === quantity.base &&
      quantity.value < last.value &&
      /^[零又加和]?$/.test(text.slice(last.end, quantity.start))
    ) {
      const value = last.value + quantity.value;
      joined[joined.length - 1] = {
        ...last,
        end: quantity.end,
        wideEnd: quantity.wideEnd,
        value,
        bound: quantity.bound,
        unit: '',
      };
    } else joined.push(quantity);
  }
  return joined;
}

const rangeMark =
  /^(?:及?以上|起)?(?:\((?:不?含|包含)\))?(?:及?以上|起)?(?:[-至到]+(?:不足|不到|不满|未满|小于|低于)?|[、,]?(?:且|但|而|又|并且)?(?:不足|不到|不满|未满|小于|低于))$/;
/** 10万元（含）以上、30万元以下 */
const fromMark = /^(?:\((?:不?含|包含)\))?(?:及?以上|起)(?:\((?:不?含|包含)\))?[、,]$/;
const rangeStart = new RegExp(
  `(?<!\\d[.,:]?)(${numeral})(?:个)?(?:\\((?:不?含|包含)\\))?(?:-|至|到)(?:不足|不到|不满|未满|小于|低于)?$`,
);
const chainStart = new RegExp(`(?<!\\d[.,:]?)(${numeral})(?:≤|<|<=|≦)[\\u4e00-\\u9fffa-z]{0,6}(?:≤|<|<=|≦)$`);
const chainMark = /^(?:≤|<|<=)[\u4e00-\u9fffa-z]{0,6}(?:≤|<|<=)$/;

/** 2160 元至 3360 元, 10–30 万元, 2160≤E<3360 元: two ends, each a quantity. */
function joinRanges(text: string, found: readonly Quantity[], wide: (at: number) => boolean): Quantity[] {
  const out: Quantity[] = [];
  found.forEach((quantity, i) => {
    const last = out[out.length - 1];
    const before = found[i - 1];
    if (last && before && last.start === before.start && last.kind === quantity.kind && last.part === undefined) {
      const between = text.slice(last.end, quantity.start);
      if (
        rangeMark.test(between) ||
        chainMark.test(between) ||
        (fromMark.test(between) && quantity.bound === 'at-most')
      ) {
        const range = [last.start, quantity.end] as const;
        out[out.length - 1] = { ...last, part: 'low', bound: 'at-least', range };
        out.push({ ...quantity, part: 'high', bound: 'at-most', range });
        return;
      }
    }
    const head = text.slice(Math.max(0, quantity.start - 24), quantity.start);
    const match = rangeStart.exec(head) ?? chainStart.exec(head);
    const value = match ? parseNumeral(match[1]!) : undefined;
    if (match && value !== undefined) {
      const start = quantity.start - head.length + match.index;
      const factor = quantity.kind === 'money' && quantity.form.factor === 10_000 && value < 1000 ? 10_000 : 1;
      const per =
        quantity.value / (parseNumeral(text.slice(quantity.numberStart, quantity.numberEnd)) ?? quantity.value);
      out.push({
        ...quantity,
        start,
        end: start + match[1]!.length,
        wideStart: start,
        wideEnd: start + match[1]!.length,
        numberStart: start,
        numberEnd: start + match[1]!.length,
        value: value * (quantity.kind === 'duration' ? per : factor),
        unit: '',
        form: { ...formOf(match[1]!, wide(start)), ...(factor > 1 ? { factor } : {}) },
        part: 'low',
        bound: 'at-least',
        range: [start, quantity.end],
      });
      out.push({ ...quantity, part: 'high', bound: 'at-most', range: [start, quantity.end] });
      return;
    }
    out.push(quantity);
  });
  return out;
}

const span = `(半年|(${numeral})?个?半?个?(?:自然)?(?:月|季度?|年度?)|(${numeral})个?(?:天|日|周|星期))`;
const timesOf = `(?:[^,。;:!?、\\n()\\d]{0,10}?(${numeral})(?:次|回(?!访)))`;
/** Each with characters of which it needs one: a pattern costs most when it is first run. */
const periods: readonly (readonly [needs: string, pattern: RegExp])[] = [
  ['每', new RegExp(`(每(?:隔)?(?:个)?)${span}(?!以内|内)${timesOf}?`, 'g')],
  ['次回', new RegExp(`(?<![\\d每第年${chineseNumerals}])()${span}(?:内|里|之内)?${timesOf}`, 'g')],
  ['逐按', new RegExp(`(逐|按)(月|季度?|年度?|半年)()()()`, 'g')],
  ['次访', new RegExp(`()(双月|月度|半年度|季度|年度|每?一?季)()()()(?=[^,。;:]{0,2}(?:回访|一次|1次|走访))`, 'g')],
];
const countFirst = new RegExp(
  `(${numeral})(?:次|回)(?:/|每|一)(?:每)?(半年|(${numeral})?个?(?:自然)?(?:月|季度?|年))`,
  'g',
);
const perTime = new RegExp(`(半年|(${numeral})?个?(?:自然)?(?:月|季度?|年))/(?:次|回)`, 'g');

function readPeriods(text: string, wide: (at: number) => boolean): Quantity[] {
  const found: Quantity[] = [];
  const add = (start: number, end: number, spanAt: number, spanText: string, times: string | undefined): void => {
    if (found.some((other) => start < other.end && other.start < end)) return;
    const length = lengthOf(spanText);
    const count = times === undefined ? 1 : parseNumeral(times);
    if (length === undefined || count === undefined || count === 0) return;
    const digits = new RegExp(`^(?:${numeral})`).exec(spanText)?.[0] ?? '';
    found.push({
      ...shape(text, 'period', start, count === 1 && spanAt + spanText.length > start ? spanAt + spanText.length : end),
      value: length.value / count,
      base: length.base,
      times: count,
      numberStart: spanAt,
      numberEnd: spanAt + digits.length,
      unit: spanText.slice(digits.length),
      form: formOf(digits || (times ?? '一'), digits !== '' && wide(spanAt)),
    });
  };
  for (const match of matchesOf(text, '次回', countFirst))
    add(
      match.index,
      match.index + match[0].length,
      match.index + match[0].length - match[2]!.length,
      match[2]!,
      match[1],
    );
  for (const match of matchesOf(text, '/', perTime))
    add(match.index, match.index + match[0].length, match.index, match[1]!, undefined);
  for (const [needs, pattern] of periods)
    for (const match of matchesOf(text, needs, pattern)) {
      const times = match[5];
      const spanAt = match.index + match[1]!.length;
      add(match.index, match.index + match[0].length, spanAt, match[2]!, times === '' ? undefined : times);
    }
  return found;
}

/** How long 两个月, 季度, 半年, 60 天 is. */
function lengthOf(written: string): { value: number; base: TimeBase } | undefined {
  if (written === '半年' || written === '半年度') return { value: 6, base: 'months' };
  if (written === '双月') return { value: 2, base: 'months' };
  if (/^月度$/.test(written)) return { value: 1, base: 'months' };
  if (/^每?一?季$/.test(written)) return { value: 3, base: 'months' };
  const match = new RegExp(`^(${numeral})?(个?半个?)?个?((?:自然)?月|季度?|年度?|天|日|周|星期)$`).exec(written);
  if (!match) return undefined;
  let value = match[1] ? parseNumeral(match[1]) : 1;
  if (value === undefined || value >= 1000) return undefined;
  if (match[2]?.includes('半')) value += match[1] ? 0.5 : -0.5;
  for (const [pattern, base, factor] of timeUnits) if (pattern.test(match[3]!)) return { value: value * factor, base };
  return undefined;
}

function readSoon(text: string): Quantity[] {
  return [...text.matchAll(/立即|马上|立刻|即刻|随即|当即|第一时间/g)].map((match) => ({
    ...shape(text, 'soon', match.index, match.index + match[0].length),
    value: 0,
    unit: '',
  }));
}

/** 次日转专业部门处理: no length of time, but not at once. */
function readNextDay(text: string): Quantity[] {
  return [
    ...text.matchAll(/(?:次日|翌日|隔[天日]|第二天)(?=[^,。;!?\d]{0,6}?(?:通知|转|联系|处理|交|答复|回复|修复|上门))/g),
  ].map((match) => ({
    ...shape(text, 'duration', match.index, match.index + match[0].length),
    value: 86_400,
    base: 'seconds',
    vague: true,
    unit: '',
  }));
}

const bareNumber = new RegExp(
  `(?<!\\d[.,:]?)(?<![a-z×])(?:\\d{1,3}(?:,\\d{3})+|\\d+(?:\\.\\d+)?)(?![\\d.]?\\d|[a-z×:])`,
  'g',
);

function shape(text: string, kind: QuantityKind, start: number, end: number) {
  const { bound, wideStart, wideEnd } = boundAround(text, start, end);
  const form: NumberForm = { script: 'arabic' };
  return { kind, start, end, wideStart, wideEnd, bound, numberStart: start, numberEnd: end, unit: '', form };
}

const boundBefore: readonly (readonly [RegExp, Bound])[] = [
  [/(?:不超过|不多于|不高于|不大于|不得超过|不会超过|不能超过|至多|最多|最长|最高|最迟|最晚|上限(?:为|是)?|控制在|≤|<=|<|小于等于|(?<!不)(?<!不得)(?<!不能)(?:低于|小于|少于)|不足|不到|不满|未满)$/, 'at-most'],
  [/(?:不低于|不少于|不小于|至少|最低|最少|达到|达|(?<!不)(?<!未)满|(?<!不)(?<!不得)(?<!不会)(?<!不能)(?:超过|高于|大于)|≥|>=|>)$/, 'at-least'],
]; // prettier-ignore
const boundAfter: readonly (readonly [RegExp, Bound])[] = [
  [
    /^(?:\((?:不?含|包含)\))?(?:\/(?:年|月|次))?(?:以内|之内|内|以下|及以下|封顶|为限|之前|前)(?:\(不?含\))?/,
    'at-most',
  ],
  [/^(?:\((?:不?含|包含)\))?(?:\/(?:年|月|次))?(?:及?以上|之上|起(?!伏)|以外|往上)(?:\(不?含\))?/, 'at-least'],
];

function boundAround(text: string, start: number, end: number) {
  let bound: Bound = 'exactly';
  let wideStart = start;
  let wideEnd = end;
  const head = text.slice(Math.max(0, start - 8), start);
  for (const [pattern, side] of boundBefore) {
    const match = pattern.exec(head);
    if (match) {
      bound = side;
      wideStart = start - match[0].length;
      break;
    }
  }
  const tail = text.slice(end, end + 14);
  for (const [pattern, side] of boundAfter) {
    const match = pattern.exec(tail);
    if (match) {
      bound = side;
      wideEnd = end + match[0].length;
      break;
    }
  }
  return { bound, wideStart, wideEnd };
}

function formOf(written: string, isWide: boolean): NumberForm {
  const factor = /万/.test(written) && /\d/.test(written) ? 10_000 : /万$/.test(written) ? 10_000 : undefined;
  const base = factor ? { factor } : {};
  if (!/\d/.test(written)) return { script: 'chinese', ...base };
  return {
    script: 'arabic',
    ...base,
    ...(written.includes(',') ? { grouped: true } : {}),
    ...(isWide ? { wide: true } : {}),
  };
}

function isWide(source: string, folded: FoldedText, at: number): boolean {
  const unit = source.charCodeAt(folded.starts[at] ?? 0);
  return unit >= 0xff10 && unit <= 0xff19;
}
