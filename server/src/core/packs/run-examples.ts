import { defaultSettings } from '../config/config';
import { fixText } from '../fixes/fix-text';
import type { Linter } from '../linter/linter';
import type { Span } from '../text/span';
import type { ExampleSource, RuleSource } from './schema';

/** An example that does not come out as it says. */
export interface ExampleFailure {
  readonly ruleId: string;
  /** The example as written, with its marks. */
  readonly example: string;
  readonly problem: string;
}

/** Runs a rule's flagged and allowed sentences through a linter that has the rule, and tells which fail and how. */
export function runExamples(linter: Linter, rule: RuleSource): ExampleFailure[] {
  const failures: ExampleFailure[] = [];
  const fail = (example: ExampleSource, problem: string) =>
    failures.push({ ruleId: rule.id, example: example.text, problem });
  for (const written of rule.examples.flagged) {
    const example = typeof written === 'string' ? { text: written } : written;
    const { text, marks } = readMarks(example.text);
    if (marks.length === 0) {
      fail(example, 'a flagged example needs a [[…]] mark');
      continue;
    }
    const { source, offset } = asFile(example, text);
    const found = findingsOf(linter, rule, source);
    const wanted = marks.map((mark) => text.slice(mark.start, mark.end));
    const got = found.map((span) => source.slice(span.start, span.end));
    const same =
      found.length === marks.length &&
      found.every((span, i) => span.start === marks[i]!.start + offset && span.end === marks[i]!.end + offset);
    if (!same) fail(example, `should mark ${quote(wanted)}, marks ${quote(got)}`);
    if (example.fixed !== undefined) {
      const fixed = fixText(linter, source, 'markdown', settingsOf(example), {
        safety: 'all',
        only: (finding) => finding.ruleId === rule.id,
      }).text.slice(offset);
      if (fixed !== example.fixed)
        fail(example, `should be fixed to ${quote([example.fixed])}, is fixed to ${quote([fixed])}`);
    }
  }
  for (const written of rule.examples.allowed) {
    const example = typeof written === 'string' ? { text: written } : written;
    const { source } = asFile(example, example.text);
    const found = findingsOf(linter, rule, source);
    if (found.length > 0)
      fail(example, `should pass, marks ${quote(found.map((span) => source.slice(span.start, span.end)))}`);
  }
  return failures;
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
  const label = example.role === 'article' ? '' : example.role === 'customer' ? '客户:' : '客服:';
  const head = `---\nkind: ${kind}\n---\n\n${label}`;
  return { source: head + text, offset: head.length };
}

function settingsOf(example: ExampleSource): typeof defaultSettings {
  return example.tier ? { ...defaultSettings, tier: example.tier } : defaultSettings;
}

function findingsOf(linter: Linter, rule: RuleSource, source: string): readonly Span[] {
  return linter.lint(source, 'markdown').findings.filter((finding) => finding.ruleId === rule.id);
}

function quote(texts: readonly string[]): string {
  return texts.length === 0 ? 'nothing' : texts.map((text) => `“${text}”`).join(', ');
}
