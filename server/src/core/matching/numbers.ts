/**
 * Lists of numbers as strings: plain data that JSON keeps short, read in place without being parsed. One UTF-16 unit for
 * each number, moved up so that small numbers, the most frequent, are units that JSON need not escape.
 */

const shift = 0x23;

/** The greatest number. */
export const mostNumber = 0xffff;

/** Writes whole numbers from 0 to {@link mostNumber}. Throws a RangeError for any other. */
export function encodeNumbers(numbers: readonly number[]): string {
  const chunks: string[] = [];
  for (let from = 0; from < numbers.length; from += 4096) {
    const units = numbers.slice(from, from + 4096).map((number) => {
      if (!(number >= 0 && number <= mostNumber)) throw new RangeError(`${number} does not fit an image`);
      return (number + shift) & 0xffff;
    });
    chunks.push(String.fromCharCode(...units));
  }
  return chunks.join('');
}

/**
 * Numbers being read. At first in place, so that opening them costs nothing; who reads much of them should
 * {@link unpack} them.
 */
export interface Numbers {
  readonly text: string;
  readonly length: number;
  units: Uint16Array | null;
}

/** Opens what {@link encodeNumbers} wrote. */
export function openNumbers(text: string): Numbers {
  return { text, length: text.length, units: null };
}

/** Makes reading quick for the price of a copy. */
export function unpack(numbers: Numbers): void {
  if (numbers.units !== null) return;
  const units = new Uint16Array(numbers.length);
  for (let i = 0; i < units.length; i++) units[i] = numbers.text.charCodeAt(i) - shift;
  numbers.units = units;
}

/** The number at `index`. */
export function numberAt(numbers: Numbers, index: number): number {
  const { units } = numbers;
  return units !== null ? units[index]! : (numbers.text.charCodeAt(index) - shift) & 0xffff;
}

/** A number of up to 32 bits, in two places. */
export function longNumberAt(numbers: Numbers, index: number): number {
  return (numberAt(numbers, index) << 16) | numberAt(numbers, index + 1);
}

/** The two numbers that {@link longNumberAt} reads. */
export function longNumber(number: number): [number, number] {
  return [number >>> 16, number & 0xffff];
}
