const numerals = '零一二三四五六七八九';
const number = '(?:\\d+(?:\\.\\d+)?|[一二两三四五六七八九十几半]+)';
const duration = new RegExp(`(?:(${number}) ?个?(?:分钟?|分)(半)?)?(?: ?(${number}) ?秒)?`, 'g');
const directions = /[(（【[]([^)）】\]]*)[)）】\]]/g;

/** Seconds that the stage directions of a text state: (静音40秒), (两分半后), (约1分20秒); undefined where they state none. */
export function statedSeconds(text: string): number | undefined {
  let total: number | undefined;
  for (const [, direction] of text.matchAll(directions)) {
    for (const [whole, minutes, half, seconds] of direction!.matchAll(duration)) {
      if (whole === '') continue;
      total = (total ?? 0) + valueOf(minutes) * 60 + (half ? 30 : 0) + valueOf(seconds);
    }
  }
  return total;
}

/** The value of a number in digits or Han numerals below a hundred; 半 is a half, 几 a few (three). */
function valueOf(word: string | undefined): number {
  if (word === undefined) return 0;
  if (/^\d/.test(word)) return Number(word);
  if (word === '半') return 0.5;
  const [tens, ones] = word.includes('十') ? word.split('十') : ['', word];
  const digit = (character: string | undefined) =>
    character === '几' ? 3 : numerals.indexOf((character ?? '').replace('两', '二').charAt(0) || '零');
  return (word.includes('十') ? (tens === '' ? 1 : digit(tens)) * 10 : 0) + digit(ones);
}
