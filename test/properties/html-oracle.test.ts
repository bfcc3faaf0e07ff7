import fc from 'fast-check';
import { DomUtils, parseDocument } from 'htmlparser2';
import assert from 'node:assert/strict';
import { builtinLinter, fixText } from '../../server/src/core';
import { visibleText } from '../../server/src/core/document/queries';
import { parse } from '../../server/src/core/formats';

/** Elements and words of a page, put together so that every element is closed. */
const words = fc.constantFrom(
  ...[
    '您好',
    '你',
    '一般是',
    '&amp;',
    '&#20320;',
    '&#x597d;',
    '&nbsp;',
    '&hellip;',
    '&copy',
    ' ',
    '\n  ',
    '<br>',
    '<br/>',
  ],
  ...['客服：', '请稍等。', 'a &lt; b', '<!-- 你 -->', '<img src="a.png">', '𠮷', '<wbr>'],
);
const page = fc.letrec<{ node: string; nodes: string }>((tie) => ({
  nodes: fc.array(tie('node'), { maxLength: 5 }).map((nodes) => nodes.join('')),
  node: fc.oneof(
    { maxDepth: 4 },
    words,
    fc
      .tuple(
        fc.constantFrom('p', 'b', 'span class="x"', 'div', 'h2', 'ul', 'li', 'a href="?a=1&b=2"', 'em', 'section'),
        tie('nodes'),
      )
      .map(([tag, inner]) => `<${tag}>${inner}</${tag.split(' ')[0]!}>`),
  ),
})).nodes;

const squeezed = (text: string): string => text.replace(/[\s\u00a0]+/g, '');

describe('HTML', () => {
  it('shows the text that the library extracts', () => {
    fc.assert(
      fc.property(page, (text) => {
        const document = parse(text, 'html');
        // Role labels are no part of what is said: they stand before the segments.
        const shown = document.blocks
          .map((block) => {
            const turn = block.type === 'turn' ? document.turns[block.turn] : undefined;
            const label = turn ? text.slice(turn.label.start, turn.label.end) + '：' : '';
            return label + visibleText(document, block);
          })
          .join('');
        assert.equal(squeezed(shown), squeezed(DomUtils.textContent(parseDocument(text))));
      }),
      { numRuns: 1000, seed: 20260401 },
    );
  });

  it('keeps every tag where bulk fixing changes words', () => {
    const tagsOf = (text: string) => text.match(/<(?!!--)[^>]*>/g) ?? [];
    fc.assert(
      fc.property(page, (text) => {
        const fixed = fixText(builtinLinter(), text, 'html', undefined, { safety: 'all' });
        assert.deepEqual(tagsOf(fixed.text), tagsOf(text));
      }),
      { numRuns: 300, seed: 20260402 },
    );
  });
});
