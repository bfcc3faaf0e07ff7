/**
 * The library: what the faces of Huashu (command line, language server, tests) use of the core. Nothing here knows
 * files, processes, editors or protocols.
 */
export type { Span } from './text/span';
export type {
  Document,
  DocumentKind,
  LanguageId,
  Block,
  Turn,
  Scene,
  SpeakerRole,
  CustomerTier,
  Directive,
  CallStart,
} from './document/document';
export type { Finding, Fix, FixSafety, Severity, Suggestion, TextEdit } from './findings/finding';
export type { ActReport, CallReport, TurnReport } from './linter/call-report';
export type { CallTime, TurnTime } from './dialogue/call-time';
export type { ScoreCard } from './score/score';
export type { LintResult, LintSession, Linter, TextChange } from './linter/linter';
export type { ConfigSource, LintSettings, Locale, RuleSetting } from './config/config';
export { defaultSettings } from './config/config';
export { linterOf } from './linter/linter-of';
export { createLinter } from './linter/create-linter';
export { builtinLinter } from './linter/builtin-linter';
export { fixText } from './fixes/fix-text';
export type { FixOptions, FixedText } from './fixes/fix-text';
