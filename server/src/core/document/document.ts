import type { Span } from '../text/span';

/** What a text is, from the front matter or guessed from its lines (design, section 3). */
export type DocumentKind = 'script' | 'article' | 'transcript';

/** Who speaks. `prose` is text without a speaker: an article's own sentences, or a script's notes. */
export type SpeakerRole = 'agent' | 'customer' | 'other' | 'prose';

/** Customer tier by its standard name; aliases are resolved by the front matter reader. */
export type CustomerTier = '普通' | '我的e家' | '商务领航' | 'VIP';

/** The input formats, named as the language ids an editor uses. */
export type LanguageId = 'huashu' | 'markdown' | 'plaintext' | 'html';

export type BlockType = 'turn' | 'paragraph' | 'heading' | 'list-item' | 'numbered-step' | 'table-cell';

/** Why a stretch of a judged block is not read as the speaker's own words. */
export type ExemptReason = 'stage-direction' | 'placeholder' | 'quotation' | 'question' | 'title' | 'code';

/**
 * A stretch inside a block that is not judged. A stage direction disappears (`invisible`: the words around it touch);
 * the others leave something standing (`opaque`: no phrase may run through them).
 */
export interface ExemptSpan extends Span {
  readonly reason: ExemptReason;
  readonly as: 'opaque' | 'invisible';
}

/** HTML text, and values of its attributes in double, single and no quotation marks. */
export type Notation = 'html' | 'html-double' | 'html-single' | 'html-bare';

/** Why a whole block is not judged. */
export type BlockExemption = 'bad-example' | 'customer-words' | 'code';

/**
 * The smallest run of text that is judged as one: a turn with its continuation lines, a paragraph, a list item, a cell.
 * Plain data; everything in UTF-16 offsets of the document's text.
 */
export interface Block extends Span {
  readonly type: BlockType;
  readonly role: SpeakerRole;
  /**
   * The visible text as flat pairs start, end, start, end …, ascending. What lies between two pairs (emphasis marks,
   * link targets, line ends and indents) is not there for the reader. The role label is before the first pair.
   */
  readonly segments: readonly number[];
  /** Ascending, not overlapping. */
  readonly exempt: readonly ExemptSpan[];
  /** Character references inside the segments (`&nbsp;`): each stands for `text`. Ascending. */
  readonly entities: readonly EntitySpan[];
  /** Wording that an article recommends to agents (答复口径:“…”): judged as the agent's words. Ascending. */
  readonly recommended: readonly Span[];
  /** Set where the whole block is not judged. */
  readonly exemption?: BlockExemption;
  /**
   * Index into {@link Document.turns}, or -1. A turn has one block of type `turn`; a list that goes on with the turn has
   * blocks of its own type with the same index and role.
   */
  readonly turn: number;
  /** How new words in the block have to be written; absent where they are written as they are. */
  readonly notation?: Notation;
  /** Where a cell of a table stands in it; absent on other blocks. Empty cells have no block. */
  readonly cell?: TableCell;
}

/** The place of a cell, whatever format its table was written in. Everything counts from 0. */
export interface TableCell {
  /** Number of the table in the document. */
  readonly table: number;
  /** The head is a row too. */
  readonly row: number;
  readonly column: number;
  /** The cell says what its column holds (a Markdown head, `th` in HTML). Titles of rows are not told apart in Markdown. */
  readonly head: boolean;
  /** How many columns and rows the cell takes; absent for one. */
  readonly columns?: number;
  readonly rows?: number;
}

export interface EntitySpan extends Span {
  readonly text: string;
}

/** One speaker's go in a dialogue. */
export interface Turn extends Span {
  readonly role: SpeakerRole;
  /** The role label as written, without the colon and without emphasis marks. */
  readonly label: Span;
  /** Index into {@link Document.blocks} of the block with the label. */
  readonly block: number;
  /** Index into {@link Document.scenes}, or -1 before the first heading. */
  readonly scene: number;
  /** Milliseconds from the start of the call, where the line carries a time. `end` is absent for a single time. */
  readonly time?: { readonly startMs: number; readonly endMs?: number };
}

/** A scene of a script: a heading and the turns up to the next heading of the same or a higher level. */
export interface Scene extends Span {
  readonly title: Span;
  readonly level: number;
  /** The scene's turns are bad examples (禁语, 反例 …) and not judged. */
  readonly exempt: boolean;
}

export type DirectiveType = 'disable' | 'enable' | 'disable-line' | 'disable-next-line';

/** A suppression written in the text: `<!-- huashu-disable-next-line RULE -- reason -->`, or after `#`. */
export interface Directive extends Span {
  readonly type: DirectiveType;
  /** Rule ids or labels as written; empty means every rule. */
  readonly rules: readonly { readonly id: string; readonly span: Span }[];
  readonly reason: string;
  /** Line, from 0, on which the directive stands (its last line where it spans several). */
  readonly line: number;
}

/** Something wrong with the text's form (a front matter that cannot be read); the document is usable all the same. */
export interface FormatProblem extends Span {
  readonly code: 'front-matter-syntax' | 'front-matter-value' | 'directive-syntax' | 'too-long';
  readonly message: { readonly zh: string; readonly en: string };
}

/** A call that begins at a turn, and what the format says of it; what is absent is as for the document. */
export interface CallStart {
  /** Place in {@link Document.turns}. */
  readonly turn: number;
  readonly tier?: CustomerTier;
  readonly sceneName?: string;
  readonly fragment?: boolean;
}

/** A stretch that an editor colours or that a reader of the model asks for; not part of a block. */
export interface Document {
  readonly text: string;
  readonly language: LanguageId;
  readonly kind: DocumentKind;
  /** From the front matter; undefined where it does not say. */
  readonly tier?: CustomerTier;
  readonly sceneName?: string;
  /** From the front matter: whether the text is a fragment of a call (true) or a whole one (false). */
  readonly fragment?: boolean;
  /** With its two fences. */
  readonly frontMatter?: Span;
  /** Where the format itself tells calls apart (one a row, one a line of data): the calls, in order of place. */
  readonly callStarts?: readonly CallStart[];
  readonly blocks: readonly Block[];
  readonly turns: readonly Turn[];
  readonly scenes: readonly Scene[];
  readonly directives: readonly Directive[];
  readonly problems: readonly FormatProblem[];
}

/** What a format needs to know beside the text. Everything has a default. */
export interface ParseOptions {
  /** Extra role labels beside the built-in ones (客服, 坐席 … / 客户, 用户 …). */
  readonly roleLabels?: { readonly agent?: readonly string[]; readonly customer?: readonly string[] };
  /** Used where the front matter does not say, instead of a guess. */
  readonly defaultKind?: DocumentKind;
}

/** The contract of an input format: any text in, a document out. Never throws; what is wrong is in `problems`. */
export type Format = (text: string, options: ParseOptions) => Document;
