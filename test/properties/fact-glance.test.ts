import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { reads } from '../../server/src/core/facts/compare';
import type { FactMeasure } from '../../server/src/core/facts/fact-program';
import { foldString } from '../../server/src/core/facts/folded';
import { asksFor, glance } from '../../server/src/core/facts/glance';
import { findQuantities } from '../../server/src/core/facts/quantities';
import { createNormalisedText, normalise } from '../../server/src/core/text/normalise';

const text = createNormalisedText();
const measures = Object.keys(asksFor) as FactMeasure[];

function shown(source: string): number {
  normalise(source, { segments: [0, source.length], exempt: [], entities: [] }, text);
  return glance(text, false);
}

/** The measures whose topics could read a quantity in the text, and those that the glance lets them look for. */
function measuresOf(source: string): { read: FactMeasure[]; missed: FactMeasure[] } {
  const quantities = findQuantities(foldString(source), source);
  const read = measures.filter((measure) => quantities.some((quantity) => reads(measure, quantity)));
  const bits = shown(source);
  return { read, missed: read.filter((measure) => (asksFor[measure] & bits) === 0) };
}

describe('glance at a text for facts', () => {
  const pieces = fc.array(
    fc.constantFrom(
      ...['3', '24', '0.5', '３', '三', '两万', '十', '半', '千', '7', '周一', '周五', '星期日', '早', '晚', '上午', '八', '八点'],
      ...['个', '多', '余', '自然', '工作日', '小时', '分钟', '秒', '天', '月', '季度', '年', '周', 'h', 'min', '钟头', '时'],
      ...['元', '块', '万', '人民币', '￥', 'rmb', '次', '回', '遍', '每', '按', '双月', '以内', '至', '到', '-', '/', '（', '）'],
      ...['×', '*', '＊', ':', '：', '点', '半', '立即', '马上', '立刻', '第一时间', '随即', '全天候', '全年无休', ' ', '，', '。', '您'],
    ),
    { maxLength: 9 },
  ); // prettier-ignore

  it('misses no quantity that a topic could read', () => {
    let seen = 0;
    fc.assert(
      fc.property(pieces, (parts) => {
        const source = parts.join('');
        const { read, missed } = measuresOf(source);
        seen += read.length;
        assert.deepEqual(missed, [], source);
      }),
      { numRuns: 4000 },
    );
    assert.ok(seen > 1000, `only ${seen} quantities were read`);
  });

  it('shows nothing of kinds that a text has no word of', () => {
    for (const source of ['您本月还剩3.8G流量', '请您提供手机号后四位', '您的订单已经登记完毕'])
      assert.equal(shown(source) & (asksFor.money | asksFor.count), 0, source);
  });
});
