import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { reads } from '../../server/src/core/facts/compare';
import type { FactMeasure } from '../../server/src/core/facts/fact-program';
import { foldString } from '../../server/src/core/facts/folded';
import { asksFor, glance, Shows } from '../../server/src/core/facts/glance';
import { NameFinder } from '../../server/src/core/facts/name-finder';
import { findQuantities } from '../../server/src/core/facts/quantities';
import { read } from '../../server/src/core/packs/builtin.generated';
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

  it('misses nothing that is said of the customer', () => {
    const { facts, whom } = read();
    const names = new NameFinder(
      facts!.dimensions.flatMap(({ values }) => values.flatMap((of) => [of.names, of.short ?? []])),
    );
    const words = fc.constantFrom(
      ...['我', '您', '你们', '家', '是', '住在', '在', '我是', '您在', '这边', '，', '。', ' ', '的', '客户', '請稍等', 'ＶＩＰ', 'VIP', '金卡', '鑽石卡', '銀卡会员'],
      ...['普通', '一般客户', '我的E家', '农村', '鄉下', '城 镇', '市区', '天翼', '其他用户', '处级', '“金”卡', '&#21345;', '12'],
      ...['是的', '好', '请问', '查一下', '没有', '什么', '上午', '怎么', '订单', '发货', '我这边', '您是不', '我在等'],
    ); // prettier-ignore
    const seen = { said: 0, out: 0 };
    fc.assert(
      fc.property(fc.array(words, { maxLength: 7 }), (parts) => {
        const source = parts.join('');
        const plain = shown(source) & Shows.self;
        const self = glance(text, false, whom) & Shows.self;
        if (plain !== 0 && self === 0) seen.out++;
        if (plain === 0 || !names.has(foldString(source).text)) return;
        seen.said++;
        assert.equal(self, Shows.self, source);
      }),
      { numRuns: 3000 },
    );
    assert.ok(seen.said > 100 && seen.out > 100, JSON.stringify(seen));
  });
});
