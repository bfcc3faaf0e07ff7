import type { Locale } from '../config/config';
import type { Directive, Document } from '../document/document';
import type { Finding } from '../findings/finding';
import { createLineIndex } from '../text/line-index';

/**
 * Takes out the findings that the text's own directives suppress, and adds a finding for each directive, or rule named in
 * one, that suppressed nothing. Findings of directives themselves cannot be suppressed.
 */
export function applyDirectives(document: Document, findings: readonly Finding[], locale: Locale): Finding[] {
  if (document.directives.length === 0) return [...findings];
  const lines = createLineIndex(document.text);
  const scopes = document.directives.map((_, i) => scopeOf(document, i, lines));
  const used = new Set<object>();
  const kept = findings.filter((finding) => {
    let suppressed = false;
    document.directives.forEach((directive, i) => {
      const scope = scopes[i];
      if (!scope || finding.start < scope.from || finding.start >= scope.to) return;
      if (directive.rules.length === 0) {
        used.add(directive);
        suppressed = true;
      }
      for (const rule of directive.rules) {
        if (rule.id === finding.ruleId || finding.ruleId.startsWith(`${rule.id}/`)) {
          used.add(rule);
          suppressed = true;
        }
      }
    });
    return !suppressed;
  });
  for (const directive of document.directives) {
    if (directive.type === 'enable') continue;
    if (directive.reason === '') kept.push(withoutReason(directive, locale));
    const idle = directive.rules.filter((rule) => !used.has(rule));
    if (directive.rules.length === 0 ? !used.has(directive) : idle.length > 0)
      kept.push(unused(document, directive, idle, locale));
  }
  return kept;
}

interface Scope {
  /** UTF-16 offsets, half-open: findings that begin here are suppressed. */
  readonly from: number;
  readonly to: number;
}

function scopeOf(document: Document, index: number, lines: ReturnType<typeof createLineIndex>): Scope | undefined {
  const directive = document.directives[index]!;
  switch (directive.type) {
    case 'enable':
      return undefined;
    case 'disable': {
      const end = document.directives
        .slice(index + 1)
        .find((other) => other.type === 'enable' && endsFor(directive, other));
      return { from: directive.end, to: end ? end.start : document.text.length + 1 };
    }
    case 'disable-line':
      return lineScope(document, directive.line, lines);
    case 'disable-next-line': {
      let line = directive.line + 1;
      while (line < lines.lineCount - 1 && isBlank(document.text, lines, line)) line++;
      return line < lines.lineCount ? lineScope(document, line, lines) : undefined;
    }
  }
}

/** An `enable` without rules ends everything; with rules it ends a block that names only rules it names. */
function endsFor(disable: Directive, enable: Directive): boolean {
  if (enable.rules.length === 0) return true;
  return disable.rules.length > 0 && disable.rules.every((rule) => enable.rules.some((other) => other.id === rule.id));
}

function lineScope(document: Document, line: number, lines: ReturnType<typeof createLineIndex>): Scope {
  return {
    from: lines.lineStart(line),
    to: line + 1 < lines.lineCount ? lines.lineStart(line + 1) : document.text.length + 1,
  };
}

function isBlank(text: string, lines: ReturnType<typeof createLineIndex>, line: number): boolean {
  return text.slice(lines.lineStart(line), lines.lineStart(line + 1)).trim() === '';
}

function unused(document: Document, directive: Directive, idle: Directive['rules'], locale: Locale): Finding {
  const all = idle.length === directive.rules.length;
  const names = idle.map((rule) => rule.id).join(', ');
  const edit = all ? wholeDirective(document.text, directive) : undefined;
  return {
    ruleId: 'directive/unused',
    clauses: [],
    severity: 'warning',
    message:
      locale === 'en'
        ? `This directive suppresses nothing${names ? ` (${names})` : ''}: remove it.`
        : `这条屏蔽指令没有屏蔽任何问题${names ? `(${names})` : ''},请删除。`,
    start: all ? directive.start : idle[0]!.span.start,
    end: all ? directive.end : idle[idle.length - 1]!.span.end,
    ...(edit
      ? {
          fix: {
            edits: [edit],
            safety: 'safe' as const,
            description: locale === 'en' ? 'Remove the directive' : '删除这条指令',
          },
        }
      : {}),
    suggestions: [],
  };
}

/** The directive, and its line where nothing else stands on it. */
function wholeDirective(text: string, directive: Directive): { start: number; end: number; text: string } {
  let { start, end } = directive;
  while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--;
  while (text[end] === ' ' || text[end] === '\t') end++;
  const alone =
    (start === 0 || text[start - 1] === '\n') && (end >= text.length || text[end] === '\n' || text[end] === '\r');
  if (!alone) return { start: directive.start, end: directive.end, text: '' };
  if (text[end] === '\r') end++;
  if (text[end] === '\n') end++;
  return { start, end, text: '' };
}

function withoutReason(directive: Directive, locale: Locale): Finding {
  return {
    ruleId: 'directive/no-reason',
    clauses: [],
    severity: 'warning',
    message:
      locale === 'en'
        ? 'A suppression needs its reason: write it after two hyphens (-- reason).'
        : '屏蔽问题要写明原因:在指令末尾写“-- 原因”。',
    start: directive.start,
    end: directive.end,
    suggestions: [],
  };
}
