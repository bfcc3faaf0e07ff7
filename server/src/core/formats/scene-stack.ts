import type { Scene } from '../document/document';
import type { Span } from '../text/span';
import { titleKind } from './leads';
import type { SceneState } from './section-track';

/** The scenes of a document as headings open and close them. */
export class SceneStack {
  private readonly all: OpenScene[] = [];
  /** Indices of the scenes that are open, outermost first, and what each says of its section. */
  private readonly open: (SceneState & { readonly index: number })[] = [];
  /** Scenes that opened before the text that is read, where that is a part of a larger one: their index is -1. */
  constructor(
    private readonly textLength: number,
    before: readonly SceneState[] = [],
  ) {
    for (const scene of before) this.open.push({ ...scene, index: -1 });
  }

  /** What decides how the text goes on. */
  get state(): readonly SceneState[] {
    return this.open.map(({ level, exempt, recommended }) => ({ level, exempt, recommended }));
  }

  get scenes(): readonly Scene[] {
    return this.all;
  }

  /** Index of the innermost open scene, or -1. */
  get current(): number {
    return this.open.length > 0 ? this.open[this.open.length - 1]!.index : -1;
  }

  /** Whether what stands here is a bad example. */
  get exempt(): boolean {
    return this.open.length > 0 && this.open[this.open.length - 1]!.exempt;
  }

  /** Whether a paragraph that is one quotation is wording for agents here: under 结束语, or under a customer's question. */
  get recommended(): boolean {
    return this.open.length > 0 && this.open[this.open.length - 1]!.recommended;
  }

  /** A heading that begins at `start`; `words` is its visible title. */
  push(level: number, start: number, title: Span, words: string): void {
    const { all, open } = this;
    while (open.length > 0 && open[open.length - 1]!.level >= level) {
      const { index } = open.pop()!;
      if (index >= 0) all[index]!.end = start;
    }
    const parent = open[open.length - 1];
    const kind = titleKind(words);
    const exempt = kind === 'bad' || (parent?.exempt ?? false);
    const recommended = !exempt && (kind === 'recommended' || /[?？]$/.test(words) || (parent?.recommended ?? false));
    open.push({ index: all.length, level, exempt, recommended });
    all.push({ start, end: this.textLength, title, level, exempt });
  }
}

type OpenScene = { -readonly [K in keyof Scene]: Scene[K] };
