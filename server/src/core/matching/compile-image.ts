import { Assembler } from './assemble';
import { Op } from './code';
import type { AutomatonImage } from './image';
import { triggerSize, TriggerTable, writeTrigger } from './image';
import { anySuccessor, LazyAutomaton, StateKind } from './lazy-automaton';
import type { Units } from './numbers';
import { encodeNumbers, longNumber, unitsOf } from './numbers';
import { lower, reversed } from './part';
import type { Pattern } from './pattern';
import type { Witness } from './trigger';
import { triggersOf, witnessAfter, witnessBefore } from './trigger';
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
  const lists = new ListWriter();
  patterns.forEach(({ node }, pattern) => {
    const part = lower(node);
    const builder = guards === undefined || guards[pattern] !== undefined ? index : guardIndex;
    const triggers = triggersOf(part);
    if (triggers === undefined) {
      builder.addEverywhere(numbers.length / triggerSize);
      numbers.push(...writeTrigger({ pattern, tail: assembler.write(part), head: -1, after: 0, before: 0 }));
      return;
    }
    for (const trigger of triggers) {
      const { head } = trigger;
      builder.add(numbers.length / triggerSize, trigger);
      numbers.push(
        ...writeTrigger({
          pattern,
          tail: assembler.writeSequence(trigger.tail),
          head: head.length > 0 ? assembler.writeSequence(head.map(reversed).reverse()) : -1,
          after: writeWitness(lists, witnessAfter(trigger.tail)),
          before: writeWitness(lists, witnessBefore(head)),
        }),
      );
    }
  });
  const code = encodeNumbers(assembler.code);
  const successorsOf = createSuccessors(unitsOf(code), new TriggerTable(unitsOf(encodeNumbers(numbers))));
  return {
    patternCount: patterns.length,
    triggerCount: numbers.length / triggerSize,
    code,
    triggers: encodeNumbers(numbers),
    index: encodeNumbers(index.write(lists, successorsOf)),
    guardIndex: encodeNumbers(guardIndex.write(lists, successorsOf)),
    guards: guards === undefined ? '' : encodeNumbers(writeGuards(patterns.length, guards, lists)),
    lists: encodeNumbers(lists.numbers),
  };
}

/** Works out what can follow a pair by following the tails of its triggers, as a matcher does. */
function createSuccessors(code: Units, triggers: TriggerTable) {
  const automaton = new LazyAutomaton(code, Op.end, 1);
  return (names: readonly number[], first: number, second: number): number => {
    const tails = names.map((name) => triggers.tail(name));
    automaton.start(0);
    const start = automaton.makeStart(0, tails, names, first);
    if ((automaton.kinds[start]! & StateKind.accepts) !== 0) return anySuccessor;
    return automaton.successors(automaton.step(start, second));
  };
}

function writeWitness(lists: ListWriter, witness: Witness | undefined): number {
  return witness === undefined ? 0 : lists.write([witness.stop, witness.within, ...witness.symbols]);
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
