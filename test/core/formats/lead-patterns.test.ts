import assert from 'node:assert/strict';
import fc from 'fast-check';
import { knownLeads, leadPatterns } from '../../../server/src/core/formats/leads';

describe('lead-in patterns', () => {
  for (const { kind, pattern, holds } of leadPatterns) {
    // Words as they stand in the pattern itself, so that many of the labels made of them match.
    const words = pattern.source
      .replace(/\(\?<?[:!]/g, '|')
      .split(/[|()?*^$[\]]+/)
      .filter((word) => word !== '');

    it(`${kind}: the cheap test passes every label that the pattern matches`, () => {
      let matched = 0;
      fc.assert(
        fc.property(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }), (parts) => {
          const label = parts.join('');
          if (!pattern.test(label)) return;
          matched++;
          assert.ok(holds(label), label);
        }),
        { numRuns: 2000 },
      );
      for (const word of words) if (pattern.test(word)) assert.ok(holds(word), word);
      assert.ok(matched > 100, `${matched} labels matched`);
    });
  }

  for (const [label, kind] of knownLeads) {
    it(`${label} is known to be what the patterns say`, () => {
      assert.equal(leadPatterns.find(({ pattern }) => pattern.test(label))?.kind, kind);
    });
  }
});
