import { Assembler } from './assemble';
import { Op } from './code';
import type { AutomatonImage } from './image';
import { triggerSize, TriggerTable, writeTrigger } from './image';
import type { Context } from './context';
import { SymbolSet } from './context';
import { LazyAutomaton, StateKind } from './lazy-automaton';
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
 *
 * `views`, where given, says in which views a pattern is looked for: bit 0 for view 0, and so on. A scan is for one view:
 * texts that differ in what can matter in them should use different ones. Without it all patterns are in view 0.
 */
export function compileImage(
  patterns: readonly Pattern[],
  guards?: readonly (readonly number[] | undefined)[],
  views?: readonly number[],
): AutomatonImage {
  const assembler = new Assembler();
  const numbers: number[] = [];
  const viewCount = 32 - Math.clz32((views ?? []).reduce((all, view) => all | view, 1));
  const indexes = Array.from({ length: viewCount }, () => new IndexBuilder());
  const guardIndex = new IndexBuilder();
  const lists = new ListWriter();
  patterns.forEach(({ node }, pattern) => {
    const part = lower(node);
    const primary = guards === undefined || guards[pattern] !== undefined;
    const builders = primary
      ? indexes.filter((_, view) => (((views?.[pattern] ?? 1) >> view) & 1) !== 0)
      : [guardIndex];
    const triggers = triggersOf(part);
    if (triggers === undefined) {
      builders.forEach((builder) => builder.addEverywhere(numbers.length / triggerSize));
      numbers.push(...writeTrigger({ pattern, tail: assembler.write(part), head: -1, after: 0, before: 0 }));
      return;
    }
    for (const trigger of triggers) {
      const { head } = trigger;
      builders.forEach((builder) => builder.add(numbers.length / triggerSize, trigger));
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
  const contextOf = createContexts(unitsOf(code), new TriggerTable(unitsOf(encodeNumbers(numbers))));
  return {
    patternCount: patterns.length,
    triggerCount: numbers.length / triggerSize,
    code,
    triggers: encodeNumbers(numbers),
    indexes: indexes.map((index) => encodeNumbers(index.write(lists, contextOf))),
    guardIndex: encodeNumbers(guardIndex.write(lists, contextOf)),
    guards: guards === undefined ? '' : encodeNumbers(writeGuards(patterns.length, guards, lists)),
    lists: encodeNumbers(lists.numbers),
  };
}

/** Works out what can stand around a place by following the triggers met there, as a matcher does. */
function createContexts(code: Units, triggers: TriggerTable) {
  const forwards = new LazyAutomaton(code, Op.end, 1);
  const backwards = new LazyAutomaton(code, Op.begin, 1);
  // The views share most of their places.
  const known = new Map<string, Context>();
  return (names: readonly number[], first: number, second: number): Context => {
    const place = `${first} ${second} ${names.join(' ')}`;
    let context = known.get(place);
    if (context === undefined) known.set(place, (context = workOut(names, first, second)));
    return context;
  };

  function workOut(names: readonly number[], first: number, second: number): Context {
    const after = new SymbolSet();
    const tails = names.map((name) => triggers.tail(name));
    forwards.start(0);
    const start = forwards.makeStart(0, tails, names, first);
    // What has been accepted already needs nothing more, not even the second symbol.
    if (second >= 0 && (forwards.kinds[start]! & StateKind.accepts) !== 0) after.addAll();
    else forwards.addSuccessors(second < 0 ? start : forwards.step(start, second), after);
    const before = new SymbolSet();
    const heads = names.map((name) => triggers.head(name));
    backwards.start(0);
    if (heads.some((head) => head < 0)) before.addAll();
    else backwards.addSuccessors(backwards.makeStart(0, heads, names), before);
    return [after.first, after.second, before.first, before.second];
  }
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
