/**
 * Lists of numbers as strings, so that an image is plain data which JSON keeps short. One UTF-16 unit a number, moved up
 * by {@link shift} so that small numbers, the most frequent, are units that JSON need not escape. A program reads the
 * units as they are and takes the shift off where it reads one: so opening an image costs next to nothing.
 */
export type Units = Uint16Array;

/** What a unit is more than its number. */
export const shift = 0x23;

/** The greatest number. */
export const mostNumber = 0xffff - shift;

/** Numbers as they are kept: a string, or its units where a host has them at hand, which takes no time to open. */
export type Numbers = string | Units;

/** The units, not to be written to. */
export function unitsOf(numbers: Numbers): Units {
  if (typeof numbers !== 'string') return numbers;
  const units = new Uint16Array(numbers.length);
  for (let i = 0; i < units.length; i++) units[i] = numbers.charCodeAt(i);
  return units;
}

/** Writes whole numbers from 0 to {@link mostNumber}. Throws a RangeError for any other. */
export function encodeNumbers(numbers: readonly number[]): string {
  const chunks: string[] = [];
  for (let from = 0; from < numbers.length; from += 4096) {
    const units = numbers.slice(from, from + 4096).map((number) => {
      if (!(number >= 0 && number <= mostNumber)) throw new RangeError(`${number} does not fit an image`);
      return number + shift;
    });
    chunks.push(String.fromCharCode(...units));
  }
  return chunks.join('');
}

/** The number at `index`. */
export function numberAt(units: Units, index: number): number {
  return units[index]! - shift;
}

/** A number of up to 30 bits, in two places. */
export function longNumberAt(units: Units, index: number): number {
  return ((units[index]! - shift) << 15) | (units[index + 1]! - shift);
}

/** The two numbers that {@link longNumberAt} reads. */
export function longNumber(number: number): [number, number] {
  return [number >>> 15, number & 0x7fff];
}
