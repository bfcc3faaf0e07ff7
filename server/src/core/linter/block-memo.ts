import type { LintSettings } from '../config/config';
import type { Block, Document } from '../document/document';
import type { BlockResult } from './machine';

/** How many blocks are remembered, a power of two: a few MB at most. */
const slotBits = 13;

/** Longer blocks hardly ever come again. UTF-16 code units. */
const longest = 200;

/** So many blocks are judged before any is remembered: in a short run nothing is gained. */
const warmUp = 500;

interface Entry {
  readonly text: string;
  readonly block: Pick<Block, 'type' | 'role'>;
  /** Where the words begin and end, from the block's start. */
  readonly from: number;
  readonly to: number;
  readonly kind: Document['kind'];
  readonly tier: Document['tier'];
  readonly settings: LintSettings;
  readonly result: BlockResult;
}

/**
 * Remembers what blocks without findings came to. In a few thousand real chats one turn in five has been said twice before,
 * word for word: 好的, 请稍等, 请问还有什么可以帮您. What a block comes to depends on its own words and form and on what holds
 * for the whole document, all of which are compared. A block is kept when it comes the second time.
 */
export class BlockMemo {
  private judged = 0;
  /** Hashes of the blocks that came last, by slot; what they came to, where it is known. */
  private hashes: Int32Array | undefined;
  private readonly entries: (Entry | undefined)[] = [];
  /** The slot of the block that was asked for last and has come before, else -1. */
  private wanted = -1;

  /** What the block came to before; undefined where that is not known. */
  find(document: Document, block: Block, settings: LintSettings): BlockResult | undefined {
    this.wanted = -1;
    if (!isPlain(block)) return undefined;
    if (this.hashes === undefined) {
      if (++this.judged < warmUp) return undefined;
      this.hashes = new Int32Array(1 << slotBits);
    }
    const { text } = document;
    const { start, end } = block;
    let hash = end - start;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x9e3779b1);
    const slot = hash >>> (32 - slotBits);
    const { hashes, entries } = this;
    if (hashes[slot] !== hash) {
      hashes[slot] = hash;
      entries[slot] = undefined;
      return undefined;
    }
    const entry = entries[slot];
    if (entry !== undefined && isSame(entry, document, block, settings)) return entry.result;
    this.wanted = slot;
    return undefined;
  }

  /** Remembers what the block that was asked for last came to, if it is worth it. Only for blocks without findings. */
  keep(document: Document, block: Block, settings: LintSettings, result: BlockResult): void {
    if (this.wanted < 0) return;
    const { type, role, start, end, segments } = block;
    this.entries[this.wanted] = {
      // A copy: a slice would keep all of the document's text.
      text: ` ${document.text.slice(start, end)}`.slice(1),
      block: { type, role },
      from: segments[0]! - start,
      to: segments[1]! - start,
      kind: document.kind,
      tier: document.tier,
      settings,
      result,
    };
  }
}

/** Whether a block is its words and nothing else. */
function isPlain({ start, end, segments, exempt, entities, recommended, exemption, cell }: Block): boolean {
  return (
    segments.length === 2 &&
    end - start <= longest &&
    exempt.length + entities.length + recommended.length === 0 &&
    exemption === undefined &&
    cell === undefined
  );
}

function isSame(entry: Entry, document: Document, { type, role, start, end, segments }: Block, settings: LintSettings) {
  return (
    entry.text.length === end - start &&
    entry.block.type === type &&
    entry.block.role === role &&
    entry.from === segments[0]! - start &&
    entry.to === segments[1]! - start &&
    entry.kind === document.kind &&
    entry.tier === document.tier &&
    entry.settings === settings &&
    document.text.startsWith(entry.text, start)
  );
}
