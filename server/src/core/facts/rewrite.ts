import type { CompiledFact, CompiledTopic } from './fact-program';
import type { NumberForm } from './numerals';
import { formatNumber } from './numerals';
import type { Passage } from './passage';
import type { Quantity, TimeBase } from './quantity';
import type { Statement } from './statements';

/** A change in folded offsets. */
export interface Rewriting {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * What should stand instead of a statement that contradicts a fact, in the form of what stands there: numerals stay
 * numerals, a unit stays where it can hold the value. Undefined where there is no one right wording.
 */
export function rewrite(
  passage: Passage,
  statement: Statement,
  topic: CompiledTopic,
  source: string,
): Rewriting | undefined {
  const { fact, quantity } = statement;
  if (statement.has !== undefined) return rewriteEntitlement(passage, statement, topic);
  if (!statement.certain) return undefined;
  if (statement.choice !== undefined)
    return fact.choice === undefined ? undefined : { start: statement.start, end: statement.end, text: fact.choice };
  if (!quantity) return undefined;
  if (fact.soon) return asSoon(passage, quantity);
  switch (quantity.kind) {
    case 'duration':
      return fact.days !== undefined
        ? inUnit((fact.dayHours ?? 0) * 3600, 'seconds', quantity, passage, source)
        : inUnit(fact.value!, fact.base!, quantity, passage, source);
    case 'money': {
      const value = quantity.bound === 'at-most' && fact.bound === 'at-least' ? fact.high : fact.value;
      const text = value === undefined ? undefined : formatNumber(value, quantity.form, true);
      if (text === undefined) return undefined;
      if (quantity.bound === 'at-least' && fact.bound === 'at-most' && value === quantity.value)
        return flipBound(passage, quantity, '以内');
      if (quantity.bound === 'at-most' && fact.bound === 'at-least' && fact.high === undefined) return undefined;
      return { start: quantity.numberStart, end: quantity.numberEnd, text };
    }
    case 'count':
    case 'number': {
      const text = formatNumber(fact.value!, quantity.form, true);
      return text === undefined ? undefined : { start: quantity.numberStart, end: quantity.numberEnd, text };
    }
    case 'soon':
      return undefined;
    case 'period':
      return asPeriod(passage, quantity, fact);
    case 'days':
      return asDays(passage, quantity, fact.days!);
    case 'week-hours': {
      const written = passage.text.slice(quantity.start, quantity.end);
      const text = sourceOf(passage, quantity, source).replace(
        /^([^×xX*✕乘]*)(.*)$/s,
        (_all, _days: string, rest: string) => rest,
      );
      const operator = /^[×xX*✕＊乘]/.exec(text)?.[0] ?? '×';
      const tail = /[个小时h]+$/.exec(written)?.[0] ?? '';
      return { start: quantity.start, end: quantity.end, text: `${fact.days}${operator}${fact.dayHours}${tail}` };
    }
    case 'hours':
      return asHours(passage, statement, quantity, fact);
    case 'code':
      return undefined;
  }
}

function sourceOf({ folded }: Passage, { start, end }: { start: number; end: number }, source: string): string {
  return source.slice(folded.starts[start]!, folded.ends[end - 1]!);
}

function asSoon({ text }: Passage, quantity: Quantity): Rewriting {
  let start = quantity.wideStart;
  let { wideEnd: end } = quantity;
  if (text[start - 1] === '在') start--;
  const tail = /^(?:以后|之后|后)/.exec(text.slice(end));
  if (tail) end += tail[0].length;
  return { start, end, text: '立即' };
}

const factors: readonly (readonly [RegExp, TimeBase, number])[] = [
  [/工作[日天]/, 'workdays', 1],
  [/秒|sec|^s$/, 'seconds', 1],
  [/分|min/, 'seconds', 60],
  [/时|钟|h/, 'seconds', 3600],
  [/天|日|昼夜/, 'seconds', 86_400],
  [/周|星期|礼拜/, 'seconds', 604_800],
  [/月/, 'months', 1],
  [/季/, 'months', 3],
  [/年/, 'months', 12],
];

function inUnit(
  value: number,
  base: TimeBase,
  quantity: Quantity,
  passage: Passage,
  source: string,
): Rewriting | undefined {
  const { form, unit } = quantity;
  const known = unit === '' ? undefined : factors.find(([pattern]) => pattern.test(unit));
  if (known && known[1] === base) {
    const number = value / known[2];
    if (Number.isInteger(number) || (form.script === 'arabic' && Number.isInteger(number * 10) && known[2] < 86_400)) {
      const text = formatNumber(number, form, true);
      if (text !== undefined) return { start: quantity.numberStart, end: quantity.numberEnd, text };
    }
  }
  const [factor, name] =
    base === 'workdays'
      ? [1, '个工作日']
      : base === 'months'
        ? [1, '个月']
        : value % 3600 === 0
          ? [3600, '小时']
          : value % 60 === 0
            ? [60, '分钟']
            : [1, '秒'];
  const plain: NumberForm = form.script === 'chinese' ? { script: 'chinese' } : form;
  const text = formatNumber(value / factor, plain, true);
  if (text === undefined) return undefined;
  // 3 天 has a blank, so has 28 小时.
  const spaced = form.script === 'arabic' && / /.test(sourceOf(passage, quantity, source).trim());
  return { start: quantity.start, end: quantity.end, text: `${text}${spaced ? ' ' : ''}${name}` };
}

function flipBound({ text }: Passage, quantity: Quantity, word: string): Rewriting | undefined {
  const tail = text.slice(quantity.end, quantity.wideEnd);
  return /^(?:及?以上|起)$/.test(tail) ? { start: quantity.end, end: quantity.wideEnd, text: word } : undefined;
}

function asPeriod({ text }: Passage, quantity: Quantity, fact: CompiledFact): Rewriting | undefined {
  const { start, numberStart, numberEnd, unit, form, times = 1 } = quantity;
  const months = fact.value!;
  if (fact.base !== 'months') return undefined;
  const hasNumber = numberEnd > numberStart;
  if (times > 1) return undefined;
  if (hasNumber && /^个?(?:自然)?月$/.test(unit)) {
    const number = formatNumber(months, form, true);
    return number === undefined ? undefined : { start: numberStart, end: numberEnd, text: number };
  }
  const spanEnd = numberEnd + unit.length;
  if (!/^(?:半年|个?(?:自然)?月|季度?|个?季度?|年度?|天|个?半年)$/.test(unit) && !hasNumber) return undefined;
  const number = formatNumber(
    months,
    form.script === 'chinese' || !hasNumber
      ? /\d/.test(text) && !/[一二三四五六]/.test(text.slice(start, quantity.end))
        ? { script: 'arabic' }
        : { script: 'chinese' }
      : form,
    true,
  );
  if (number === undefined) return undefined;
  const every = text[start] === '每' ? '每' : '';
  return start <= numberStart && spanEnd <= quantity.end
    ? { start, end: spanEnd, text: `${every}${number}个月` }
    : undefined;
}

function asDays({ text }: Passage, quantity: Quantity, days: number): Rewriting | undefined {
  const written = text.slice(quantity.start, quantity.end);
  const range = /^(.*?[一1].*?)([二三四五六日天])$/.exec(written);
  const last = days === 7 ? '日' : days === 5 ? '五' : days === 6 ? '六' : undefined;
  if (range && last && written[1] !== '周') return { start: quantity.end - 1, end: quantity.end, text: last };
  const number = /\d/.exec(written) ?? /[一二三四五六七](?=[天日])/.exec(written);
  if (!number) return undefined;
  const text2 = formatNumber(days, { script: /\d/.test(number[0]) ? 'arabic' : 'chinese' }, false);
  return text2 === undefined
    ? undefined
    : { start: quantity.start + number.index, end: quantity.start + number.index + 1, text: text2 };
}

function asHours(
  passage: Passage,
  statement: Statement,
  quantity: Quantity,
  fact: CompiledFact,
): Rewriting | undefined {
  if (!fact.interval || !quantity.fromSpan || !quantity.toSpan) return undefined;
  const from =
    fact.interval[0] === quantity.value
      ? undefined
      : asTime(passage.text.slice(...quantity.fromSpan), fact.interval[0]);
  const to =
    fact.interval[1] === quantity.to ? undefined : asTime(passage.text.slice(...quantity.toSpan), fact.interval[1]);
  if (from !== undefined && to !== undefined) {
    const joint = passage.text.slice(quantity.fromSpan[1], quantity.toSpan[0]);
    return { start: quantity.start, end: quantity.end, text: `${from}${joint}${to}` };
  }
  const text = from ?? to;
  return text === undefined ? undefined : { start: statement.start, end: statement.end, text };
}

/** A time of day written as another: 22:00 → 20:00, 晚上六点 → 晚上八点. */
function asTime(written: string, minutes: number): string | undefined {
  if (minutes % 60 !== 0) return undefined;
  const hours = minutes / 60;
  const colon = /^(.*?)(\d{1,2}):\d{2}(.*)$/.exec(written);
  if (colon) {
    if (colon[1] !== '' && !/^(?:次日|当日|当天|第二天|早上|早晨|上午|夜间|晚上|中午|下午)+$/.test(colon[1]!))
      return undefined;
    const shown = /下午|晚|夜/.test(colon[1]!) && Number(colon[2]) < 12 && hours > 12 ? hours - 12 : hours;
    return `${colon[1]}${String(shown).padStart(hours < 10 && colon[2]!.length === 2 ? 2 : 1, '0')}:00${colon[3]}`;
  }
  const spoken =
    /^(次日|第二天|当天|当日|隔天)?(早上|早晨|清晨|早|上午|中午|正午|午间|下午|傍晚|晚上|晚间|晚|夜间|夜里|夜晚|夜|凌晨)?的?(\d{1,2}|[一二两三四五六七八九十]{1,3})(?:(点|时)(?:半|一刻|三刻|整|\d{1,2}分?)?|)$/.exec(
      written,
    );
  if (!spoken) return undefined;
  const [, dayWord = '', part = '', number, mark = ''] = spoken;
  const arabic = /\d/.test(number!);
  const right =
    hours < 12
      ? /早|上午/.test(part)
        ? part
        : part === ''
          ? ''
          : '早上'
      : hours < 14
        ? /中午|正午|午间|下午/.test(part) && hours === 12
          ? '中午'
          : part === ''
            ? ''
            : '下午'
        : hours < 18
          ? part === ''
            ? ''
            : '下午'
          : part === ''
            ? ''
            : /晚|夜/.test(part)
              ? part
              : '晚上';
  const shown = right !== '' && /下午|晚|夜/.test(right) && hours > 12 ? hours - 12 : hours;
  const digits = formatNumber(shown, { script: arabic ? 'arabic' : 'chinese' }, true);
  return `${dayWord}${right}${digits}${mark}`;
}

const cellOpposites: readonly (readonly [string, string])[] = [
  ['√', '×'], ['✓', '✗'], ['有', '无'], ['是', '否'], ['免费', '收费'], ['可以', '不可以'], ['可', '不可'],
  ['支持', '不支持'], ['提供', '不提供'], ['享受', '不享受'], ['享有', '不享有'], ['包含', '不包含'], ['含', '不含'], ['y', 'n'], ['yes', 'no'], ['适用', '不适用'],
]; // prettier-ignore
const toYes: readonly (readonly [RegExp, string])[] = [
  [/需要?(?:支付|交|付|缴)?费|需要收费|收费|不免费|自费|付费|有偿/, '免费'],
  [/不(享受|享有|提供|支持|包括|包含|适用|可以)/, '$1'],
  [/不能享受|不可享受/, '享受'],
  [/不能|不可/, '可以'],
  [/没有|无/, '有'],
];
const toNo: readonly (readonly [RegExp, string])[] = [
  [/(?:都|均|也|同样)?(?:可以|可|能够?)(享受|享有|申请|使用|办理|获得|领取)/, '不能$1'],
  [/(?:都|均|也|同样)?(享受|享有|提供|支持|包括|包含|适用)/, '不$1'],
  [/免费|免收/, '收费'],
  [/(?:都|均|也|同样)?可以/, '不可以'],
  [/(?:都|均|也)?有/, '没有'],
];

function rewriteEntitlement(
  { text, groups }: Passage,
  statement: Statement,
  topic: CompiledTopic,
): Rewriting | undefined {
  const { start, end, has } = statement;
  const marked = text.slice(start, end);
  const tail = /^[^:]*[:]/.test(marked) ? marked.replace(/^[^:]*[:]/, '') : marked;
  const tailStart = end - tail.length;
  for (const [yes, no] of cellOpposites) {
    if (tail === yes && has) return { start: tailStart, end, text: no };
    if (tail === no && !has) return { start: tailStart, end, text: yes };
  }
  if (tail === '不免费' && !has) return { start: tailStart, end, text: '免费' };
  if (tail === '没有' && !has) return { start: tailStart, end, text: '有' };
  const group = groups.find((one) => one.start === start && one.end === end);
  if (has && group && group.values.length > 1) {
    const right = group.values.filter((value) =>
      topic.facts.some((fact) => fact.when[group.dimension] === value && fact.has),
    );
    if (right.length > 0) return { start, end, text: right.join('、') };
  }
  if (!statement.certain) return undefined;
  const rest = text.slice(start).split(/[,。;!?\n]/, 1)[0]!;
  for (const [pattern, replacement] of has ? toNo : toYes) {
    const match = pattern.exec(rest);
    if (match)
      return {
        start: start + match.index,
        end: start + match.index + match[0].length,
        text: match[0].replace(pattern, replacement),
      };
  }
  return undefined;
}
