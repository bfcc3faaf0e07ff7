import fc from 'fast-check';
import { strict as assert } from 'node:assert';
import { builtinLinter, fixText } from '../../server/src/core';
import { language, script } from './arbitrary-script';

/** What speakers other than the agent say, joined: bulk fixing must leave it alone. */
function wordsOfOthers(text: string, lang: Parameters<ReturnType<typeof builtinLinter>['lint']>[1]): string {
  const { document } = builtinLinter().lint(text, lang);
  return document.blocks
    .filter((block) => block.role === 'customer' || block.role === 'other')
    .map((block) => text.slice(block.start, block.end))
    .join('\n');
}

for (const safety of ['safe', 'all'] as const) {
  describe(`bulk fixing (${safety})`, function () {
    this.timeout(60_000);

    it('settles: a second run changes nothing', () => {
      fc.assert(
        fc.property(script, language, (text, lang) => {
          const once = fixText(builtinLinter(), text, lang, undefined, { safety });
          const twice = fixText(builtinLinter(), once.text, lang, undefined, { safety });
          assert.equal(twice.text, once.text);
          assert.equal(twice.applied, 0);
        }),
        { numRuns: 300 },
      );
    });

    it("never touches a customer's words", () => {
      fc.assert(
        fc.property(script, language, (text, lang) => {
          // Directives are the writer's own notes, wherever they stand: removing an unused one touches nobody's words.
          const only = (finding: { readonly ruleId: string }) => !finding.ruleId.startsWith('directive/');
          const fixed = fixText(builtinLinter(), text, lang, undefined, { safety, only });
          assert.equal(wordsOfOthers(fixed.text, lang), wordsOfOthers(text, lang));
        }),
        { numRuns: 300 },
      );
    });
  });
}

describe('findings', function () {
  this.timeout(60_000);

  it('lie inside the text, in order, on code-point boundaries', () => {
    fc.assert(
      fc.property(script, language, (text, lang) => {
        let last = 0;
        for (const finding of builtinLinter().lint(text, lang).findings) {
          assert.ok(finding.start >= last && finding.end >= finding.start && finding.end <= text.length);
          last = finding.start;
          for (const at of [finding.start, finding.end]) assert.ok(!splitsPair(text, at), 'splits a surrogate pair');
        }
      }),
      { numRuns: 300 },
    );
  });

  it('any text at all gives findings, not an exception', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: 'grapheme', maxLength: 200 })),
        language,
        (text, lang) => {
          assert.equal(builtinLinter().lint(text, lang).crashed, false);
        },
      ),
      { numRuns: 500 },
    );
  });
});

function splitsPair(text: string, at: number): boolean {
  const isHigh = (unit: number) => unit >= 0xd800 && unit < 0xdc00;
  const isLow = (unit: number) => unit >= 0xdc00 && unit < 0xe000;
  return at > 0 && isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at));
}
