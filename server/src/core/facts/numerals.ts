/** How a number was written, so that another can be written the same way. */
export interface NumberForm {
  /** Arabic digits, or Chinese numerals. */
  readonly script: 'arabic' | 'chinese';
  /** Groups of three are parted by commas. */
  readonly grouped?: boolean;
  /** The digits are full width. */
  readonly wide?: boolean;
  /** The factor written behind the digits: 0.336万 has 10000. */
  readonly factor?: number;
}

const digits = '零一二三四五六七八九';
const values: { readonly [numeral: string]: number } = {
  '〇': 0, 零: 0, 一: 1, 壹: 1, 二: 2, 两: 2, 俩: 2, 贰: 2, 三: 3, 仨: 3, 叁: 3, 四: 4, 肆: 4, 五: 5, 伍: 5,
  六: 6, 陆: 6, 七: 7, 柒: 7, 八: 8, 捌: 8, 九: 9, 玖: 9,
}; // prettier-ignore
const powers: { readonly [numeral: string]: number } = {
  十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000, 万: 10_000, 亿: 100_000_000,
}; // prettier-ignore

/** Everything a Chinese numeral is written with, for a character class. */
export const chineseNumerals = Object.keys(values).join('') + Object.keys(powers).join('');

/**
 * The value of a numeral in folded text: 24, 3,360, 0.336万, 3千6, 三千三百六, 两万四, 二零零九. Undefined where it is none.
 */
export function parseNumeral(written: string): number | undefined {
  const arabic = /^(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?([十百千万亿]*)$/.exec(written);
  if (arabic) {
    let value = Number(arabic[1]!.replaceAll(',', '') + (arabic[2] ?? ''));
    for (const power of arabic[3]!) value *= powers[power]!;
    return Math.round(value * 1e6) / 1e6;
  }
  const mixed = /^(\d+)([千万百])(\d)$/.exec(written); // 3千6
  if (mixed) return Number(mixed[1]) * powers[mixed[2]!]! + (Number(mixed[3]) * powers[mixed[2]!]!) / 10;
  return parseChinese(written);
}

function parseChinese(written: string): number | undefined {
  const point = written.indexOf('点');
  if (point > 0) {
    const whole = parseChinese(written.slice(0, point));
    const rest = [...written.slice(point + 1)].map((numeral) => values[numeral]);
    if (whole === undefined || rest.length === 0 || rest.some((digit) => digit === undefined)) return undefined;
    return whole + Number(`0.${rest.join('')}`);
  }
  if (written === '') return undefined;
  const list = [...written];
  if (list.length > 1 && list.every((numeral) => values[numeral] !== undefined))
    return Number(list.map((numeral) => values[numeral]).join('')); // digit by digit: 二零零九
  let total = 0;
  let section = 0;
  let digit: number | undefined;
  let lastPower = 1;
  let gap = false;
  for (const numeral of list) {
    const value = values[numeral];
    if (value !== undefined) {
      if (value === 0) gap = true;
      else if (digit !== undefined) return undefined;
      else digit = value;
      continue;
    }
    const power = powers[numeral];
    if (power === undefined) return undefined;
    if (power >= 10_000) {
      const part = section + (digit ?? 0);
      total = part === 0 && total > 0 ? total * power : total + (part || 1) * power;
      section = 0;
    } else section += (digit ?? 1) * power;
    digit = undefined;
    lastPower = power;
    gap = false;
  }
  // 三千六 is 3600, 三千零六 is 3006.
  if (digit !== undefined) section += !gap && lastPower >= 100 ? (digit * lastPower) / 10 : digit;
  return total + section;
}

/** Writes a number in a form; undefined where the form cannot hold it (a fraction in Chinese numerals). */
export function formatNumber(value: number, form: NumberForm, counted: boolean): string | undefined {
  const scaled = Math.round((value / (form.factor ?? 1)) * 1e6) / 1e6;
  const unit = form.factor === 10_000 ? '万' : '';
  if (form.script === 'chinese') {
    const words = Number.isInteger(scaled) ? chinese(scaled, counted) : undefined;
    return words === undefined ? undefined : words + unit;
  }
  let text = String(scaled);
  if (form.grouped) text = text.replace(/\B(?=(?:\d{3})+$)/g, ',');
  if (form.wide) text = text.replace(/[\d.,]/g, (unitOf) => String.fromCharCode(unitOf.charCodeAt(0) + 0xfee0));
  return text + unit;
}

/** `counted`: before a measure word two is 两. */
function chinese(value: number, counted: boolean): string | undefined {
  if (value < 0 || value >= 100_000_000) return undefined;
  if (value === 0) return '零';
  if (value === 2) return counted ? '两' : '二';
  if (value >= 10_000) {
    const high = Math.floor(value / 10_000);
    const low = value % 10_000;
    const head = `${chinese(high, true)}万`;
    return low === 0 ? head : `${head}${low < 1000 ? '零' : ''}${chinese(low, false)}`;
  }
  let text = '';
  let gap = false;
  let rest = value;
  for (const [power, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(rest / power);
    rest %= power;
    if (digit === 0) {
      gap = text !== '' && rest > 0;
      continue;
    }
    if (gap) text += '零';
    gap = false;
    const first = digit === 2 && power >= 1000 && text === '' ? '两' : digits[digit]!;
    text += (digit === 1 && power === 10 && text === '' ? '' : first) + name;
  }
  return text;
}
