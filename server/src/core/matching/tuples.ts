/** Numbers each different triple of numbers from 0 on, and gives the triples back. */
export class Tuples {
  count = 0;
  private values = new Int32Array(3 * 64);
  /** Open addressing: number + 1, 0 where free. */
  private slots = new Int32Array(256);

  /** The number of the triple; a new one if it has none yet. */
  find(a: number, b: number, c: number): number {
    const mask = this.slots.length - 1;
    const hash = Math.imul(Math.imul(Math.imul(a, 0x9e3779b1) + b, 0x85ebca6b) + c, 0xc2b2ae35);
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const number = this.slots[slot]! - 1;
      if (number < 0) return this.add(slot, a, b, c);
      const at = 3 * number;
      if (this.values[at] === a && this.values[at + 1] === b && this.values[at + 2] === c) return number;
      slot = (slot + 1) & mask;
    }
  }

  /** The number at `place` (0, 1, 2) of a triple. */
  get(number: number, place: 0 | 1 | 2): number {
    return this.values[3 * number + place]!;
  }

  clear(): void {
    this.count = 0;
    this.slots.fill(0);
  }

  private add(slot: number, a: number, b: number, c: number): number {
    const number = this.count++;
    if (3 * number === this.values.length) {
      const values = new Int32Array(2 * this.values.length);
      values.set(this.values);
      this.values = values;
    }
    this.values[3 * number] = a;
    this.values[3 * number + 1] = b;
    this.values[3 * number + 2] = c;
    this.slots[slot] = number + 1;
    if (2 * this.count > this.slots.length) this.rehash();
    return number;
  }

  private rehash(): void {
    const count = this.count;
    this.slots = new Int32Array(2 * this.slots.length);
    this.count = 0;
    // Each is found missing and added again, with the same number.
    for (let at = 0; this.count < count; at += 3) {
      this.find(this.values[at]!, this.values[at + 1]!, this.values[at + 2]!);
    }
  }
}
