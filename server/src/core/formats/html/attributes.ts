import { isSpace, readAttributes } from './elements';
import type { ReadValue } from './html-reader';

/** The attributes of the tag that is being read. Used again for every tag. */
export class TagAttributes {
  private readonly names: string[] = [];
  private readonly values: (ReadValue | undefined)[] = [];
  private nameEnd = 0;

  constructor(private readonly source: string) {}

  begin(): void {
    this.names.length = this.values.length = 0;
  }

  name(start: number, end: number): void {
    this.names.push(this.source.slice(start, end).toLowerCase());
    this.values.push(undefined);
    this.nameEnd = end;
  }

  /** The value ends before `end`, its closing quotation mark counted. */
  end(quote: ReadValue['quote'], end: number): void {
    if (this.names.length === 0) return;
    const { source } = this;
    let start = source.indexOf('=', this.nameEnd);
    if (start < 0 || start >= end) return; // a name alone
    start++;
    while (start < end && isSpace(source.charCodeAt(start))) start++;
    const mark = quote.length;
    this.values[this.values.length - 1] = { start: start + mark, end: Math.max(start + mark, end - mark), quote };
  }

  valueOf(name: string): ReadValue | undefined {
    const index = this.names.indexOf(name);
    return index < 0 ? undefined : this.values[index];
  }

  /** The value as it is written, '' where there is none. */
  textOf(name: string): string {
    const value = this.valueOf(name);
    return value ? this.source.slice(value.start, value.end).trim() : '';
  }

  /** Adds the values that a customer reads on an element `tag`. */
  collect(tag: string, out: ReadValue[]): void {
    for (let i = 0; i < this.names.length; i++) {
      const value = this.values[i];
      if (!value || value.start === value.end) continue;
      const name = this.names[i]!;
      if (
        readAttributes.has(name) ||
        (name === 'label' && labelled.has(tag)) ||
        (name === 'value' && this.isButton(tag))
      )
        out.push(value);
    }
  }

  private isButton(tag: string): boolean {
    return tag === 'input' && /^(?:button|submit|reset)$/i.test(this.textOf('type'));
  }
}

const labelled = new Set(['option', 'optgroup', 'track', 'menuitem']);
