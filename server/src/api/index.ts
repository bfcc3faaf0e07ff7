/**
 * Huashu as a library: lint scripts, articles and transcripts, or hold a chatbot's reply against the standard before it is
 * sent. Pure and synchronous; runs in Node and in browsers; never throws on any text.
 *
 * Offsets are UTF-16 code units, spans are half-open.
 */
export { createLinter } from './create-linter';
export type { LinterOptions, PackFiles, ScriptLinter, TextOptions, TextReport } from './create-linter';
export { PackError } from './pack-error';
export type { DialogueTurn, ReplyContext, ReplyReport } from './check-reply';
export type {
  CallReport,
  CallTime,
  CustomerTier,
  DocumentKind,
  Finding,
  Fix,
  FixSafety,
  LanguageId,
  Locale,
  RuleSetting,
  ScoreCard,
  Severity,
  Span,
  Suggestion,
  TextEdit,
} from '../core';
