import fc from 'fast-check';
import { strict as assert } from 'node:assert';
import { builtinLinter, defaultSettings } from '../../server/src/core';
import type { LanguageId } from '../../server/src/core';
import { formatEdits } from '../../server/src/core/editing/format';
import { createMachine } from '../../server/src/core/linter/machine';
import { openSession } from '../../server/src/core/linter/session';
import { read } from '../../server/src/core/packs/builtin.generated';
import { factLine } from './arbitrary-facts';
import { language } from './arbitrary-script';

// A session cuts texts into sections. Here they are as short as can be, so that every text has many.
describe('a session with short sections', () => {
  const machine = createMachine(read());

  /** Lines whose meaning reaches to other lines, and lines on which something may reach from others. */
  const line = fc.constantFrom(
    '客服：您好，很高兴为您服务，请问有什么可以帮您？',
    '客户：我想查一下话费。',
    '客户：谢谢。',
    '客服：大概三天吧，你等等。',
    '客服：感谢您的来电，再见。',
    '**客服：**你听明白了吗？',
    '[00:01:02] 客服：请稍等。',
    '[00:02:30] 客户：好的',
    '【客服】不行，办不了。',
    'A：你好',
    'B：我要投诉',
    'C：都不对',
    '- 客服：你说什么？',
    '  - 一般是5号出账',
    '1. 你先重启光猫',
    '2、再看指示灯',
    '（1）客服：你等等',
    '> 客户：喂？',
    '> 引用里的话',
    '禁语：',
    '错误示例：你自己看着办',
    '应答话术如下：',
    '客户问：',
    '常见问题',
    '话费怎么查？',
    '答：“您可以拨打10000号查询。”',
    'A: 你可以上网查',
    '“你说什么？”',
    '一般来说大概就是这样',
    '没有句号的一行',
    '缩进之前。',
    '    客服：缩进的一行',
    '    缩进的代码',
    '# 开场',
    '## 禁语',
    '## 话费怎么查？',
    '### 结束语',
    '== 开场 ==',
    '=== 忌语 ===',
    '一、开场',
    '（二）查询',
    '【投诉处理】',
    '===',
    '---',
    '```',
    '<div>',
    '</div>',
    '<!-- huashu-disable pronoun -- 原话 -->',
    '<!-- huashu-enable -->',
    '<!-- huashu-disable-next-line',
    'hedge -- 原话 -->',
    '# huashu-disable-next-line pronoun -- 原话',
    '客服：你好 # huashu-disable-line pronoun',
    '<!-- 没有完',
    '| 角色 | 内容 |',
    '|---|---|',
    '| 客服 | 你等等 |',
    '| 不要说 | 应该说 |',
    '[你]: https://example.com',
    '[你] 听明白了吗',
    '[^1]: 注脚里的你',
    '',
    '',
    '',
    ' ',
  );
  const head = fc.constantFrom(
    '',
    '',
    '---\nkind: script\n---\n',
    '---\nkind: transcript\ntier: VIP\n---\n\n',
    '---\nscene: 查询\n',
    '---\n',
    '\ufeff',
  );
  const text = fc
    .tuple(head, fc.array(line, { maxLength: 24 }), fc.constantFrom('\n', '\n', '\r\n', '\r'))
    .map(([before, lines, end]) => before + lines.join(end));
  const inserted = fc.oneof(
    line,
    fc.tuple(line, line).map((lines) => lines.join('\n') + '\n'),
    line.map((words) => words + '\n'),
    fc.constantFrom('\n', '\n\n', '\r', '\r\n', '客服：', '你', '。', '：', '#', '```\n', '---\n', '|', '', '', ''),
  );
  const edit = fc.record({
    at: fc.nat(999).map((n) => n / 1000),
    /** Where in a line: most edits are made at the beginning or the end of one. */
    snap: fc.constantFrom('none', 'none', 'start', 'end'),
    removed: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(60)),
    text: inserted,
  });

  const agree = (start: string, lang: LanguageId, rounds: readonly (readonly Edit[])[], length: number): void => {
    const session = openSession(machine, start, lang, defaultSettings, length);
    let now = start;
    assert.deepEqual(session.result.document, machine.parse(now, lang, defaultSettings));
    for (const round of rounds) {
      const changes = round.map((each) => {
        const from = placeOf(now, each);
        const to = Math.min(now.length, from + each.removed);
        now = now.slice(0, from) + each.text + now.slice(to);
        return { start: from, end: to, text: each.text };
      });
      const incremental = session.update(changes);
      const fresh = builtinLinter().lint(now, lang);
      assert.deepEqual(incremental.document, fresh.document);
      assert.deepEqual(incremental.findings, fresh.findings);
      assert.equal(incremental.score, fresh.score);
    }
    assert.deepEqual(session.result.calls(), builtinLinter().lint(now, lang).calls());
  };

  it('reads after any edit what a fresh lint of the text reads', () => {
    fc.assert(
      fc.property(
        text,
        language,
        fc.array(fc.array(edit, { minLength: 1, maxLength: 2 }), { maxLength: 8 }),
        fc.constantFrom(1, 1, 1, 30, 100),
        agree,
      ),
      { numRuns: 300 },
    );
  });

  it('holds after any edit what a fresh lint holds against the facts', () => {
    const about = fc.oneof(
      factLine,
      factLine,
      factLine,
      fc.constantFrom('', '# 说明', '客户：我是金卡会员。', '（紧急开机）'),
    );
    const typed = fc.oneof(
      factLine,
      factLine.map((words) => words + '\n'),
      fc.constantFrom('\n', '\n\n', '：', '金卡', '？', '信用度', '## 投诉\n', '# 说明\n', '| ', '2', '普通客户', ''),
    );
    fc.assert(
      fc.property(
        fc.array(about, { minLength: 3, maxLength: 24 }).map((lines) => lines.join('\n')),
        language,
        fc.array(
          fc.array(
            fc.record({
              at: fc.nat(999).map((n) => n / 1000),
              snap: fc.constantFrom('none', 'start', 'end'),
              removed: fc.constantFrom(0, 0, 1, 3, 40),
              text: typed,
            }),
            { minLength: 1, maxLength: 1 },
          ),
          { maxLength: 8 },
        ),
        fc.constantFrom(1, 1, 30),
        agree,
      ),
      { numRuns: 300 },
    );
  });

  it('formats a line as one who reads all of the text again', () => {
    const written = fc.oneof(
      line,
      line.map((words) => words.replaceAll('：', ' :  ').replaceAll('，', ', ')),
      fc.constantFrom('客服:您好,请讲.', '一.您好,', '禁语:', '**客服:**  您好 ', '说:', '- 说明 : 好', '(1)您好'),
    );
    fc.assert(
      fc.property(
        fc.array(written, { minLength: 1, maxLength: 16 }).map((lines) => lines.join('\n')),
        language,
        fc.array(fc.nat(999), { minLength: 1, maxLength: 4 }),
        (start, lang, places) => {
          const session = openSession(machine, start, lang, defaultSettings, 1);
          const { document } = session.result;
          for (const place of places) {
            const at = Math.floor((place / 1000) * start.length);
            const within = {
              start: start.lastIndexOf('\n', at - 1) + 1,
              end: (start + '\n').indexOf('\n', at),
            };
            const format = (keeps?: typeof session.keepsDialogue) =>
              formatEdits(document, { spacing: 'remove' }, {}, within, keeps);
            assert.deepEqual(format(session.keepsDialogue), format());
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

interface Edit {
  readonly at: number;
  readonly snap: string;
  readonly removed: number;
  readonly text: string;
}

function placeOf(text: string, { at, snap }: Edit): number {
  const offset = Math.floor(at * (text.length + 1));
  if (snap === 'none') return offset;
  if (snap === 'start') return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const end = /[\r\n]/.exec(text.slice(offset))?.index;
  return end === undefined ? text.length : offset + end;
}
