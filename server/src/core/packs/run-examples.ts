import { defaultSettings } from '../config/config';
import { fixText } from '../fixes/fix-text';
import type { Finding } from '../findings/finding';
import type { Linter } from '../linter/linter';
import { looksAtCall } from './program';
import type { Span } from '../text/span';
import type { ExampleSource, Localised, RuleSource } from './schema';

/** An example that does not come out as it says. */
export interface ExampleFailure {
  readonly ruleId: string;
  /** The example as written, with its marks. */
  readonly example: string;
  readonly problem: Localised;
}

/** Runs a rule's flagged and allowed sentences through a linter that has the rule, and tells which fail and how. */
export function runExamples(linter: Linter, rule: RuleSource): ExampleFailure[] {
  const failures: ExampleFailure[] = [];
  const fail = (example: ExampleSource, zh: string, en: string) =>
    failures.push({ ruleId: rule.id, example: wordsOf(example), problem: { zh, en } });
  for (const written of rule.examples.flagged) {
    const example = typeof written === 'string' ? { text: written } : written;
    const { text, marks } = readMarks(wordsOf(example));
    if (marks.length === 0) {
      fail(example, 'flagged 里的例句要用 [[…]] 标出应当指出的地方', 'a flagged example needs a [[…]] mark');
      continue;
    }
    const { source, offset } = asFile(example, text);
    const found = findingsOf(linter, rule, example, source);
    // A rule of the whole call points to a turn; which of its words it marks is its own matter.
    const place = (span: Span) => (looksAtCall(rule.check ?? 'phrase') ? lineAround(source, span.start) : span);
    const wanted = marks.map((mark) => place({ start: mark.start + offset, end: mark.end + offset }));
    const got = found.map(place);
    const same =
      got.length === wanted.length &&
      got.every((span, i) => span.start === wanted[i]!.start && span.end === wanted[i]!.end);
    if (!same) {
      const words = (spans: readonly Span[]) => spans.map((span) => source.slice(span.start, span.end));
      const [should, does] = [words(wanted), words(got)];
      fail(
        example,
        `应当标出${quoted(should)}，实际${does.length === 0 ? '没有标出' : `标出${quoted(does)}`}`,
        `should mark ${quote(should)}, marks ${quote(does)}`,
      );
    }
    if (example.fixed !== undefined) {
      const only = (finding: { readonly ruleId: string }) => finding.ruleId === rule.id;
      const fixed = fixText(linter, source, 'markdown', settingsOf(example), { safety: 'all', only }).text.slice(
        offset,
      );
      if (fixed !== example.fixed)
        fail(
          example,
          `应当修复为${quoted([example.fixed])}，实际为${quoted([fixed])}`,
          `should be fixed to ${quote([example.fixed])}, is fixed to ${quote([fixed])}`,
        );
    }
  }
  for (const written of rule.examples.allowed) {
    const example = typeof written === 'string' ? { text: written } : written;
    const { source } = asFile(example, wordsOf(example));
    const found = findingsOf(linter, rule, example, source);
    if (found.length === 0) continue;
    const marked = found.map((span) => source.slice(span.start, span.end));
    fail(example, `不应当指出，实际标出${quoted(marked)}`, `should pass, marks ${quote(marked)}`);
  }
  return failures;
}

function wordsOf(example: ExampleSource): string {
  return example.dialogue ?? example.text ?? '';
}

function lineAround(source: string, offset: number): Span {
  const end = source.indexOf('\n', offset);
  return { start: source.lastIndexOf('\n', offset - 1) + 1, end: end < 0 ? source.length : end };
}

/** Takes the [[…]] marks out of an example. Spans are UTF-16 offsets in the text without marks. */
export function readMarks(written: string): { text: string; marks: Span[] } {
  let text = '';
  const marks: Span[] = [];
  let open = -1;
  for (let i = 0; i < written.length; i++) {
    if (written.startsWith('[[', i)) {
      open = text.length;
      i++;
    } else if (open >= 0 && written.startsWith(']]', i)) {
      marks.push({ start: open, end: text.length });
      open = -1;
      i++;
    } else {
      text += written[i];
    }
  }
  return { text, marks };
}

function asFile(example: ExampleSource, text: string): { source: string; offset: number } {
  const kind = example.role === 'article' ? 'article' : 'script';
  const scene = example.scene ? `scene: ${example.scene}\n` : '';
  const label =
    example.dialogue !== undefined || example.role === 'article'
      ? ''
      : example.role === 'customer'
        ? '客户：'
        : '客服：';
  const head = `---\nkind: ${kind}\n${scene}---\n\n${label}`;
  return { source: head + text, offset: head.length };
}

function settingsOf(example: ExampleSource): typeof defaultSettings {
  return example.tier ? { ...defaultSettings, tier: example.tier } : defaultSettings;
}

function findingsOf(linter: Linter, rule: RuleSource, example: ExampleSource, source: string): readonly Finding[] {
  return linter.lint(source, 'markdown', settingsOf(example)).findings.filter((finding) => finding.ruleId === rule.id);
}

/** In Chinese. */
function quoted(texts: readonly string[]): string {
  return texts.map((text) => `“${text}”`).join('、');
}

function quote(texts: readonly string[]): string {
  return texts.length === 0 ? 'nothing' : texts.map((text) => `“${text}”`).join(', ');
}
