import type { Call, CallTurn } from '../dialogue/call';
import { nearestTurn } from '../dialogue/call';
import type { ActNumbers } from '../dialogue/conditions';
import type { CompiledRule } from '../packs/program';
import type { PlaceName } from '../packs/schema';
import type { Span } from '../text/span';

/** A rule of the whole call with what it looks things up by. */
export interface CallQuestioner {
  readonly rule: CompiledRule;
  readonly call: Call;
  readonly acts: ActNumbers;
  /**
   * In a session: the turns of the call that fit by themselves or by the turns of both speakers next to them, in order;
   * those that it has asked before it does not ask again.
   */
  readonly turnsThat?: (fit: (turn: CallTurn) => boolean) => readonly CallTurn[];
}

/** An offence against a rule of the whole call. */
export interface CallOffence {
  /** The turn the reader is pointed to. */
  readonly turn: CallTurn;
  /** What is marked, UTF-16 offsets in the document; undefined: the turn's role label. */
  readonly span?: Span;
  /** Values for the message: `{seconds}`, `{rate}` … */
  readonly values?: { readonly [name: string]: string };
}

/** The turns of the call that fit by themselves, whatever stands around them, in order. One question a rule. */
export function turnsThat(question: CallQuestioner, fit: (turn: CallTurn) => boolean): readonly CallTurn[] {
  return question.turnsThat?.(fit) ?? question.call.turns.filter(fit);
}

/** The turn a rule points to, seen from its anchor; falls back on the anchor, then on the call's last turn. */
export function placeOf(call: Call, place: PlaceName | undefined, anchor: CallTurn | undefined): CallTurn {
  const last = call.turns[call.turns.length - 1]!;
  const from = anchor?.index ?? -1;
  const found = (() => {
    switch (place ?? 'anchor') {
      case 'anchor':
        return anchor;
      case 'next-agent-turn':
        return nearestTurn(call, from, 1, 'agent');
      case 'next-customer-turn':
        return nearestTurn(call, from, 1, 'customer');
      case 'previous-agent-turn':
        return nearestTurn(call, from, -1, 'agent');
      case 'first-agent-turn':
        return nearestTurn(call, -1, 1, 'agent');
      case 'last-agent-turn':
        return nearestTurn(call, call.turns.length, -1, 'agent');
    }
  })();
  return found ?? anchor ?? last;
}
