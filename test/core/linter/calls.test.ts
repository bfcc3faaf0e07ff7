import { strict as assert } from 'node:assert';
import { builtinLinter, defaultSettings } from '../../../server/src/core';

const text = `# 话费查询

客服：您好，很高兴为您服务！

客户：查一下话费。

客服：请您稍等，我帮您查询，好吗？（静音15秒）

客服：感谢您的耐心等待，本月话费 59 元。请问还有什么可以帮您？

客户：没有了。

客服：感谢您的来电，再见！

# 宽带报修

客服：您好，很高兴为您服务！

客户：我是 VIP 客户，宽带断了。

客服：你的宽带正在检修。再见！
`;

describe('the calls of a text', () => {
  const result = builtinLinter().lint(text, 'markdown');
  const calls = result.calls();

  it('are told apart, each with its turns, scene and tier', () => {
    assert.deepEqual(
      calls.map(({ index, firstTurn, lastTurn, scene, tier, turns }) => [
        index,
        firstTurn,
        lastTurn,
        scene,
        tier,
        turns.map(({ number, role }) => `${number} ${role}`).length,
      ]),
      [
        [0, 0, 5, '话费查询', '普通', 6],
        [1, 6, 8, '宽带报修', 'VIP', 3],
      ],
    );
    assert.equal(text.slice(calls[1]!.start, calls[1]!.end), text.slice(text.lastIndexOf('客服：您好')).trimEnd());
  });

  it('have acts with the words that show them', () => {
    const acts = calls[0]!.turns.map(({ acts }) => acts.map(({ id, start, end }) => [id, text.slice(start, end)]));
    assert.ok(acts[0]!.some(([id, words]) => id === 'greeting' && words!.startsWith('您好')));
    assert.ok(acts[5]!.some(([id, words]) => id === 'closing' && words!.includes('再见')));
  });

  it('have a time, and each turn its own, waits apart', () => {
    const { turns, time } = calls[0]!;
    assert.deepEqual(turns[1]!.time, { seconds: 2, measured: false, spoken: 5, waits: 0 });
    assert.equal(turns[2]!.time.waits, 15);
    const sum = turns.reduce((total, turn) => total + turn.time.seconds + turn.time.waits, 0);
    assert.equal(time.measured, false);
    assert.ok(Math.abs(time.seconds - sum) < 1e-9, `${time.seconds}, not ${sum}`);
    const fast = builtinLinter().lint(text, 'markdown', { ...defaultSettings, pace: 300 });
    assert.equal(fast.calls()[0]!.turns[1]!.time.seconds, 1);
  });

  it('share the findings out among them, and score each by its own', () => {
    assert.deepEqual(calls[0]!.findings, []);
    assert.equal(calls[0]!.card.score, 100);
    assert.deepEqual([...calls[1]!.findings], result.findings);
    assert.equal(calls[1]!.card.score, result.score);
  });

  it('are none in an article', () =>
    assert.deepEqual(builtinLinter().lint('# 资费\n\n每月 59 元。', 'markdown').calls(), []));
});

describe('turns of a transcript', () => {
  it('take the time between their two times', () => {
    const [call] = builtinLinter()
      .lint('[00:00:10 - 00:00:12.5] 客服：您好！\n[00:00:15] 客户：喂。\n', 'plaintext')
      .calls();
    assert.deepEqual(
      call!.turns.map(({ time }) => [time.seconds, time.measured]),
      [
        [2.5, true],
        [0.4, false],
      ],
    );
    assert.deepEqual(call!.time, { seconds: 5, measured: true });
  });
});
