import type { Call, CallTurn } from '../dialogue/call';
import type { Finding } from '../findings/finding';

/** What the rules of the whole call found in a call, by rule index. The session moves the findings along. */
export type CallFindings = ReadonlyMap<number, readonly Finding[]>;

/**
 * What a session found in each call when it last looked, so that it asks the rules of the whole call only about calls that
 * changed, and rules that only look at who does what only where that changed. A turn whose block was judged again is
 * another object; one whose lines were only read again is marked.
 */
export class CallMemory {
  private before: ReadonlyMap<CallTurn, Known> = new Map();
  private now = new Map<CallTurn, Known>();

  /** Another look at all calls begins. */
  begin(): void {
    this.before = this.now;
    this.now = new Map();
  }

  /** What was found in a call that is as it was. */
  recall(call: Call): CallFindings | undefined {
    const known = this.before.get(call.turns[0]!);
    if (known === undefined || !sameSituation(known.call, call)) return undefined;
    const { turns } = known.call;
    for (let i = 0; i < turns.length; i++) if (turns[i] !== call.turns[i] || turns[i]!.readAgain) return undefined;
    this.now.set(call.turns[0]!, known);
    return known.findings;
  }

  /**
   * What was found in a call of which only words have changed: the same speakers do the same in the same order, and
   * nothing was found where the words changed.
   */
  recallActs(call: Call): CallFindings | undefined {
    const known = this.before.get(call.turns[0]!);
    if (known === undefined || !sameSituation(known.call, call)) return undefined;
    const changed = new Set<number>();
    const { turns } = known.call;
    for (let i = 0; i < turns.length; i++) {
      const turn = call.turns[i]!;
      if (turns[i] === turn) continue;
      if (!doesTheSame(turns[i]!, turn)) return undefined;
      changed.add(turn.number);
    }
    for (const findings of known.findings.values())
      if (findings.some((finding) => changed.has(finding.turn!))) return undefined;
    return known.findings;
  }

  keep(call: Call, findings: CallFindings): void {
    this.now.set(call.turns[0]!, { call, findings });
  }
}

interface Known {
  readonly call: Call;
  readonly findings: CallFindings;
}

function sameSituation(one: Call, other: Call): boolean {
  return (
    one.turns.length === other.turns.length &&
    one.tier === other.tier &&
    one.whole === other.whole &&
    one.sceneName === other.sceneName
  );
}

function doesTheSame(one: CallTurn, other: CallTurn): boolean {
  return (
    one.role === other.role &&
    one.sentences === other.sentences &&
    one.acts.length === other.acts.length &&
    one.acts.every(({ act }, i) => act === other.acts[i]!.act)
  );
}
