/**
 * Lists of small numbers as strings, so that an image is plain data that JSON keeps short and that a program reads
 * without parsing: one UTF-16 unit for a number below 0xd700, two for one below 2^26. Units that JSON would have to
 * escape are left out but for the backslash.
 */

const shift = 0x23;
const single = 0xd700 - shift;
const long = 0xe000;
const lowBits = 14;
const low = (1 << lowBits) - 1;

/** Writes whole numbers from 0 to 2^26 - 1. */
export function encodeNumbers(numbers: readonly number[]): string {
  let text = '';
  for (const number of numbers) {
    if (number < single) text += String.fromCharCode(number + shift);
    else text += String.fromCharCode(long | (number >>> lowBits), (number & low) + shift);
  }
  return text;
}

/** Reads what {@link encodeNumbers} wrote, into `target` from `at`. Returns the index after the last number. */
export function decodeNumbers(text: string, target: Int32Array, at: number): number {
  const length = text.length;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    target[at++] = unit < long ? unit - shift : ((unit & 0xfff) << lowBits) | (text.charCodeAt(++i) - shift);
  }
  return at;
}
