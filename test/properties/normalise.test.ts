import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Converter } from 'opencc-js';
import { readText, symbolsOf } from '../support/read-text';

/** Any code units: Han, Latin, marks, blanks, controls, whole and halved surrogate pairs. */
const units = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...'您你好聽請 a1.,-*~…。！？“”（）') },
      {
        weight: 2,
        arbitrary: fc.constantFrom('😊', '𠮷', '\u200b', '\n', '\r\n', '　', '......', '3,360', '\ud842', '\udfb7'),
      },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) },
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

/** A text with segments, exempt spans and entities somewhere in it, all in order. */
const blocks = units.chain((source) =>
  fc
    .array(fc.tuple(fc.nat(8), fc.nat(8), fc.constantFrom('segment', 'opaque', 'invisible', 'entity')), {
      maxLength: 12,
    })
    .map((steps) => {
      const segments: number[] = [];
      const exempt: { start: number; end: number; reason: 'placeholder'; as: 'opaque' | 'invisible' }[] = [];
      const entities: { start: number; end: number; text: string }[] = [];
      let at = 0;
      for (const [skip, length, kind] of steps) {
        const start = whole(source, Math.min(source.length, at + skip));
        const end = whole(source, Math.min(source.length, start + length));
        at = end;
        if (end === start) continue;
        segments.push(start, end);
        if (kind === 'entity') entities.push({ start, end, text: '你' });
        else if (kind !== 'segment') exempt.push({ start, end, reason: 'placeholder', as: kind });
      }
      return { source, segments, exempt, entities };
    }),
);

/** The place, or the one before if it is inside a surrogate pair. */
function whole(source: string, at: number): number {
  return isInsidePair(source, at) ? at - 1 : at;
}

function isInsidePair(source: string, at: number): boolean {
  return /[\ud800-\udbff]/.test(source[at - 1] ?? '') && /[\udc00-\udfff]/.test(source[at] ?? '');
}

describe('normalised text', () => {
  it('maps every symbol to a stretch of the source that is whole and in order', () => {
    fc.assert(
      fc.property(blocks, ({ source, ...parts }) => {
        const text = readText(source, parts);
        let last = 0;
        for (let i = 0; i < text.length; i++) {
          const start = text.starts[i]!;
          const end = text.ends[i]!;
          assert.ok(start < end && end <= source.length, `symbol ${i}: ${start}-${end}`);
          assert.ok(
            start >= last || (i > 0 && start === text.starts[i - 1]),
            `symbol ${i} begins before the one before ends`,
          );
          assert.ok(!isInsidePair(source, start) && !isInsidePair(source, end), `symbol ${i} splits a pair`);
          last = end;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('is the same whether a text is one segment or cut into several', () => {
    fc.assert(
      fc.property(units, fc.array(fc.nat(60), { maxLength: 6 }), (source, cuts) => {
        const places = [
          ...new Set([0, ...cuts.map((cut) => whole(source, Math.min(cut, source.length))), source.length]),
        ];
        places.sort((a, b) => a - b);
        const segments = places.slice(1).flatMap((end, i) => [places[i]!, end]);
        assert.equal(symbolsOf(readText(source, { segments })), symbolsOf(readText(source)));
      }),
      { numRuns: 1000 },
    );
  });

  it('reads simplified and traditional characters alike', () => {
    const sentences = fc
      .array(
        fc.constantFrom(
          '请问您听明白了吗',
          '没有办法',
          '这不归我们管',
          '让您久等了',
          '话费余额',
          '里面包含的流量',
          '麻烦您稍后再拨',
          '什么时候',
          '查询账单',
          '别着急',
          '听我说完',
          '宽带障碍',
          '营业厅',
          '发票',
          '复杂',
          '头发',
          '干脆',
          '后台系统',
          '周三',
          '只要',
          '松开',
          '钟头',
          '准备',
          '制度',
        ),
        { maxLength: 6 },
      )
      .map((parts) => parts.join('，'));
    const converters = (['t', 'tw', 'hk'] as const).map((to) => Converter({ from: 'cn', to }));
    fc.assert(
      fc.property(sentences, fc.constantFrom(...converters), (simplified, convert) => {
        assert.equal(symbolsOf(readText(convert(simplified))), symbolsOf(readText(simplified)));
      }),
      { numRuns: 300 },
    );
  });

  it('does not depend on width', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'abcXYZ0189%+=@#'), maxLength: 20 }), (half) => {
        const full = [...half].map((character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)).join('');
        assert.equal(symbolsOf(readText(full)), symbolsOf(readText(half)));
      }),
      { numRuns: 200 },
    );
  });
});
