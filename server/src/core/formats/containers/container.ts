import type { CustomerTier, DocumentKind, SpeakerRole, Turn } from '../../document/document';

import type { Span } from '../../text/span';
import type { InputOptions } from './input-options';

/** Files that hold texts as strings, fields, cells or cues, by what they are. */
export type ContainerId = 'ndjson' | 'json' | 'yaml' | 'csv' | 'tsv' | 'srt' | 'vtt' | 'docx' | 'xlsx';

/**
 * One string of a container: what it says, and how each of its code units is written in the file. All offsets are UTF-16;
 * the span is that of the file's text, without quotation marks.
 */
export interface Part extends Span {
  /** Decoded. */
  readonly text: string;
  /**
   * Pieces as triples: where the piece begins in `text`, its start in the file, its end in the file. A piece as long as
   * its source is a copy of it; any other is an escape. Together they cover `text`.
   */
  readonly pieces: readonly number[];
  /** Absent where the file is read only, or where this string is. */
  readonly write?: PartWriter;
  /** Where it stands in a file that is no text: 话术!B12, ¶3. */
  readonly place?: string;
}

/**
 * How new words are written in place of [start, end) of a part's decoded text, or undefined where they cannot be written
 * there: then the fix is none.
 */
export type PartWriter = (words: string, start: number, end: number) => string | undefined;

/** One speaker's go. The speaker may stand apart (a field, a cell), or be given by the configuration. */
export interface ContainedTurn {
  readonly role: SpeakerRole;
  readonly label?: Part;
  /** In order; several where cues go on with what the one before began. */
  readonly words: readonly Part[];
  /** Milliseconds from the start of the call. */
  readonly time?: Turn['time'];
}

/** What is linted by itself and has a score of its own: a dialogue, or a text of one string. */
export interface ContainedUnit extends Span {
  /** As the file names it: the id of a dialogue, the path of a string, the address of a cell. */
  readonly id?: string;
  readonly tier?: CustomerTier;
  readonly sceneName?: string;
  readonly kind?: DocumentKind;
  /** See {@link Document.fragment}. */
  readonly fragment?: boolean;
  readonly content:
    | { readonly type: 'turns'; readonly turns: readonly ContainedTurn[] }
    /** A text with its own labels, headings and directives, read as plain text; strings are marks that stand in no part. */
    | { readonly type: 'text'; readonly pieces: readonly (Part | string)[] };
}

/** A message as a person reads it, in both languages. */
export interface BothLanguages {
  readonly zh: string;
  readonly en: string;
}

/** Something of the file that cannot be read. Not fatal: told, and the rest counts. */
export interface ContainerProblem extends Span {
  readonly code: 'syntax' | 'no-dialogue' | 'unknown-role' | 'no-string';
  /** What stands there was not linted: a run ends with exit code 2. */
  readonly fatal: boolean;
  readonly message: BothLanguages;
}

/** A comment of the file's own language, in which directives may stand. */
export interface ContainerComment extends Span {
  readonly words: Span;
}

export interface Container {
  readonly units: readonly ContainedUnit[];
  readonly problems: readonly ContainerProblem[];
  readonly comments: readonly ContainerComment[];
}

/** What a container format needs to know beside the text. */
export interface ContainerContext {
  readonly input: InputOptions;
  /** Extra role labels beside the built-in ones. */
  readonly roleLabels?: { readonly agent?: readonly string[]; readonly customer?: readonly string[] };
}

/** Reads a container. Never throws; what is wrong is in `problems`. */
export type ContainerReader = (source: string, context: ContainerContext) => Container;
