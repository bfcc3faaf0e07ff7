import { Assembler } from './assemble';
import type { AutomatonImage } from './image';
import { TriggerField, TriggerFlag } from './image';
import { encodeNumbers } from './numbers';
import { lower } from './part';
import type { Pattern } from './pattern';
import type { Trigger } from './trigger';
import { triggersOf } from './trigger';
import { writeIndex } from './trigger-index';

/**
 * Compiles patterns; their ids are their places in the list.
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
  const roots: number[] = [];
  const fields: number[] = [];
  const index = new IndexBuilder();
  const guardIndex = new IndexBuilder();
  patterns.forEach(({ node }, id) => {
    const part = lower(node);
    const root = assembler.write(part);
    roots.push(root);
    const builder = guards === undefined || guards[id] !== undefined ? index : guardIndex;
    for (const trigger of triggersOf(part) ?? [undefined]) {
      const number = fields.length / TriggerField.size;
      if (trigger === undefined) {
        fields.push(id, 0, 0, root, 0, TriggerFlag.softHit);
      } else {
        const { before, head, tail, softTail, softHit } = trigger;
        const flags = (softTail ? TriggerFlag.softTail : 0) | (softHit ? TriggerFlag.softHit : 0);
        const headNode = head.length > 0 ? assembler.writeSequence(head) + 1 : 0;
        fields.push(id, before.least, before.most, assembler.writeSequence(tail), headNode, flags);
      }
      builder.add(number, trigger);
    }
  });
  return {
    patternCount: patterns.length,
    code: encodeNumbers(assembler.code),
    roots: encodeNumbers(roots),
    triggers: encodeNumbers(fields),
    index: encodeNumbers(index.write()),
    guardIndex: encodeNumbers(guardIndex.write()),
    guards: guards === undefined ? '' : encodeNumbers(writeGuards(patterns.length, guards)),
  };
}

function writeGuards(count: number, guards: readonly (readonly number[] | undefined)[]): number[] {
  const numbers: number[] = [];
  for (let id = 0; id < count; id++) {
    const own = [...new Set(guards[id] ?? [])].filter((guard) => guards[guard] === undefined);
    numbers.push(own.length, ...own);
  }
  return numbers;
}

/** Collects where triggers are met. */
class IndexBuilder {
  private readonly everywhere: number[] = [];
  /** By `first × 65536 + second`. */
  private readonly met = new Map<number, number[]>();

  /** `undefined`: met everywhere. */
  add(number: number, trigger: Trigger | undefined): void {
    if (trigger === undefined) this.everywhere.push(number);
    for (const [first, second] of trigger?.pairs ?? []) this.meet(first, second, number);
    for (const single of trigger?.singles ?? []) this.meet(0, single, number);
  }

  private meet(first: number, second: number, number: number): void {
    const key = first * 65536 + second;
    const triggers = this.met.get(key);
    if (triggers === undefined) this.met.set(key, [number]);
    else triggers.push(number);
  }

  write(): number[] {
    const lists = new Map<string, { triggers: number[]; groups: Map<number, number[]> }>();
    for (const [key, triggers] of this.met) {
      const name = triggers.join(' ');
      let list = lists.get(name);
      if (list === undefined) lists.set(name, (list = { triggers, groups: new Map() }));
      const first = Math.floor(key / 65536);
      const seconds = list.groups.get(first);
      if (seconds === undefined) list.groups.set(first, [key % 65536]);
      else seconds.push(key % 65536);
    }
    return writeIndex(this.everywhere, lists.values());
  }
}
