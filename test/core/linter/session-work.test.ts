import { strict as assert } from 'node:assert';
import { defaultSettings } from '../../../server/src/core';
import type { LanguageId } from '../../../server/src/core';
import type { Machine } from '../../../server/src/core/linter/machine';
import { createMachine } from '../../../server/src/core/linter/machine';
import { openSession } from '../../../server/src/core/linter/session';
import { read } from '../../../server/src/core/packs/builtin.generated';

const program = read();

/** What a key press makes the machine do. */
interface Work {
  /** UTF-16 code units read. */
  read: number;
  /** Blocks judged. */
  judged: number;
  /** Blocks looked at for facts. */
  facts: number;
}

function counted(): { readonly machine: Machine; readonly work: Work } {
  const machine = createMachine(program);
  const work: Work = { read: 0, judged: 0, facts: 0 };
  return {
    work,
    machine: {
      ...machine,
      parse(text, ...more) {
        work.read += text.length;
        return machine.parse(text, ...more);
      },
      lintBlock(...asked) {
        work.judged++;
        return machine.lintBlock(...asked);
      },
      lintFactsOf(document, stretch, ...more) {
        work.facts += stretch.blocks[1] - stretch.blocks[0];
        return machine.lintFactsOf(document, stretch, ...more);
      },
    },
  };
}

const heads: { readonly [language in LanguageId]?: string } = { huashu: '== 通话 ==\n', markdown: '## 通话\n\n' };

/** Many calls with statements of facts and with offences in them. */
function longText(language: LanguageId): string {
  return Array.from({ length: 400 }, (_, i) => {
    const turns = [
      '客服：您好，很高兴为您服务，请问有什么可以帮您？',
      `客户：我家宽带坏了，第${i}次了，城镇的，谢谢。`,
      '客服：不用谢，城镇用户报修48小时内上门，您看可以吗？',
      '客户：我想查一下话费。',
      '客服：请稍等，正在为您查询，大概要三天。',
      '客服：感谢您的来电，再见。',
    ];
    return (heads[language] ?? '') + turns.join(language === 'markdown' ? '\n\n' : '\n') + '\n\n';
  }).join('');
}

describe('a key press in a long text', () => {
  for (const language of ['huashu', 'markdown', 'plaintext'] as const)
    it(`reads, judges and holds against the facts no more than what stands around it (${language})`, () => {
      const { machine, work } = counted();
      const text = longText(language);
      const session = openSession(machine, text, language, defaultSettings);
      const opened = { ...work };
      assert.ok(opened.read === text.length && opened.facts > 2000);
      const found = session.result.findings.length;
      assert.ok(found > 800);
      for (const [words, moves] of [
        ['客户：我想查', 3],
        ['客服：不用谢', 3],
        ['客服：请稍等', 6],
      ] as const) {
        const at = text.indexOf(words, text.length / 2) + moves;
        for (const typed of ['嗯', '，', '好']) {
          Object.assign(work, { read: 0, judged: 0, facts: 0 });
          session.update([{ start: at, end: at, text: typed }]);
          assert.ok(work.read < 10_000, `${work.read} code units read`);
          assert.ok(work.judged <= 2, `${work.judged} blocks judged`);
          assert.ok(work.facts < 150, `${work.facts} blocks looked at for facts`);
        }
      }
    });

  it('asks the rules of the whole call only about the call that it is in', () => {
    const machine = createMachine(program);
    const text = longText('huashu');
    const session = openSession(machine, text, 'huashu', defaultSettings);
    assert.equal(session.result.callCount!(), 400);
    const before = new Set(session.result.findings);
    const at = text.indexOf('客服：请稍等', text.length / 2) + 3;
    const { findings } = session.update([{ start: at, end: at, text: '嗯，' }]);
    // What was not asked again is the same object, moved along; facts are held against whole sections.
    const anew = findings.filter((finding) => !before.has(finding) && !finding.ruleId.startsWith('fact-conflict/'));
    assert.ok(anew.length <= 8, anew.map(({ ruleId }) => ruleId).join(' '));
  });
});
