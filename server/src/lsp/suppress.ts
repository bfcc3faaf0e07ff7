import type { Block, Directive, Document } from '../core/document/document';
import type { Finding, TextEdit } from '../core/findings/finding';
import type { Span } from '../core/text/span';
import type { TextDocument } from './text-document';

/** Problems of the text's form and of directives themselves are put right, not suppressed. */
export function canSuppress(finding: Finding): boolean {
  return !/^(directive|format|internal)\//.test(finding.ruleId);
}

/** An edit that suppresses a finding, and where in its text the writer is to give the reason. */
export interface Suppression {
  readonly edit: TextEdit;
  /** Absent where the rule joins a directive that gives a reason already. */
  readonly reason?: Span;
}

/**
 * Suppresses the finding's rule on its line: a directive of its own on the line before, in the comment syntax of the
 * language. Where a line between would tear the text apart (a table, a list, the middle of a turn or a paragraph) the
 * directive stands at the end of the line itself; where one covers the line already the rule joins it.
 */
export function suppression(text: TextDocument, document: Document, finding: Finding, reason: string): Suppression {
  const line = text.lineOf(finding.start);
  const covering = document.directives.find((directive) => covers(text, directive, line));
  if (covering !== undefined) {
    const { end } = covering.rules.at(-1)!.span;
    return { edit: { start: end, end, text: `, ${finding.ruleId}` } };
  }
  const block = document.blocks.find((each) => each.start <= finding.start && finding.start < each.end);
  return mayStandBefore(text, document, block, line)
    ? before(text, document, line, finding.ruleId, reason)
    : atEnd(text, document, line, finding.ruleId, reason);
}

/** Whether a directive that names its rules is in force on `line` and no further. */
function covers(text: TextDocument, directive: Directive, line: number): boolean {
  if (directive.rules.length === 0) return false;
  if (directive.type === 'disable-line') return directive.line === line;
  if (directive.type !== 'disable-next-line' || directive.line >= line) return false;
  const between = text.text.slice(text.spanOfLine(directive.line).end, text.spanOfLine(line).start);
  return between.trim() === '';
}

/** In `.huashu` and plain text a directive is a comment that interrupts nothing; in Markdown it is a block of its own. */
function mayStandBefore(text: TextDocument, document: Document, block: Block | undefined, line: number): boolean {
  if (document.language === 'html') return !isInTag(text.text, text.spanOfLine(line).start);
  if (document.language !== 'markdown' || block === undefined) return true;
  if (block.type === 'table-cell' || text.lineOf(block.start) !== line) return false;
  const { start, end } = text.spanOfLine(line);
  return !/^[ \t>]*([-+*]|\d+[.)])[ \t]/.test(text.text.slice(start, end));
}

/** Whether an offset of a page stands between the `<` and the `>` of a tag, where no comment may stand. */
function isInTag(page: string, offset: number): boolean {
  return offset > 0 && page.lastIndexOf('<', offset - 1) > page.lastIndexOf('>', offset - 1);
}

function before(text: TextDocument, document: Document, line: number, rule: string, reason: string): Suppression {
  const { start, end } = text.spanOfLine(line);
  const written = text.text.slice(start, end);
  const indent = /^[ \t]*/.exec(written)![0];
  const quote = document.language === 'markdown' ? /^[ \t]*(>[ \t]?)*/.exec(written)![0] : indent;
  const directive = comment(document, `huashu-disable-next-line ${rule} -- `, reason);
  return placed(start, quote, directive, text.lineBreak);
}

function atEnd(text: TextDocument, document: Document, line: number, rule: string, reason: string): Suppression {
  const { start, end } = text.spanOfLine(line);
  const written = text.text.slice(start, end).trimEnd();
  const inTable = document.language === 'markdown' && written.trimStart().startsWith('|') && written.endsWith('|');
  const at = start + written.length - (inTable ? 1 : 0);
  const directive = comment(document, `huashu-disable-line ${rule} -- `, reason);
  return placed(at, text.text[at - 1] === ' ' ? '' : ' ', directive, inTable ? ' ' : '');
}

function comment(document: Document, directive: string, reason: string) {
  const [open, close] =
    document.language === 'markdown' || document.language === 'html' ? ['<!-- ', ' -->'] : ['# ', ''];
  return { head: open + directive, reason, tail: close };
}

function placed(at: number, lead: string, directive: ReturnType<typeof comment>, trail: string): Suppression {
  const head = lead + directive.head;
  const text = head + directive.reason + directive.tail + trail;
  return {
    edit: { start: at, end: at, text },
    reason: { start: head.length, end: head.length + directive.reason.length },
  };
}
