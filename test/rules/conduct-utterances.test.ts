import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { builtinLinter } from '../../server/src/core';
import { labelOf } from '../../server/src/core/packs/program';
import { projectFile } from '../support/project-file';

interface Section {
  readonly label: string;
  readonly said: string[];
  readonly innocent: string[];
}

/** The sections of conduct-utterances.txt: a label, then `+` and `-` lines. */
function readSections(text: string): Section[] {
  const sections: Section[] = [];
  for (const line of text.split('\n')) {
    if (/^[a-z]/.test(line)) sections.push({ label: line.trim(), said: [], innocent: [] });
    else if (line.startsWith('+ ')) sections.at(-1)!.said.push(line.slice(2));
    else if (line.startsWith('- ')) sections.at(-1)!.innocent.push(line.slice(2));
  }
  return sections;
}

function labelsFound(text: string): Set<string> {
  const { findings } = builtinLinter().lint(`---\nkind: script\n---\n\n客服:${text}`, 'markdown');
  return new Set(findings.map((finding) => labelOf(finding.ruleId)));
}

describe('orders, reproaches, refusals and the like as agents say them', () => {
  const sections = readSections(readFileSync(projectFile('test/rules/conduct-utterances.txt'), 'utf8'));
  const labels = sections.map((section) => section.label);

  it('covers the seven labels', () => {
    assert.deepEqual(labels, ['command', 'rhetorical', 'negative', 'interrupt', 'shirk', 'contradict', 'filler']);
  });

  for (const { label, said, innocent } of sections) {
    it(`${label}: ${said.length} utterances found`, () => {
      assert.ok(said.length >= 30);
      assert.deepEqual(
        said.filter((text) => !labelsFound(text).has(label)),
        [],
      );
    });

    it(`${label}: ${innocent.length} near misses left alone`, () => {
      assert.ok(innocent.length >= 20);
      assert.deepEqual(
        innocent.filter((text) => labels.some((other) => labelsFound(text).has(other))),
        [],
      );
    });
  }
});
