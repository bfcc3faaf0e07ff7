/** Where the next bytes of a stream go. */
export interface Room {
  readonly buffer: Buffer;
  readonly offset: number;
}

/**
 * Cuts a stream of bytes into whole lines, as many as each read brings, in one buffer that is used again. A byte order mark
 * at the beginning is left out. A line that is too long comes as {@link tooLong}, and its rest is passed over.
 */
export class LineCutter {
  private buffer: Buffer;
  private length = 0;
  /** How much of the buffer has been given out. */
  private given = 0;
  private isFirst = true;
  private isSkipping = false;

  /** @param chunkSize bytes read at a time @param longestLine in bytes */
  constructor(
    private readonly chunkSize: number,
    private readonly longestLine: number,
  ) {
    this.buffer = Buffer.allocUnsafeSlow(2 * chunkSize);
  }

  /** Room for a chunk. What was given before is no longer good. */
  room(): Room {
    if (this.given > 0) {
      this.buffer.copyWithin(0, this.given, this.length);
      this.length -= this.given;
      this.given = 0;
    }
    const { chunkSize } = this;
    const isTight = this.buffer.length - this.length < chunkSize;
    const isWide = this.buffer.length > 2 * chunkSize && this.length < chunkSize;
    if (isTight || isWide) {
      const other = Buffer.allocUnsafeSlow(isTight ? this.buffer.length * 2 : 2 * chunkSize);
      this.buffer.copy(other, 0, 0, this.length);
      this.buffer = other;
    }
    return { buffer: this.buffer, offset: this.length };
  }

  /** The whole lines that there are after `count` more bytes, or undefined. */
  take(count: number): Uint8Array | undefined {
    let from = this.length;
    this.length += count;
    if (this.isFirst && this.length >= 3) {
      this.isFirst = false;
      if (this.buffer[0] === 0xef && this.buffer[1] === 0xbb && this.buffer[2] === 0xbf) {
        this.buffer.copyWithin(0, 3, this.length);
        this.length -= 3;
        from = 0;
      }
    }
    const last = this.buffer.subarray(from, this.length).lastIndexOf(10);
    if (last < 0) {
      if (this.length < this.longestLine) return undefined;
      this.length = 0;
      const isNew = !this.isSkipping;
      this.isSkipping = true;
      return isNew ? tooLong : undefined;
    }
    this.given = from + last + 1;
    const start = this.isSkipping ? this.buffer.indexOf(10) + 1 : 0;
    this.isSkipping = false;
    return this.given > start ? this.buffer.subarray(start, this.given) : undefined;
  }

  /** What stands after the last line end, or undefined. */
  rest(): Uint8Array | undefined {
    const { buffer, given, length } = this;
    return length > given && !this.isSkipping ? buffer.subarray(given, length) : undefined;
  }
}

/** Stands for a line that is too long: a byte that no encoding has, and a line end. */
export const tooLong: Uint8Array = Uint8Array.of(0xff, 0x0a);
