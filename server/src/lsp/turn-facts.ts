import type { CancellationToken } from 'vscode-languageserver';
import { RAL } from 'vscode-languageserver';
import { turnTime } from '../core/dialogue/call-time';
import type { InForce } from './configurations';
import type { OpenDocument } from './open-document';

/** What code lenses and inlay hints tell of a turn. */
export interface TurnFacts {
  /** Seconds that it takes to say, or took. */
  readonly seconds: number;
  /** Seconds of waiting that its stage directions state. */
  readonly waits: number;
  /** Its dialogue acts, in order, each once. */
  readonly acts: readonly string[];
  /** The slots in braces that stand in it (`{称呼}`), in order, as they are written. */
  readonly slots: readonly string[];
}

const readers = new WeakMap<OpenDocument, TurnReader>();

export function turnFacts(document: OpenDocument): TurnReader {
  const known = readers.get(document);
  if (known !== undefined && known.inForce === document.inForce) return known;
  const reader = new TurnReader(document, document.inForce!);
  readers.set(document, reader);
  return reader;
}

/**
 * Reads turns for those who ask about single turns or about all: a turn that reads as it did is not read again, whatever
 * was edited around it, and a long text is read a little at a time.
 */
class TurnReader {
  private known = new Map<string, TurnFacts>();

  constructor(
    private readonly document: OpenDocument,
    readonly inForce: InForce,
  ) {}

  /** @param number place in the document's turns */
  of(number: number): TurnFacts {
    const { result } = this.document;
    const turn = result!.document.turns[number]!;
    const key = turn.role + this.document.text.slice(turn.start, turn.end);
    let facts = this.known.get(key);
    if (facts === undefined) {
      facts = this.read(number);
      this.known.set(key, facts);
    }
    return facts;
  }

  private read(number: number): TurnFacts {
    const { document, actsOf } = this.document.result!;
    const { linter, settings } = this.inForce;
    const { seconds, waits } = turnTime(document, number, settings.pace);
    const { block } = document.turns[number]!;
    const acts = actsOf?.(block) ?? linter.acts(document, document.blocks[block]!, settings);
    const inOrder = [...acts].sort((a, b) => a.start - b.start).map(({ id }) => id);
    const slots = document.blocks[block]!.exempt.filter(({ reason }) => reason === 'placeholder')
      .map(({ start, end }) => this.document.text.slice(start, end))
      .filter((written) => /^[{｛]/.test(written));
    return { seconds, waits, acts: [...new Set(inOrder)], slots };
  }

  /** Those of all turns; undefined where the text changed or nobody wants them any more. */
  async all(token: CancellationToken): Promise<readonly TurnFacts[] | undefined> {
    const { version } = this.document.text;
    const facts: TurnFacts[] = [];
    let unread = 0;
    for (let number = 0; number < this.document.result!.document.turns.length; number++) {
      const before = this.known.size;
      facts.push(this.of(number));
      if (this.known.size > before && ++unread % AT_ONCE === 0) {
        await new Promise<void>((resolve) => RAL().timer.setImmediate(resolve));
        if (token.isCancellationRequested || this.document.closed || this.document.text.version !== version)
          return undefined;
      }
    }
    this.forgetOld(facts.length);
    return facts;
  }

  private forgetOld(turns: number): void {
    if (this.known.size > 2 * turns + 100) this.known = new Map([...this.known].slice(-turns));
  }
}

/** Turns read in one go: about a millisecond. */
const AT_ONCE = 20;
