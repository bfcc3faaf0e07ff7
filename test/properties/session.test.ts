import fc from 'fast-check';
import { strict as assert } from 'node:assert';
import { builtinLinter } from '../../server/src/core';
import { factLine, factText } from './arbitrary-facts';
import { call, language, line, script } from './arbitrary-script';

describe('a session', function () {
  this.timeout(60_000);

  it('finds after any edits what a fresh lint of the text finds', () => {
    const edit = fc.record({
      at: fc.nat(999).map((n) => n / 1000),
      removed: fc.nat(30),
      text: fc.oneof(line, fc.constantFrom('\n', '客服:', '你', '"', '`', '<!--', '')),
    });
    fc.assert(
      fc.property(
        script,
        language,
        fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { maxLength: 6 }),
        (text, lang, rounds) => {
          const session = builtinLinter().open(text, lang);
          let now = text;
          for (const round of rounds) {
            const changes = round.map(({ at, removed, text: inserted }) => {
              const start = Math.floor(at * now.length);
              const end = Math.min(now.length, start + removed);
              now = now.slice(0, start) + inserted + now.slice(end);
              return { start, end, text: inserted };
            });
            const incremental = session.update(changes);
            const fresh = builtinLinter().lint(now, lang);
            assert.equal(incremental.document.text, now);
            assert.deepEqual(incremental.findings, fresh.findings);
            assert.equal(incremental.score, fresh.score);
          }
          assert.deepEqual(session.result.calls(), builtinLinter().lint(now, lang).calls());
        },
      ),
      { numRuns: 300 },
    );
  });

  it('finds after typing character by character what a fresh lint of the text finds', () => {
    const key = fc.record({
      at: fc.nat(999).map((n) => n / 1000),
      removed: fc.constantFrom(0, 0, 0, 1, 2),
      text: fc.constantFrom(
        '你',
        '好',
        '大概',
        '一般',
        '，',
        '。',
        '谢',
        '谢',
        ':',
        '“',
        '”',
        '(',
        ')',
        '',
        ' ',
        '1',
        '再见',
        '#',
        '<',
        '`',
      ),
    });
    fc.assert(
      fc.property(fc.oneof(script, call), language, fc.array(key, { maxLength: 25 }), (text, lang, keys) => {
        const session = builtinLinter().open(text, lang);
        let now = text;
        for (const { at, removed, text: typed } of keys) {
          const start = Math.floor(at * now.length);
          const end = Math.min(now.length, start + removed);
          now = now.slice(0, start) + typed + now.slice(end);
          const incremental = session.update([{ start, end, text: typed }]);
          const fresh = builtinLinter().lint(now, lang);
          assert.deepEqual(incremental.findings, fresh.findings);
          assert.deepEqual(incremental.document, fresh.document);
        }
        assert.deepEqual(session.result.calls(), builtinLinter().lint(now, lang).calls());
      }),
      { numRuns: 300 },
    );
  });

  it('finds after any edits of a text with facts what a fresh lint of the text finds', () => {
    const edit = fc.record({
      at: fc.nat(999).map((n) => n / 1000),
      removed: fc.constantFrom(0, 0, 1, 3, 40),
      text: fc.oneof(
        factLine,
        fc.constantFrom('\n', '\n\n', '：', '金卡', '？', '信用度', '## 投诉\n', '| ', '2', '普通客户', ''),
      ),
    });
    fc.assert(
      fc.property(factText, language, fc.array(edit, { maxLength: 8 }), (text, lang, edits) => {
        const session = builtinLinter().open(text, lang);
        let now = text;
        for (const { at, removed, text: typed } of edits) {
          const start = Math.floor(at * now.length);
          const end = Math.min(now.length, start + removed);
          now = now.slice(0, start) + typed + now.slice(end);
          assert.deepEqual(
            session.update([{ start, end, text: typed }]).findings,
            builtinLinter().lint(now, lang).findings,
          );
        }
      }),
      { numRuns: 120 },
    );
  });
});
