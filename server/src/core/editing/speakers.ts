import type { Document, SpeakerRole, Turn } from '../document/document';
import { sourceOf } from '../document/source';

/** A role label as it is to be written, with its colon. */
export interface WrittenLabel {
  readonly text: string;
  readonly role: 'agent' | 'customer';
}

/** How far back to look for how this text writes its labels. In turns. */
const REACH = 30;

/** Whose turn it is after what stands before `offset`: the agent's where nobody has spoken. */
export function nextSpeaker(document: Document, offset: number): 'agent' | 'customer' {
  for (let i = lastBefore(document, offset); i >= 0; i--) {
    const { role } = document.turns[i]!;
    if (role === 'agent' || role === 'customer') return role === 'agent' ? 'customer' : 'agent';
  }
  return 'agent';
}

/** The labels that a line at `offset` may begin with, that of `first` first: as the text writes them so far. */
export function labelsOf(document: Document, offset: number, first: 'agent' | 'customer'): WrittenLabel[] {
  const both = first === 'agent' ? (['agent', 'customer'] as const) : (['customer', 'agent'] as const);
  return both.map((role) => ({ role, text: written(document, offset, role) }));
}

function written(document: Document, offset: number, role: 'agent' | 'customer'): string {
  const own = latest(document, offset, role);
  const any = own ?? latest(document, offset, undefined);
  const source = sourceOf(document);
  const colon = any !== undefined && source.slice(any.label.end, any.label.end + 1) === ':' ? ':' : '：';
  const label = own === undefined ? defaults[role] : source.slice(own.label.start, own.label.end);
  // A number or a name belongs to one person, but a remark (客服（微笑）) to one turn only.
  return label.replace(/[（(].*$/, '') + colon;
}

const defaults = { agent: '客服', customer: '客户' };

function latest(document: Document, offset: number, role: SpeakerRole | undefined): Turn | undefined {
  const last = lastBefore(document, offset);
  for (let i = last; i >= Math.max(0, last - REACH); i--) {
    const turn = document.turns[i]!;
    if (role === undefined || turn.role === role) return turn;
  }
  // A line put in before everything else goes by what follows.
  return document.turns.slice(last + 1, last + 1 + REACH).find((turn) => role === undefined || turn.role === role);
}

/** Index of the last turn that begins before `offset`, or -1. */
function lastBefore({ turns }: Document, offset: number): number {
  let low = 0;
  let high = turns.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (turns[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
