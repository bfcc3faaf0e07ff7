import { strict as assert } from 'node:assert';
import { textWidth } from '../../../server/src/core/reporters/display-width';

describe('display width', () => {
  const widths: { readonly [text: string]: number } = {
    'abc 123': 7,
    您好: 4,
    '，。！（）': 10,
    ＡＢ１: 6,
    ｱｲ: 2,
    '“”…': 3,
    한국: 4,
    'か\u3099': 2,
    'e\u0301': 1,
    '\u200b\ufeff': 0,
    '😀✅❌': 6,
    '𠮷': 2,
    '§1.5': 4,
    '㈱①': 3,
  };
  for (const [text, width] of Object.entries(widths)) {
    it(`of ${JSON.stringify(text)} is ${width}`, () => assert.equal(textWidth(text), width));
  }
});
