import type { DocumentKind } from '../document/document';
import type { FrontMatter } from './front-matter';
import type { Definitions } from './markdown/definitions';

/** A scene that is open, as far as what stands in it depends on it. */
export interface SceneState {
  readonly level: number;
  readonly exempt: boolean;
  readonly recommended: boolean;
}

/** What of the text before a section decides how the section is read. */
export interface SectionState {
  /** A customer has asked something somewhere before: see DocumentBuilder.leadOf. */
  readonly asked: boolean;
  /** Outermost first. */
  readonly scenes: readonly SceneState[];
}

/**
 * A line from which on a text can be read by itself, given the state: nothing that stands before reaches across. A turn
 * that is `free` begins one wherever no container and no code is open; another turn only after what ends a paragraph.
 */
export interface SectionStart extends SectionState {
  /** UTF-16 offset of the line. */
  readonly at: number;
  readonly kind: 'turn' | 'heading' | 'unit';
  readonly free: boolean;
  /** How many blocks, turns, scenes and tables of the text that was read stand before it. */
  readonly blocks: number;
  readonly turns: number;
  readonly scenesBefore: number;
  readonly tables: number;
}

/** How a text ends that was read up to the beginning of a section. */
export interface SectionEnd extends SectionState {
  /** No code and no HTML is open. */
  readonly rests: boolean;
  /** A line of text would begin a block. */
  readonly fresh: boolean;
  /** What is open stands in no container. */
  readonly top: boolean;
  readonly inTurn: boolean;
  /** A lead-in reaches on. */
  readonly leadOpen: boolean;
}

/** What is known of the whole text when a part of it is read. */
export interface Surroundings extends SectionState {
  /** The part begins where the text does: it may have a front matter. */
  readonly head: boolean;
  /** The kind that the front matter or the settings give. */
  readonly kind: DocumentKind | undefined;
  /** Whether A and B name speakers; undefined where the kind says. */
  readonly letters: boolean | undefined;
  readonly definitions: Definitions;
}

/**
 * Follows the reading of a text and notes the places where it may be cut. With `around`, the text is a part of a larger
 * one, cut out at such a place.
 */
export class SectionTrack {
  readonly starts: SectionStart[] = [];
  end: SectionEnd = { rests: true, fresh: true, top: true, inTurn: false, leadOpen: false, asked: false, scenes: [] };
  /** How many tables have begun. */
  tables = 0;
  private last = 0;
  private front: FrontMatter = { bodyStart: 0 };

  /** Sections have `least` UTF-16 code units, or more where the text cannot be cut. */
  constructor(
    private readonly least: number,
    readonly around?: Surroundings,
  ) {}

  /** What the front matter says, where there is one. */
  get frontMatter(): FrontMatter {
    return this.front;
  }

  set frontMatter(front: FrontMatter) {
    this.front = front;
    this.last = front.bodyStart;
  }

  /** Whether a section that begins at `at` would be long enough. */
  wants(at: number): boolean {
    return at - this.last >= this.least;
  }

  begin(start: SectionStart): void {
    this.last = start.at;
    this.starts.push(start);
  }
}

/** Whether a section that began with `start` is read the same behind a text with this end. */
export function canFollow(end: SectionEnd, start: SectionStart): boolean {
  if (end.asked !== start.asked || !sameScenes(end.scenes, start.scenes)) return false;
  if (start.kind === 'heading') return end.rests;
  if (end.leadOpen) return false;
  if (start.kind === 'turn') return end.fresh || (start.free && end.top);
  return end.fresh && !end.inTurn;
}

function sameScenes(some: readonly SceneState[], others: readonly SceneState[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ level, exempt, recommended }, i) => {
      const other = others[i]!;
      return level === other.level && exempt === other.exempt && recommended === other.recommended;
    })
  );
}
