import type { CompiledTopic, FactProgram, Sources } from './fact-program';
import { NameFinder } from './name-finder';

type Value = FactProgram['dimensions'][number]['values'][number];
type Choice = NonNullable<CompiledTopic['choices']>[number];

/**
 * All names of a program: of topics, of what topics need beside them, of the values of dimensions, of choices. One finder
 * looks for all of them, each kind in lists of its own.
 */
export class FactNames {
  readonly values: readonly { readonly dimension: string; readonly value: Value }[];
  readonly choices: readonly { readonly topic: number; readonly choice: Choice }[];
  private readonly finder: NameFinder;
  /** Where the lists of a kind begin: two for each topic (weak names behind), one for its `with`, two for each value. */
  private readonly besides: number;
  private readonly firstValue: number;
  private readonly firstShort: number;
  private readonly firstChoice: number;
  private readonly end: number;

  constructor({ topics, dimensions }: FactProgram) {
    const lists: Sources[] = [];
    for (const { names, weak = [] } of topics) lists.push(names, weak);
    this.besides = lists.length;
    for (const { with: beside = [] } of topics) lists.push(beside);
    this.firstValue = lists.length;
    this.values = dimensions.flatMap(({ id, values }) => values.map((value) => ({ dimension: id, value })));
    for (const { value } of this.values) lists.push(value.names);
    this.firstShort = lists.length;
    for (const { value } of this.values) lists.push(value.short ?? []);
    this.firstChoice = lists.length;
    this.choices = topics.flatMap(({ choices = [] }, topic) => choices.map((choice) => ({ topic, choice })));
    for (const { choice } of this.choices) lists.push(choice.names);
    this.end = lists.length;
    this.finder = new NameFinder(lists);
  }

  /** Every place in folded text that names a topic, by topic; `weak`: by a word that says little. */
  findTopics(text: string, found: (topic: number, start: number, end: number, weak: boolean) => void): void {
    const each = (list: number, start: number, end: number): void => found(list >> 1, start, end, list % 2 === 1);
    this.finder.find(text, each, 0, this.besides);
  }

  /** Every place in folded text that names one of {@link values}; `short`: by a name that counts only in some places. */
  findValues(text: string, found: (value: number, start: number, end: number, short: boolean) => void): void {
    const { firstValue, firstShort } = this;
    const each = (list: number, start: number, end: number): void => {
      if (list < firstShort) found(list - firstValue, start, end, false);
      else found(list - firstShort, start, end, true);
    };
    this.finder.find(text, each, firstValue, this.firstChoice);
  }

  /** Every place in folded text that names one of {@link choices}. */
  findChoices(text: string, found: (choice: number, start: number, end: number) => void): void {
    const each = (list: number, start: number, end: number): void => found(list - this.firstChoice, start, end);
    this.finder.find(text, each, this.firstChoice, this.end);
  }

  /** Whether folded text names a value in full. */
  hasValue(text: string): boolean {
    return this.finder.has(text, this.firstValue, this.firstShort);
  }

  /** Whether a source may name a value in full once it is folded: false for most. See {@link NameFinder.mayHave}. */
  mayHaveValue(source: string): boolean {
    return this.finder.mayHave(source, this.firstValue, this.firstShort);
  }

  /** What a source may name once it is folded: topics, those whose `with` it may have, values. Each may come more than once. */
  mayName(source: string, named: Mentions): void {
    const { besides, firstValue, firstShort } = this;
    this.finder.eachThatMayBe(
      source,
      (list) => {
        if (list < besides) named.topic(list >> 1);
        else if (list < firstValue) named.beside(list - besides);
        else named.value(list < firstShort ? list - firstValue : list - firstShort);
      },
      0,
      this.firstChoice,
    );
  }
}

/** Receives what a source may name. */
export interface Mentions {
  topic(topic: number): void;
  beside(topic: number): void;
  value(value: number): void;
}
