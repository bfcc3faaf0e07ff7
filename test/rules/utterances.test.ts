import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { builtinLinter } from '../../server/src/core';
import { builtinPacks } from '../../server/src/core/packs/builtin';
import { labelOf, looksAtCall } from '../../server/src/core/packs/program';
import { projectFile } from '../support/project-file';

interface Group {
  /** Labels that each utterance gets, in order; none where they are fine. */
  readonly labels: readonly string[];
  readonly said: string[];
}

/** The groups of utterances.txt: a head in brackets, then an utterance a line. */
function readGroups(text: string): Group[] {
  const groups: Group[] = [];
  for (const line of text.split('\n')) {
    const head = /^\[(.*)\]$/.exec(line)?.[1];
    if (head !== undefined) groups.push({ labels: head === 'fine' ? [] : head.split(' '), said: [] });
    else if (line !== '' && !line.startsWith('#')) groups.at(-1)!.said.push(line);
  }
  return groups;
}

describe('utterances with all their labels', () => {
  const groups = readGroups(readFileSync(projectFile('test/rules/utterances.txt'), 'utf8'));
  const ofCalls = new Set(
    builtinPacks().flatMap(({ rules }) =>
      rules.filter((rule) => looksAtCall(rule.check ?? 'phrase')).map(({ id }) => id),
    ),
  );

  function labelsFound(text: string): string {
    const { findings } = builtinLinter().lint(`---\nkind: script\n---\n\n客服:${text}`, 'markdown');
    const labels = findings.filter(({ ruleId }) => !ofCalls.has(ruleId)).map(({ ruleId }) => labelOf(ruleId));
    return [...new Set(labels)].sort().join(' ');
  }

  it('are some hundreds', () => {
    assert.ok(groups.flatMap(({ said }) => said).length > 500);
  });

  for (const { labels, said } of groups) {
    it(`${labels.join(' and ') || 'fine'}: ${said.length}`, () => {
      const others = said.map((text) => [text, labelsFound(text)]).filter(([, found]) => found !== labels.join(' '));
      assert.deepEqual(others, []);
    });
  }
});
