import { deepEqual, equal } from 'node:assert/strict';
import { shippedPacks } from '../../server/src/core/packs/builtin';
import { labelRewrites, labelTitle } from '../../server/src/core/packs/label-title';
import { labelOf } from '../../server/src/core/packs/program';

describe('what the labels of rules are called', () => {
  it('is said by the built-in packs for every label, in both languages', () => {
    const packs = shippedPacks();
    const labels = [...new Set(packs.flatMap(({ rules }) => rules.map(({ id }) => labelOf(id))))];
    const nameless = labels.filter((label) =>
      (['zh-CN', 'en'] as const).some((locale) => labelTitle(packs, label, locale) === label),
    );
    deepEqual(nameless, []);
  });

  it('is said by the last pack that does, and is the id where none does', () => {
    const pack = (labels?: object) => ({ manifest: { labels } }) as never;
    const packs = [pack({ hedge: { zh: '甲', en: 'a' } }), pack({ hedge: { zh: '乙', en: 'b' } }), pack()];
    equal(labelTitle(packs, 'hedge/usually', 'zh-CN'), '乙');
    equal(labelTitle(packs, 'toString/a', 'en'), 'toString/a');
  });

  it('goes with what a pack calls the rewriting of a whole text, after the last pack too', () => {
    const pack = (rewrites?: object) => ({ manifest: { rewrites } }) as never;
    const packs = [pack({ hedge: { zh: '甲', en: 'a' } }), pack(), pack({ hedge: { zh: '乙', en: 'b' } })];
    deepEqual([...labelRewrites(packs, 'en')], [['hedge', 'b']]);
    deepEqual([...labelRewrites([pack()], 'en')], []);
  });
});
