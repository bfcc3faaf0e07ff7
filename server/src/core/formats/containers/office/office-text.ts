import type { Part } from '../container';

/** The words of a file that is no text, one paragraph or cell after the other: what its findings count their offsets in. */
export class OfficeText {
  private words = '';

  get text(): string {
    return this.words;
  }

  /** A paragraph or cell with its place in the file. It is never written. */
  add(text: string, place: string): Part {
    const start = this.words.length;
    this.words += `${text}\n`;
    const end = start + text.length;
    return { start, end, text, pieces: text === '' ? [] : [0, start, end], place };
  }
}
