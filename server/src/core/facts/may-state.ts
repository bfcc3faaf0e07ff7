import type { CompiledTopic } from './fact-program';
import { asksFor } from './glance';
import type { Passage } from './passage';
import type { Reading } from './resolve';
import type { ReadyTopic } from './statements';

/**
 * Whether anything can be stated in a passage: whether there is a topic, named in it or above it, whose kind of quantity the
 * passage shows (`shows`: bits of `Shows`, glance.ts), that may stand in such a place, whose `with` is there, and of which
 * somebody says whom it is about. Of most passages there is none, and to read quantities and statements is what costs.
 * Never false where readStatements or readEntitlements finds one.
 */
export function mayState(reading: Reading, topics: readonly ReadyTopic[], shows: number): boolean {
  const { passage, above } = reading;
  return namesLive(passage, reading, topics, shows) || above.some((layer) => namesLive(layer, reading, topics, shows));
}

function namesLive({ topics: named }: Passage, reading: Reading, topics: readonly ReadyTopic[], shows: number) {
  for (let i = 0; i < named.length; i++) {
    const { topic } = named[i]!;
    // One word often names a topic in several ways.
    let asked = false;
    for (let j = 0; j < i && !asked; j++) asked = named[j]!.topic === topic;
    if (!asked && isLive(reading, topics[topic]!, shows)) return true;
  }
  return false;
}

function isLive(reading: Reading, { topic, with: beside }: ReadyTopic, shows: number): boolean {
  if (topic.measure === 'yes-no') return true;
  if ((asksFor[topic.measure] & shows) === 0) return false;
  const { passage, form, above } = reading;
  if (topic.places && !topic.places.includes(placeOf(form))) return false;
  // What a sentence has, the whole text has: no pattern looks beyond the mark that ends a sentence.
  if (beside && !beside.test(passage.text) && !above.some((layer) => beside.test(layer.text))) return false;
  const [dimension] = topic.by;
  return (
    dimension === undefined ||
    (topic.measure !== 'choice' && sameForAll(topic)) ||
    names(passage, dimension) ||
    above.some((layer) => names(layer, dimension)) ||
    reading.given()[dimension] !== undefined
  );
}

function names({ groups }: Passage, dimension: string): boolean {
  for (let i = 0; i < groups.length; i++) if (groups[i]!.dimension === dimension) return true;
  return false;
}

/** As a table of facts names the places of passages. */
export function placeOf(form: Reading['form']): 'text' | 'list' | 'table' {
  return form === 'cell' ? 'table' : form === 'item' ? 'list' : 'text';
}

/** Whether all facts of a topic say the same: then nobody need be named. */
export function sameForAll({ facts }: CompiledTopic): boolean {
  return facts.every((fact) => fact.text === facts[0]!.text);
}
