import { strict as assert } from 'node:assert';
import { defaultSettings } from '../../../server/src/core';
import { buildCalls } from '../../../server/src/core/dialogue/build-calls';
import type { CallStart } from '../../../server/src/core/document/document';
import { parse } from '../../../server/src/core/formats';
import { builtinPacks } from '../../../server/src/core/packs/builtin';
import { compileProgram } from '../../../server/src/core/packs/compile-program';

const text = '客服：您好。\n客户：查余额。\n客服：余额是20元。\n客户：我要报修。\n客服：请讲。\n';
const { program } = compileProgram(builtinPacks());
const nothing = { acts: [], sentences: 0 };

function callsOf(callStarts?: readonly CallStart[]) {
  const document = { ...parse(text, 'plaintext', {}), callStarts };
  return buildCalls(document, defaultSettings, program, () => nothing);
}

describe('the calls of a format that tells them apart', () => {
  it('begin where it says so, with what it says of them', () => {
    const calls = callsOf([
      { turn: 0, tier: 'VIP', sceneName: '余额' },
      { turn: 3, fragment: false },
    ]);
    assert.deepEqual(
      calls.map(({ turns, tier, sceneName, whole }) => [turns.map(({ number }) => number), tier, sceneName, whole]),
      [
        [[0, 1, 2], 'VIP', '余额', false],
        [[3, 4], '普通', '', true],
      ],
    );
  });
  it('are one where it says nothing', () => assert.equal(callsOf().length, 1));
});
