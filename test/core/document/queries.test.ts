import assert from 'node:assert/strict';
import {
  agentTurns,
  blockAt,
  sceneAt,
  spokenText,
  turnAt,
  visibleText,
} from '../../../server/src/core/document/queries';
import { parse } from '../../../server/src/core/formats';

describe('queries', () => {
  const text = '== 一 ==\n客服：您好\n客户：在\n\n说明\n== 禁语 ==\n客服：讲话！\n';
  const document = parse(text, 'huashu');
  const at = (words: string): number => text.indexOf(words);

  it('find the block, the turn and the scene of an offset', () => {
    assert.deepEqual(
      ['一', '您好', '在', '说明', '讲话'].map((words) => blockAt(document, at(words))),
      [0, 1, 2, 3, 5],
    );
    assert.deepEqual(
      ['一', '您好', '在', '说明', '讲话'].map((words) => turnAt(document, at(words))),
      [-1, 0, 1, -1, 2],
    );
    assert.deepEqual(
      ['一', '说明', '讲话'].map((words) => sceneAt(document, at(words))),
      [0, 0, 1],
    );
    assert.equal(turnAt(document, at('您好') + 2), 0, 'a cursor at its end is in the turn');
    assert.equal(blockAt(document, text.length), -1);
    assert.equal(blockAt(parse('', 'huashu'), 0), -1);
  });

  it('leave bad examples out of the agent’s turns', () => {
    assert.deepEqual(
      agentTurns(document).map((turn) => turn.block),
      [1],
    );
  });

  it('give the words that are seen and those that are spoken', () => {
    const turn = parse('客服：**您&nbsp;好**（静音&nbsp;3秒）请{姓名}讲（挂机）', 'markdown');
    const block = turn.blocks[0]!;
    assert.equal(visibleText(turn, block), '您\u00a0好（静音\u00a03秒）请{姓名}讲（挂机）');
    assert.equal(spokenText(turn, block), '您\u00a0好请{姓名}讲');
  });
});
