import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { builtinLinter } from '../../server/src/core';
import { builtinPacks } from '../../server/src/core/packs/builtin';
import { labelOf, looksAtCall } from '../../server/src/core/packs/program';
import { projectFile } from '../support/project-file';

interface WrittenCall {
  readonly name: string;
  readonly text: string;
  /** `label turn`, turns from 0. */
  readonly marks: readonly string[];
}

/** The calls of calls.txt; the head of that file says how it is written. */
function readCalls(): WrittenCall[] {
  const source = readFileSync(projectFile('test/rules/calls.txt'), 'utf8');
  return source
    .split(/^#(?! )/m)
    .slice(1)
    .map((part) => {
      const [head, ...lines] = part.trim().split('\n');
      const [scene, tier = '普通'] = head!.split('|');
      const marks: string[] = [];
      const turns = lines.map((line, turn) => {
        const match = /^([AC])(?:\[([\d.]+)-([\d.]+)\])? (.*)$/.exec(line);
        assert.ok(match, `not a turn: ${line}`);
        const [, who, from, to, said] = match;
        for (const [, label] of said!.matchAll(/<<([\w-]+)>>/g)) marks.push(`${label} ${turn}`);
        const time = from === undefined ? '' : `[${clock(Number(from))} - ${clock(Number(to))}] `;
        return `${time}${who === 'A' ? '客服' : '客户'}：${said!.replace(/\s*<<[\w-]+>>/g, '')}\n`;
      });
      const kind = turns[0]!.startsWith('[') ? 'transcript' : 'script';
      const text = `---\nkind: ${kind}\ntier: ${tier}\nscene: ${scene}\n---\n\n${turns.join('')}`;
      return { name: `${scene}: ${lines[1]?.slice(0, 30) ?? ''}`, text, marks };
    });
}

const clock = (seconds: number): string => {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${parts.join(':')}:${(seconds % 60).toFixed(1).padStart(4, '0')}`;
};

describe('calls with what an inspector marks', () => {
  const ofCalls = new Set(
    builtinPacks().flatMap(({ rules }) =>
      rules.filter((rule) => looksAtCall(rule.check ?? 'phrase')).map(({ id }) => id),
    ),
  );
  ofCalls.add('wrong-tier-closing');
  const calls = readCalls();
  it('are over two hundred', () => assert.ok(calls.length > 200, `${calls.length}`));
  calls.forEach(({ name, text, marks }, index) => {
    it(`${index + 1} ${name}`, () => {
      const { findings } = builtinLinter().lint(text, 'plaintext');
      // A call that an unanswered question cuts off may or may not lack its end too.
      const isCutOff = marks.some((mark) => mark.startsWith('reply-missing '));
      const found = findings
        .filter(({ ruleId }) => ofCalls.has(ruleId) || ofCalls.has(labelOf(ruleId)))
        .map(({ ruleId, turn }) => `${labelOf(ruleId)} ${turn}`)
        .filter((entry) => !isCutOff || !/^(closing|anything-else)-missing /.test(entry));
      assert.deepEqual(rest(marks, found), [], `missed; found ${found.join(', ')}\n${text}`);
      assert.deepEqual(rest(found, marks), [], `false alarm\n${text}`);
    });
  });
});

/** Where careful readers agree that something is wrong but point to different turns. */
const anywhere = new Set(['reply-missing', 'feedback-thanks-missing', 'retain-missing']);

/** What of one list has nothing like it in the other: the same label, at the turn or one or two beside it. */
function rest(list: readonly string[], other: readonly string[]): string[] {
  return list.filter((entry) => {
    const [label, turn] = entry.split(' ');
    return !other.some((candidate) => {
      const [otherLabel, otherTurn] = candidate.split(' ');
      if (label !== otherLabel) return false;
      return anywhere.has(label!) || Math.abs(Number(turn) - Number(otherTurn)) <= 2;
    });
  });
}
