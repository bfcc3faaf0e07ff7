import type { CompiledTopic } from './fact-program';
import { asksFor } from './glance';
import type { Passage, PassageForm } from './passage';
import type { Reading } from './resolve';
import type { ReadyTopic } from './statements';

/** What is known of a passage and of what stands above it. */
export interface Outlook {
  readonly form: PassageForm;
  /** What the passage shows: bits of `Shows` (glance.ts). */
  readonly shows: number;
  /** Whether the topic's `with` is there. */
  hasBeside(topic: number): boolean;
  /** Whether somebody says whom it is about, in a dimension; asked last. */
  tells(dimension: string): boolean;
}

/**
 * Whether anything can be stated in a passage of a topic named there or above: whether the passage shows the topic's kind of
 * quantity, the topic stands in such places, its `with` is there, and somebody says whom it is about. Never false where
 * readStatements or readEntitlements finds a statement.
 */
export function mayStateOf(topic: CompiledTopic, index: number, outlook: Outlook): boolean {
  if (topic.measure === 'yes-no') return true;
  if ((asksFor[topic.measure] & outlook.shows) === 0) return false;
  if (topic.places && !topic.places.includes(placeOf(outlook.form))) return false;
  if (topic.with?.length && !outlook.hasBeside(index)) return false;
  const [dimension] = topic.by;
  return dimension === undefined || (topic.measure !== 'choice' && sameForAll(topic)) || outlook.tells(dimension);
}

/**
 * Whether anything can be stated at all in a passage that was read. Of most there is no topic that it can be stated of, and
 * to read quantities and statements is what costs. `shows`: see {@link Outlook}.
 */
export function mayState(reading: Reading, topics: readonly ReadyTopic[], shows: number): boolean {
  const { passage, form, above } = reading;
  const anyOf = (ask: (layer: Passage) => boolean): boolean => ask(passage) || above.some(ask);
  const outlook: Outlook = {
    form,
    shows,
    // What a sentence has, the whole text has: no pattern looks beyond the mark that ends a sentence.
    hasBeside: (topic) => anyOf(({ text }) => topics[topic]!.with!.test(text)),
    tells: (dimension) =>
      anyOf(({ groups }) => groups.some((group) => group.dimension === dimension)) ||
      reading.given()[dimension] !== undefined,
  };
  return anyOf(({ topics: named }) =>
    // One word often names a topic in several ways.
    named.some(
      ({ topic }, i) =>
        !named.some((other, j) => j < i && other.topic === topic) && mayStateOf(topics[topic]!.topic, topic, outlook),
    ),
  );
}

/** As a table of facts names the places of passages. */
export function placeOf(form: PassageForm): 'text' | 'list' | 'table' {
  return form === 'cell' ? 'table' : form === 'item' ? 'list' : 'text';
}

/** Whether all facts of a topic say the same: then nobody need be named. */
export function sameForAll({ facts }: CompiledTopic): boolean {
  return facts.every((fact) => fact.text === facts[0]!.text);
}
