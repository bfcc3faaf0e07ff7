import type { Block, CustomerTier, Document } from '../document/document';
import { sourceOf } from '../document/source';
import type { SourceText } from '../text/pieces';
import type { FactNames, Mentions } from './fact-names';
import type { FactProgram } from './fact-program';
import type { FactSigns } from './glance';
import { Shows, showsOf } from './glance';
import type { Outlook } from './may-state';
import { mayStateOf } from './may-state';
import type { PassageForm } from './passage';
import type { Unit } from './units';

/** The words of a block as they are written; undefined where a reader sees others (what a character entity stands for). */
export function wordsOf(source: SourceText, { segments, entities }: Block): string | undefined {
  if (entities.length > 0) return undefined;
  return segments.length === 0 ? '' : source.slice(segments[0]!, segments[segments.length - 1]!);
}

/**
 * Tells from the sources of a block and of the blocks above it whether anything can be stated there (may-state.ts), before
 * any of them is read: by one look at each character. Never denied of one in which readStatements or readEntitlements finds
 * something.
 */
export class Preview implements Outlook, Mentions {
  form: PassageForm = 'text';
  shows = 0;
  private given: (dimension: string) => boolean = () => false;
  /** The topics that may be named. */
  private readonly topics: number[] = [];
  /** By topic: whether it is one of those, whether its `with` may be there. */
  private readonly named: Uint8Array;
  private readonly besides: Uint8Array;
  private readonly told = new Set<string>();

  constructor(
    private readonly program: FactProgram,
    private readonly names: FactNames,
  ) {
    this.named = new Uint8Array(program.topics.length);
    this.besides = new Uint8Array(program.topics.length);
  }

  /**
   * Whether anything can be stated in a unit. `shows`: of its block. `given`: whether it is told for the whole text who is
   * spoken of, in a dimension; asked last.
   */
  mayState(
    { block, form, above }: Pick<Unit, 'block' | 'form' | 'above'>,
    wordsOf: (block: number) => string | undefined,
    shows: number,
    given: (dimension: string) => boolean,
  ): boolean {
    this.form = form;
    this.shows = shows;
    this.given = given;
    if (this.topics.length > 0) this.topics.length = 0;
    this.named.fill(0);
    this.besides.fill(0);
    this.told.clear();
    if (!this.add(wordsOf(block))) return true;
    for (let i = 0; i < above.length; i++) if (!this.add(wordsOf(above[i]!))) return true;
    const { topics } = this.program;
    return this.topics.some((topic) => mayStateOf(topics[topic]!, topic, this));
  }

  private add(words: string | undefined): boolean {
    if (words === undefined) return false;
    this.names.mayName(words, this);
    return true;
  }

  hasBeside(topic: number): boolean {
    return this.besides[topic] !== 0;
  }

  tells(dimension: string): boolean {
    return this.told.has(dimension) || this.given(dimension);
  }

  topic(topic: number): void {
    if (this.named[topic] === 0) this.topics.push(topic);
    this.named[topic] = 1;
  }

  beside(topic: number): void {
    this.besides[topic] = 1;
  }

  value(value: number): void {
    this.told.add(this.names.values[value]!.dimension);
  }
}

/**
 * Whether anything can be stated in one of the units of a document, of which only what is written is known: any turn that may
 * say whom the facts hold for counts for all. `tier`: holds where the document names none.
 */
export function anyMayState(
  document: Document,
  units: readonly Unit[],
  signs: (block: number) => FactSigns,
  tier: CustomerTier | undefined,
  names: FactNames,
  preview: Preview,
): boolean {
  const { blocks, turns } = document;
  const source = sourceOf(document);
  let isTold = (document.tier ?? tier) !== undefined ? true : undefined;
  const told = (): boolean =>
    (isTold ??= turns.some(({ block }) => {
      if ((showsOf(signs(block)) & Shows.self) === 0) return false;
      const words = wordsOf(source, blocks[block]!);
      return words === undefined || names.mayHaveValue(words);
    }));
  const words = (block: number): string | undefined => wordsOf(source, blocks[block]!);
  return units.some((unit) => preview.mayState(unit, words, showsOf(signs(unit.block)), told));
}
