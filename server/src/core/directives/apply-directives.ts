import type { Locale } from '../config/config';
import type { Directive, Document } from '../document/document';
import type { Finding } from '../findings/finding';
import { sourceOf } from '../document/source';
import type { SourceText } from '../text/pieces';
import { lineStartOf, nextLineStart } from '../text/source-lines';

/**
 * Takes out the findings that the text's own directives suppress, and adds a finding for each directive, or rule named in
 * one, that suppressed nothing. Findings of directives themselves cannot be suppressed.
 */
export function applyDirectives(document: Document, findings: readonly Finding[], locale: Locale): Finding[] {
  if (document.directives.length === 0) return [...findings];
  const source = sourceOf(document);
  const scopes = document.directives.map((_, i) => scopeOf(document, i, source));
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

function scopeOf(document: Document, index: number, source: SourceText): Scope | undefined {
  const directive = document.directives[index]!;
  switch (directive.type) {
    case 'enable':
      return undefined;
    case 'disable': {
      const end = document.directives
        .slice(index + 1)
        .find((other) => other.type === 'enable' && endsFor(directive, other));
      return { from: directive.end, to: end ? end.start : source.length + 1 };
    }
    case 'disable-line':
      return lineScope(source, lineStartOf(source, directive.end));
    case 'disable-next-line': {
      let start = nextLineStart(source, directive.end);
      while (start >= 0) {
        const next = nextLineStart(source, start);
        if (next < 0 || source.slice(start, next).trim() !== '') return lineScope(source, start);
        start = next;
      }
      return undefined;
    }
  }
}

/** An `enable` without rules ends everything; with rules it ends a block that names only rules it names. */
function endsFor(disable: Directive, enable: Directive): boolean {
  if (enable.rules.length === 0) return true;
  return disable.rules.length > 0 && disable.rules.every((rule) => enable.rules.some((other) => other.id === rule.id));
}

/** The line that begins at `start`. */
function lineScope(source: SourceText, start: number): Scope {
  const next = nextLineStart(source, start);
  return { from: start, to: next < 0 ? source.length + 1 : next };
}

function unused(document: Document, directive: Directive, idle: Directive['rules'], locale: Locale): Finding {
  const all = idle.length === directive.rules.length;
  const names = idle.map((rule) => rule.id).join(', ');
  const edit = all ? wholeDirective(sourceOf(document), directive) : undefined;
  return {
    ruleId: 'directive/unused',
    clauses: [],
    severity: 'warning',
    message:
      locale === 'en'
        ? `This directive suppresses nothing${names ? ` (${names})` : ''}: remove it.`
        : `这条屏蔽指令没有屏蔽任何问题${names ? `(${names})` : ''}，请删除。`,
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
function wholeDirective(source: SourceText, directive: Directive): { start: number; end: number; text: string } {
  const at = (offset: number): string => (offset < 0 ? '' : source.slice(offset, Math.min(offset + 1, source.length)));
  let { start, end } = directive;
  while (at(start - 1) === ' ' || at(start - 1) === '\t') start--;
  while (at(end) === ' ' || at(end) === '\t') end++;
  const alone = (start === 0 || at(start - 1) === '\n') && ['', '\n', '\r'].includes(at(end));
  if (!alone) return { start: directive.start, end: directive.end, text: '' };
  if (at(end) === '\r') end++;
  if (at(end) === '\n') end++;
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
        : '屏蔽问题要写明原因：在指令末尾写“-- 原因”。',
    start: directive.start,
    end: directive.end,
    suggestions: [],
  };
}
