import { Assembler } from './assemble';
import type { AutomatonImage } from './image';
import { triggerSize, writeTrigger } from './image';
import { encodeNumbers, longNumber } from './numbers';
import { lower, reversed } from './part';
import type { Pattern } from './pattern';
import { triggersOf } from './trigger';
import { IndexBuilder, ListWriter } from './trigger-index';

/**
 * Compiles patterns; their ids are their places in the list. Throws a RangeError for more than 65,000 patterns.
 *
 * `guards`, where given, says which patterns are looked for in every text: those with an entry, an empty one included.
 * The entry names the patterns to look for as well in a text where the pattern was found; a pattern without an entry is
 * looked for in no other text.
 */
export function compileImage(
  patterns: readonly Pattern[],
  guards?: readonly (readonly number[] | undefined)[],
): AutomatonImage {
  const assembler = new Assembler();
  const numbers: number[] = [];
  const index = new IndexBuilder();
  const guardIndex = new IndexBuilder();
  patterns.forEach(({ node }, pattern) => {
    const part = lower(node);
    const builder = guards === undefined || guards[pattern] !== undefined ? index : guardIndex;
    const triggers = triggersOf(part);
    if (triggers === undefined) {
      builder.addEverywhere(numbers.length / triggerSize);
      numbers.push(...writeTrigger({ pattern, tail: assembler.write(part), head: -1, softTail: false }));
      return;
    }
    for (const trigger of triggers) {
      const { head, softTail } = trigger;
      builder.add(numbers.length / triggerSize, trigger);
      numbers.push(
        ...writeTrigger({
          pattern,
          tail: assembler.writeSequence(trigger.tail),
          head: head.length > 0 ? assembler.writeSequence(head.map(reversed).reverse()) : -1,
          softTail,
        }),
      );
    }
  });
  const lists = new ListWriter();
  return {
    patternCount: patterns.length,
    triggerCount: numbers.length / triggerSize,
    code: encodeNumbers(assembler.code),
    triggers: encodeNumbers(numbers),
    index: encodeNumbers(index.write(lists)),
    guardIndex: encodeNumbers(guardIndex.write(lists)),
    guards: guards === undefined ? '' : encodeNumbers(writeGuards(patterns.length, guards, lists)),
    lists: encodeNumbers(lists.numbers),
  };
}

function writeGuards(
  count: number,
  guards: readonly (readonly number[] | undefined)[],
  lists: ListWriter,
): readonly number[] {
  return Array.from({ length: count }, (_, pattern) => {
    const own = [...new Set(guards[pattern] ?? [])].filter((guard) => guards[guard] === undefined);
    return longNumber(lists.write(own.sort((a, b) => a - b)));
  }).flat();
}
