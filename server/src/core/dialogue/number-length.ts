/**
 * Syllables of a number as it is read out, with what stands inside it: decimal point, grouping commas, the colon of a
 * time, dashes and slashes.
 *
 * @param written digits and `. , : - /`, beginning and ending with a digit
 * @param amount whether a whole number is an amount (三百六十) rather than a row of digits (三六零)
 * @param percent whether it is said with 百分之
 */
export function numberLength(written: string, amount: boolean, percent = false): number {
  const date = /^(\d{4})([-/.])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])$/.exec(written);
  if (date) return 4 + 1 + amountLength(shorn(date[3]!)) + 1 + amountLength(shorn(date[4]!)) + 1; // 年 月 日
  const parts = written.split('-');
  if (parts.length === 1) return partLength(written, amount, percent);
  if (isDialled(parts)) return written.length - (parts.length - 1);
  let spoken = parts.length - 1; // 到 for each dash
  for (const part of parts) spoken += partLength(part, amount || percent, false);
  return spoken + (percent ? percentLength : 0); // 百分之六十到八十
}

/** 0571-12345678, 400-810-0000: a number to dial, whose dashes are not said. */
function isDialled(parts: readonly string[]): boolean {
  if (parts.some((part) => !/^\d+$/.test(part))) return false;
  return parts.length > 2 || /^0\d/.test(parts[0]!) || parts.join('').length >= 9;
}

/** 百分之 */
const percentLength = 3;

function partLength(part: string, amount: boolean, percent: boolean): number {
  if (percent) return partLength(part, true, false) + percentLength;
  const time = /^(\d{1,2}):([0-5]\d)(?::([0-5]\d))?$/.exec(part);
  if (time && Number(time[1]) <= 24) return timeLength(shorn(time[1]!), time[2]!, time[3]);
  const fraction = /^(\d{1,2})\/(\d{1,2})$/.exec(part);
  if (fraction) return amountLength(fraction[1]!) + 2 + amountLength(fraction[2]!); // 分之
  const plain = part.replaceAll(',', '');
  const decimal = /^(\d+)\.(\d+)$/.exec(plain);
  if (decimal) return amountLength(decimal[1]!) + 1 + decimal[2]!.length;
  if (/^\d+$/.test(plain)) return amount || plain !== part ? amountLength(plain) : plain.length;
  return plain.replace(/[/]/g, '').length; // 192.168.1.1: each point is said
}

/** 九点三十, 十点零五, 九点三十分十五秒; a full hour is 九点. */
function timeLength(hour: string, minute: string, second: string | undefined): number {
  const hours = amountLength(hour) + 1;
  if (second === undefined) return minute === '00' ? hours : hours + minuteLength(minute);
  return hours + minuteLength(minute) + 1 + amountLength(shorn(second)) + 1;
}

/** 05 is 零五. */
const minuteLength = (minute: string): number => (minute.startsWith('0') ? 2 : amountLength(minute));

const shorn = (digits: string): string => digits.replace(/^0+(?=\d)/, '');

/** Syllables of a whole number as an amount: 十, 百, 千, 万 are said, 零 once for a gap. A row of digits where it is none. */
export function amountLength(digits: string): number {
  if (digits.length > 8 || (digits.length > 1 && digits.startsWith('0'))) return digits.length;
  return (
    groupLength(digits.slice(0, -4), true) +
    (digits.length > 4 ? 1 : 0) +
    groupLength(digits.slice(-4), digits.length <= 4)
  );
}

function groupLength(group: string, leading: boolean): number {
  if (group === '') return 0;
  const padded = shornOfAll(group);
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

const shornOfAll = (digits: string): string => digits.replace(/^0+/, '');
