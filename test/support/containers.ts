import { strict as assert } from 'node:assert';
import type { LintSettings } from '../../server/src/core/config/config';
import { defaultSettings } from '../../server/src/core/config/config';
import { applyEdits } from '../../server/src/core/fixes/apply-edits';
import { fixText } from '../../server/src/core/fixes/fix-text';
import { readContainer } from '../../server/src/core/formats/containers';
import type { Container, ContainerId, Part } from '../../server/src/core/formats/containers/container';
import type { InputOptions } from '../../server/src/core/formats/containers/input-options';
import { builtinLinter } from '../../server/src/core/linter/builtin-linter';
import { containerLinter, sameButWords } from '../../server/src/core/linter/container-linter';
import type { LintResult } from '../../server/src/core/linter/linter';
import { LineIndex } from '../../server/src/core/text/line-index';

/** One file of data with what a test asks of it. */
export class ContainerFile {
  readonly settings: LintSettings;
  readonly result: LintResult;

  constructor(
    readonly source: string,
    readonly container: ContainerId,
    input: InputOptions = {},
    settings: Partial<LintSettings> = {},
  ) {
    this.settings = { ...defaultSettings, ...settings, input };
    this.result = containerLinter(builtinLinter(), container).lint(source, 'plaintext', this.settings);
  }

  /** `line:column rule “marked”`, with the text as it is written in the file. */
  get findings(): string[] {
    const lines = LineIndex.of(this.source);
    return this.result.findings.map(({ start, end, ruleId, unit }) => {
      const { line, character } = lines.positionAt(start);
      const of = unit === undefined ? '' : ` #${unit}`;
      return `${line + 1}:${character + 1} ${ruleId} “${this.source.slice(start, end)}”${of}`;
    });
  }

  /** The file with [[…]] around each finding's words; findings at the same place are marked once. */
  get marked(): string {
    const spans = [...new Set(this.result.findings.map(({ start, end }) => `${start} ${end}`))].map((s) =>
      s.split(' ').map(Number),
    );
    const marks = spans.flatMap(([start, end]) => [
      { start: start!, end: start!, text: '[[' },
      { start: end!, end: end!, text: ']]' },
    ]);
    return applyEdits(this.source, marks);
  }

  get read(): Container {
    return readContainer(this.source, this.container, { input: this.settings.input!, roleLabels: this.settings.roles });
  }

  /** The turns, as `role: words`, and the texts. */
  get words(): string[] {
    return this.read.units.flatMap(({ content }) =>
      content.type === 'text'
        ? content.pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text))
        : content.turns.map(({ role, words }) => `${role}: ${words.map((part) => part.text).join(' / ')}`),
    );
  }

  /** The file after all safe fixes, or all fixes; fails where anything but words changed. */
  fixed(safety: 'safe' | 'all' = 'safe'): string {
    const linter = containerLinter(builtinLinter(), this.container);
    const { text } = fixText(linter, this.source, 'plaintext', this.settings, { safety });
    assert.ok(sameButWords(this.source, text, this.container, this.settings), `more than words changed: ${text}`);
    return text;
  }

  /** The file with the one fix of the first finding of a rule, or its first suggestion. */
  fixedOnce(rule: string): string {
    const finding = this.result.findings.find(({ ruleId }) => ruleId === rule);
    const edits = finding?.fix?.edits ?? finding?.suggestions[0]?.edits;
    assert.ok(edits, `no fix of ${rule}`);
    return applyEdits(this.source, edits);
  }
}

/** A text without its [[…]]. */
export function unmarked(marked: string): string {
  return marked.replaceAll(/\[\[|\]\]/g, '');
}

/** All parts of a container in the order of the file. */
export function partsOf({ units }: Container): Part[] {
  return units.flatMap(({ content }) =>
    content.type === 'text'
      ? content.pieces.filter((piece) => typeof piece !== 'string')
      : content.turns.flatMap(({ label, words }) => (label ? [label, ...words] : words)),
  );
}

/** Holds that a part's pieces cover its text without a gap, in order, inside its span. */
export function checkPieces({ text, pieces, start, end }: Part): void {
  let inner = 0;
  let outer = start;
  assert.equal(pieces.length % 3, 0);
  for (let p = 0; p < pieces.length; p += 3) {
    assert.equal(pieces[p], inner, 'pieces follow each other');
    assert.ok(pieces[p + 1]! >= outer && pieces[p + 2]! > pieces[p + 1]! && pieces[p + 2]! <= end, 'inside, in order');
    inner = p + 3 < pieces.length ? pieces[p + 3]! : text.length;
    assert.ok(inner > pieces[p]!, 'no empty piece');
    outer = pieces[p + 2]!;
  }
  assert.equal(inner, text.length, 'to the end');
}
