import type { FactProgram, Sources } from './fact-program';
import type { Outlook } from './may-state';
import { mayStateOf } from './may-state';
import { NameFinder } from './name-finder';
import type { PassageForm } from './passage';

/**
 * Tells from the sources of a block and of the blocks above it whether anything can be stated there (may-state.ts), before
 * any of them is read: by one look at each character. Never denied of one in which readStatements or readEntitlements finds
 * something.
 */
export class Preview implements Outlook {
  form: PassageForm = 'text';
  shows = 0;
  private given: () => { readonly [dimension: string]: string } = () => ({});
  private readonly finder: NameFinder;
  /** By list of names: a topic, or what a topic has beside it, or a dimension, each with a number of its own. */
  private readonly nameOf: readonly number[];
  /** By such a number: whether a text that was added may have one of its names. */
  private readonly named: Uint8Array;
  /** The topics that may be named. */
  private readonly topics: number[] = [];
  private readonly dimensions: ReadonlyMap<string, number>;
  private isUnsure = false;

  constructor(private readonly program: FactProgram) {
    const { topics, dimensions } = program;
    const lists: Sources[] = [];
    const nameOf: number[] = [];
    const add = (name: number, list: Sources | undefined): void => {
      if (list === undefined) return;
      lists.push(list);
      nameOf.push(name);
    };
    topics.forEach(({ names, weak, with: beside }, topic) => {
      add(topic, names);
      add(topic, weak);
      add(topics.length + topic, beside);
    });
    dimensions.forEach(({ values }, dimension) => {
      for (const { names, short } of values) {
        add(2 * topics.length + dimension, names);
        add(2 * topics.length + dimension, short);
      }
    });
    this.finder = new NameFinder(lists);
    this.nameOf = nameOf;
    this.named = new Uint8Array(2 * topics.length + dimensions.length);
    this.dimensions = new Map(dimensions.map(({ id }, dimension) => [id, 2 * topics.length + dimension]));
  }

  /** Begins with another block: the texts added before are forgotten. `given`: what holds for the whole text. */
  begin(form: PassageForm, shows: number, given: () => { readonly [dimension: string]: string }): void {
    this.form = form;
    this.shows = shows;
    this.given = given;
    this.named.fill(0);
    this.topics.length = 0;
    this.isUnsure = false;
  }

  /** Adds the source of the block, or of one above it; undefined where it does not hold all that a reader sees. */
  add(source: string | undefined): void {
    if (source === undefined) this.isUnsure = true;
    else this.finder.candidateLists(source, this.note);
  }

  /** Whether anything can be stated in the block. */
  get mayState(): boolean {
    if (this.isUnsure) return true;
    const { topics } = this.program;
    return this.topics.some((topic) => mayStateOf(topics[topic]!, topic, this));
  }

  readonly hasBeside = (topic: number): boolean => this.named[this.program.topics.length + topic] !== 0;

  readonly tells = (dimension: string): boolean =>
    this.named[this.dimensions.get(dimension)!] !== 0 || this.given()[dimension] !== undefined;

  private readonly note = (list: number): void => {
    const name = this.nameOf[list]!;
    if (this.named[name] !== 0) return;
    this.named[name] = 1;
    if (name < this.program.topics.length) this.topics.push(name);
  };
}
