import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { builtinLinter, defaultSettings } from '../../server/src/core';
import { fixText } from '../../server/src/core/fixes/fix-text';
import { readMarks } from '../../server/src/core/packs/run-examples';
import { projectFile } from '../support/project-file';

const head = '---\nkind: article\n---\n\n';

describe('statements against the tables of facts', () => {
  const linter = builtinLinter();
  const conflicts = (text: string) =>
    linter.lint(text, 'markdown').findings.filter(({ ruleId }) => ruleId.startsWith('fact-conflict'));

  for (const name of [
    'facts-a.txt',
    'facts-b.txt',
    'facts-c.txt',
    'facts-d.txt',
    'facts-e.txt',
    'facts-f.txt',
    'facts-g.txt',
    'facts-h.txt',
    'facts-i.txt',
    'facts-j.txt',
    'facts-k.txt',
    'facts-l.txt',
    'facts-m.txt',
  ]) {
    describe(name, () => {
      const lines = readFileSync(projectFile(`test/rules/${name}`), 'utf8').split('\n');
      for (const line of lines) {
        if (line === '' || line.startsWith('# ')) continue;
        it(line, () => {
          const { text, marks } = readMarks(line.replaceAll('\\n', '\n'));
          const found = conflicts(head + text).map(({ start, end }) => ({
            start: start - head.length,
            end: end - head.length,
          }));
          const meets = marks.map((mark) => found.some(({ start, end }) => start < mark.end && mark.start < end));
          assert.deepEqual(
            meets,
            marks.map(() => true),
          );
          const spare = found.filter(({ start, end }) => !marks.some((mark) => start < mark.end && mark.start < end));
          assert.deepEqual(
            spare.map(({ start, end }) => text.slice(start, end)),
            [],
          );
        });
      }

      it('what is fixed contradicts nothing any more', () => {
        for (const line of lines) {
          if (line === '' || line.startsWith('# ')) continue;
          const text = head + readMarks(line.replaceAll('\\n', '\n')).text;
          const only = ({ ruleId }: { readonly ruleId: string }) => ruleId.startsWith('fact-conflict');
          const before = conflicts(text);
          if (before.some(({ fix }) => fix === undefined)) continue;
          const fixed = fixText(linter, text, 'markdown', defaultSettings, { safety: 'all', only });
          assert.deepEqual(
            conflicts(fixed.text).map(({ message }) => message),
            [],
            fixed.text,
          );
        }
      });
    });
  }
});
