import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { builtinLinter } from '../../server/src/core';
import { projectFile } from '../support/project-file';

interface Variants {
  readonly clause: string;
  readonly said: string[];
  readonly innocent: string[];
}

/** The sections of banned-variants.txt: a clause, then `+` and `-` lines. */
function readVariants(text: string): Variants[] {
  const sections: Variants[] = [];
  for (const line of text.split('\n')) {
    if (line.startsWith('§')) sections.push({ clause: line.trim(), said: [], innocent: [] });
    else if (line.startsWith('+ ')) sections.at(-1)!.said.push(line.slice(2));
    else if (line.startsWith('- ')) sections.at(-1)!.innocent.push(line.slice(2));
  }
  return sections;
}

/** First clauses of the banned phrases found when an agent says `text`. */
function clausesFound(text: string): string[] {
  return builtinLinter()
    .lint(`---\nkind: script\n---\n\n客服:${text}`, 'markdown')
    .findings.filter((finding) => finding.ruleId.startsWith('banned/'))
    .map((finding) => finding.clauses[0]!);
}

describe('banned phrases as people say them', () => {
  const sections = readVariants(readFileSync(projectFile('test/rules/banned-variants.txt'), 'utf8'));

  it('covers all 46 phrases', () => {
    assert.deepEqual(
      sections.map((section) => section.clause),
      Array.from({ length: 46 }, (_, i) => `§1.5.9.${i + 1}`),
    );
  });

  for (const { clause, said, innocent } of sections) {
    it(`${clause}: ${said.length} variants found`, () => {
      assert.ok(said.length >= 10);
      assert.deepEqual(
        said.filter((text) => !clausesFound(text).includes(clause)),
        [],
      );
    });

    it(`${clause}: ${innocent.length} near misses left alone`, () => {
      assert.ok(innocent.length >= 8);
      assert.deepEqual(
        innocent.filter((text) => clausesFound(text).length > 0),
        [],
      );
    });
  }
});
