import type { CallTurn } from './call';
import { countActs } from './call';

/** The acts that show where a call begins and ends, by number. */
export interface EdgeActs {
  readonly opening: ReadonlySet<number>;
  readonly closing: ReadonlySet<number>;
}

/**
 * Whether the turns are a whole call or a fragment of one (a script of a single scene, a sample exchange). A fragment is
 * not told to greet and to close. A text is a whole call where its front matter says so, and otherwise where both sides
 * speak and (a) it begins or ends as calls do, within two turns of its edges, or (b) it is long: eight turns or more,
 * which no sample exchange in the scripts we have seen is.
 */
export function isWholeCall(turns: readonly CallTurn[], said: boolean | undefined, edges: EdgeActs): boolean {
  if (said !== undefined) return said;
  let agents = 0;
  let others = 0;
  for (let i = 0; i < turns.length && (agents < 2 || others === 0); i++) {
    if (turns[i]!.role === 'agent') agents++;
    else others++;
  }
  if (agents < 2 || others === 0) return false;
  const opens = turns.slice(0, 2).some((turn) => countActs(turn, edges.opening) > 0);
  const closes = turns.slice(-3).some((turn) => countActs(turn, edges.closing) > 0);
  return opens || closes || turns.length >= 8;
}
