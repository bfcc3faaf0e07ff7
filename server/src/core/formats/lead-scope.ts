import type { LeadKind } from './leads';

/** Where a unit stands, as far as the reach of a lead-in goes. */
export interface Place {
  readonly form: 'turn' | 'item' | 'text' | 'cell';
  /** How many lists the unit stands in. */
  readonly depth: number;
  /** How many block quotes the unit stands in. */
  readonly quotes: number;
  /** A blank line stands before it. */
  readonly afterBlank: boolean;
}

/**
 * How far a lead-in without words of its own (禁语:) reaches: over the list, the block quote, the table, the turns or the
 * paragraph that follow it, whichever comes first.
 */
export class LeadScope {
  private kind: LeadKind | undefined;
  private reach: 'pending' | 'list' | 'quotes' | 'cells' | 'turns' | 'text' = 'pending';
  private depth = 0;
  private quotes = 0;
  /** The lead-in is a line of running text: a list of the same depth may follow it (（1）…, ①…). */
  private inText = false;
  /** The list that the lead-in reaches over has its own depth. */
  private ownDepth = false;

  open(kind: LeadKind, place: Place): void {
    this.kind = kind === 'note' ? undefined : kind;
    this.reach = 'pending';
    this.depth = place.depth;
    this.inText = place.form === 'text';
    this.quotes = place.quotes;
  }

  get isOpen(): boolean {
    return this.kind !== undefined;
  }

  close(): void {
    this.kind = undefined;
  }

  /**
   * What the lead-in says of the next unit; a unit out of reach ends it. `wholeQuote`: the unit is one quotation, and a
   * row of quoted paragraphs belongs together.
   */
  kindAt(place: Place, wholeQuote: boolean): LeadKind | undefined {
    if (this.kind === undefined) return undefined;
    if (this.reach === 'pending') this.begin(place);
    if (!this.reaches(place, wholeQuote)) this.kind = undefined;
    return this.kind;
  }

  private begin({ form, depth, quotes }: Place): void {
    if (form === 'turn') this.reach = 'turns';
    else if (quotes > this.quotes) this.reach = 'quotes';
    else if (form === 'cell') this.reach = 'cells';
    else if (form === 'item' && (depth > this.depth || this.inText)) {
      this.reach = 'list';
      this.ownDepth = depth > this.depth;
    } else if (form === 'item') this.kind = undefined;
    else {
      this.reach = 'text';
      this.first = true;
    }
  }

  private first = false;

  private reaches({ form, depth, quotes, afterBlank }: Place, wholeQuote: boolean): boolean {
    switch (this.reach) {
      case 'turns':
        return form === 'turn';
      case 'quotes':
        return quotes > this.quotes;
      case 'cells':
        return form === 'cell';
      case 'list':
        return depth > this.depth || (!this.ownDepth && form === 'item');
      default: {
        const first = this.first;
        this.first = false;
        return form === 'text' && (first || !afterBlank || wholeQuote);
      }
    }
  }
}
