import { format, isDateFormat } from 'numfmt';
import { readXml } from './xml';

/** What a user sees of a number in a cell of this style. */
export type ShownNumber = (style: string | undefined, value: string) => string;

/**
 * Reads the styles of a workbook: a number whose format is a date or a time is shown as one (2026年11月28日, 9:30:05), every other
 * as it is written. `since1904`: the workbook counts days from 1904. A format that cannot be read leaves the number.
 */
export function shownNumbers(styles: Uint8Array | undefined, since1904: boolean): ShownNumber {
  const formats = styles === undefined ? [] : dateFormats(styles);
  return (style, value) => {
    const pattern = formats[Number(style ?? 0)];
    const days = Number(value);
    if (pattern === undefined || value === '' || !(days >= 0 && days < Infinity)) return value;
    try {
      const shown = format(pattern, since1904 ? days + daysTo1904 : days, { locale: 'zh-CN' });
      return shown === '' || shown.startsWith('#') ? value : shown;
    } catch {
      return value;
    }
  };
}

const daysTo1904 = 1462;
/** Excel allows no longer one. */
const longestFormat = 255;

/** By style: its format where that is a date or a time. */
function dateFormats(styles: Uint8Array): (string | undefined)[] {
  const own = new Map<string, string>();
  const formats: (string | undefined)[] = [];
  let isCellStyle = false;
  readXml(styles, {
    open(name, attributes) {
      if (name === 'numFmt') own.set(attributes.numFmtId ?? '', attributes.formatCode ?? '');
      else if (name === 'cellXfs') isCellStyle = true;
      else if (name === 'xf' && isCellStyle) {
        const id = attributes.numFmtId ?? '0';
        formats.push(readable(own.get(id) ?? builtIn[id]));
      }
    },
    close(name) {
      if (name === 'cellXfs') isCellStyle = false;
    },
  });
  return formats;
}

function readable(code: string | undefined): string | undefined {
  if (code === undefined || code.length > longestFormat) return undefined;
  const pattern = code.replace(/上午\/下午/g, 'AM/PM');
  try {
    return isDateFormat(pattern) ? pattern : undefined;
  } catch {
    return undefined;
  }
}

const yearMonth = 'yyyy"年"m"月"';
const monthDay = 'm"月"d"日"';
const halfDay = 'AM/PM h"时"mm"分"';

/** The formats that a file only numbers, as Excel shows them in Chinese (ECMA-376, 18.8.30). */
const builtIn: { readonly [id: string]: string } = {
  14: 'yyyy/m/d', 15: 'd-mmm-yy', 16: 'd-mmm', 17: 'mmm-yy', 18: 'h:mm AM/PM', 19: 'h:mm:ss AM/PM', 20: 'h:mm',
  21: 'h:mm:ss', 22: 'yyyy/m/d h:mm', 27: yearMonth, 28: monthDay, 29: monthDay, 30: 'm-d-yy',
  31: `${yearMonth}d"日"`, 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 34: halfDay, 35: `${halfDay}ss"秒"`,
  36: yearMonth, 45: 'mm:ss', 46: '[h]:mm:ss', 47: 'mm:ss.0', 50: yearMonth, 51: monthDay, 52: yearMonth,
  53: monthDay, 54: monthDay, 55: halfDay, 56: `${halfDay}ss"秒"`, 57: yearMonth, 58: monthDay,
}; // prettier-ignore
