import type { LintSettings } from '../config/config';
import type { Block, Document, DocumentKind, LanguageId } from '../document/document';
import type { FactReading } from '../facts/fact-reader';
import type { Finding, TextEdit } from '../findings/finding';
import type { Span } from '../text/span';
import type { CallReport } from './call-report';

/** What one text came to. */
export interface LintResult {
  readonly document: Document;
  readonly kind: DocumentKind;
  /** In order of start, then end, then rule id. */
  readonly findings: readonly Finding[];
  /** 0 … 100. */
  readonly score: number;
  /**
   * The calls of the text, with acts and time per turn, findings and score card. Put together when first asked for, and
   * for a session's result only until its next update.
   */
  readonly calls: () => readonly CallReport[];
  /** How many calls there are: far less work than {@link calls}, for those who want them only where there are several. */
  readonly callCount?: () => number;
  /** The dialogue acts of a block, by its place in the document: known already, and of a session's result until its update. */
  readonly actsOf?: (block: number) => SeenAct[];
  /** A rule that threw: its finding is among `findings` as `internal/rule-crash`, and a run ends with exit code 2. */
  readonly crashed: boolean;
  /** The texts of a file that holds several (NDJSON, tables …), in the file's order. `score` is then their mean. */
  readonly units?: readonly UnitResult[];
  /** Something of the file could not be read and was not linted; findings say where. A run ends with exit code 2. */
  readonly incomplete?: boolean;
}

/** What one text of a file came to. */
export interface UnitResult extends Span {
  /** As the file names it. */
  readonly id?: string;
  readonly kind: DocumentKind;
  readonly score: number;
  /** In the file's offsets, after the file's own directives. */
  readonly findings: readonly Finding[];
  /** Decoded, in offsets of its own. */
  readonly document: Document;
  /** See {@link LintResult.calls}; in offsets of the document. */
  readonly calls: LintResult['calls'];
}

/** An edit as an editor sends it: the code units of the span, in the text as it was, give way to `text`. */
export interface TextChange extends Span {
  readonly text: string;
}

/** An open document: keeps what it found and reads again only what changed. Same findings as a fresh lint of the text. */
export interface LintSession {
  readonly result: LintResult;
  /**
   * Whether the text would have the same turns, blocks and scenes after edits, which ascend and do not touch; undefined where
   * only reading all of it would tell.
   */
  keepsDialogue?(edits: readonly TextEdit[]): boolean | undefined;
  /** Applies the changes in order, each in the text that the one before left. */
  update(changes: readonly TextChange[]): LintResult;
}

/** A dialogue act that a turn shows. Offsets are UTF-16 code units of the document's text. */
export interface SeenAct extends Span {
  /** As packs name it (acts.yaml): `hold`, `thank`. */
  readonly id: string;
  readonly by: 'agent' | 'customer';
}

/** The library's face: pure, synchronous, never throws on any text. */
export interface Linter {
  lint(text: string, language: LanguageId, settings?: LintSettings): LintResult;
  /** Lints a document that has been read before. */
  lintDocument(document: Document, settings?: LintSettings): LintResult;
  open(text: string, language: LanguageId, settings?: LintSettings): LintSession;
  /** Every statement of the text that a table of facts speaks of, in order of place, with its verdict. */
  facts(text: string, language: LanguageId, settings?: LintSettings): readonly FactReading[];
  /** The dialogue acts of one block of a document, read anew: for whoever asks about single turns, as editors do. */
  acts(document: Document, block: Block, settings?: LintSettings): readonly SeenAct[];
}
