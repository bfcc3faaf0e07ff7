import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { builtinLinter } from '../../server/src/core';
import { builtinPacks } from '../../server/src/core/packs/builtin';
import { labelOf, looksAtCall } from '../../server/src/core/packs/program';
import { projectFile } from '../support/project-file';

interface Group {
  /** Who speaks: an agent where the head says nothing. */
  readonly role: string;
  /** Labels that each utterance gets, in order; none where they are fine. */
  readonly labels: readonly string[];
  readonly said: string[];
}

/** The groups of a file: a head in brackets, `[customer: fine]` or `[hedge pronoun]`, then an utterance a line. */
function readGroups(text: string): Group[] {
  const groups: Group[] = [];
  for (const line of text.split('\n')) {
    const [, role = 'agent', labels] = /^\[(?:(\w+): )?(.*)\]$/.exec(line) ?? [];
    if (labels !== undefined) groups.push({ role, labels: labels === 'fine' ? [] : labels.split(' '), said: [] });
    else if (line !== '' && !line.startsWith('#')) groups.at(-1)!.said.push(line.replaceAll('\\n', '\n'));
  }
  return groups;
}

describe('utterances with all their labels', () => {
  const groups = ['utterances', 'blind-utterances'].flatMap((name) =>
    readGroups(readFileSync(projectFile(`test/rules/${name}.txt`), 'utf8')),
  );
  const ofCalls = new Set(
    builtinPacks().flatMap(({ rules }) =>
      rules.filter((rule) => looksAtCall(rule.check ?? 'phrase')).map(({ id }) => id),
    ),
  );

  function labelsFound(role: string, text: string): string {
    const body = role === 'article' ? text : `${role === 'agent' ? '客服' : '客户'}:${text}`;
    const kind = role === 'article' ? 'article' : 'script';
    const { findings } = builtinLinter().lint(`---\nkind: ${kind}\n---\n\n${body}\n`, 'markdown');
    const labels = findings.filter(({ ruleId }) => !ofCalls.has(ruleId)).map(({ ruleId }) => labelOf(ruleId));
    return [...new Set(labels)].sort().join(' ');
  }

  it('are some hundreds', () => {
    assert.ok(groups.flatMap(({ said }) => said).length > 1200);
  });

  for (const { role, labels, said } of groups) {
    it(`${role}, ${labels.join(' and ') || 'fine'}: ${said.length}`, () => {
      const others = said
        .map((text) => [text, labelsFound(role, text)])
        .filter(([, found]) => found !== labels.join(' '));
      assert.deepEqual(others, []);
    });
  }
});
