import { strict as assert } from 'node:assert';
import { callTime } from '../../../server/src/core/dialogue/call-time';
import { parse } from '../../../server/src/core/formats';

const fifteen = '一二三四五，六七八九十，一二三四五。';
assert.equal(fifteen.replace(/[，。]/g, '').length, 15);

describe('how long a call lasts', () => {
  const cases: readonly (readonly [what: string, text: string, seconds: number, measured: boolean])[] = [
    ['both sides speak', `客服：${fifteen}\n客户：${fifteen}\n`, 12, false],
    ['a stated wait counts', `客服：${fifteen}（静音40秒）${fifteen}\n`, 52, false],
    ['a stated wait in a line of its own', `客服：${fifteen}\n（静音40秒）\n客服：${fifteen}\n`, 52, false],
    ['a stage direction without a time does not', `客服：${fifteen}（查询系统）\n`, 6, false],
    ['a turn goes on in the next line', `客服：${fifteen}\n  ${fifteen}\n`, 12, false],
    ['bad examples do not', `== 反例 ==\n客服：${fifteen}\n== 正例 ==\n客服：${fifteen}\n`, 6, false],
    ['from the first time to the last', '[00:10] 客服：您好。\n[00:12] 客户：喂。\n[01:40] 客服：再见。\n', 90, true],
    ['to the end of the last turn', '[00:00:01 - 00:00:05] 客服：您好。\n[00:00:05 - 00:00:31] 客户：喂。\n', 30, true],
    ['one time tells nothing', `[00:10] 客服：${fifteen}\n`, 6, false],
    [
      'times that begin anew are another call',
      '[00:10] 客服：喂\n[00:40] 客户：喂\n[00:05] 客服：喂\n[00:25] 客户：喂\n',
      50,
      true,
    ],
    ['no turn', '# 说明\n', 0, false],
  ];
  for (const [what, text, seconds, measured] of cases) {
    it(`${what}: ${seconds} s`, () => {
      const time = callTime(parse(text, 'huashu'));
      assert.deepEqual(
        { seconds: Math.round(time.seconds * 100) / 100, measured: time.measured },
        { seconds, measured },
      );
    });
  }

  it('is estimated with another pace where asked, which does not touch waits', () => {
    const document = parse(`客服：${fifteen}（静音40秒）\n`, 'huashu');
    assert.equal(callTime(document, 300).seconds, 43);
  });
});
