import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readingsOf } from '../../../server/src/core/editing/pinyin';
import { matchSpelling, spell } from '../../../server/src/core/editing/spelling';
import { projectFile } from '../../support/project-file';

describe('pinyin', () => {
  it('the table is what its script writes', () => {
    const check = spawnSync(process.execPath, [projectFile('scripts/generate-pinyin.mjs'), '--check'], {
      encoding: 'utf8',
    });
    assert.equal(check.status, 0, check.stderr);
  });
  it('knows every reading of a character, and those of its traditional form', () => {
    assert.deepEqual([...readingsOf('行')].sort().slice(0, 2), ['hang', 'heng']);
    assert.ok(readingsOf('行').includes('xing'));
    assert.deepEqual(readingsOf('謝'), ['xie']);
    assert.deepEqual(readingsOf('绿').includes('lv'), true);
    assert.deepEqual(readingsOf('a'), []);
  });
});

describe('what is typed finds a phrase', () => {
  const phrase = spell('{称呼}，请稍等，我正在为您查询WiFi费用。');
  const score = (typed: string) => matchSpelling(typed, phrase);

  it('the better the nearer to the beginning', () => {
    assert.equal(score('qsd'), 4);
    assert.equal(score('wzz'), 3);
    assert.equal(score('cx'), 2);
    assert.equal(score('请费'), 1);
    assert.equal(score('再见'), 0);
  });
  it('in any mixture, the last syllable begun only', () => {
    for (const typed of ['qing', 'qings', 'qshaod', '请sd', 'qingshaodengwo', 'zhengzaiw', 'zhz', 'chaxunwifi', 'QSD'])
      assert.ok(score(typed) >= 2, typed);
  });
  it('not by syllables that are none', () => {
    for (const typed of ['qinh', 'qsdd', 'zhengw', '', ' ']) assert.ok(score(typed) < 2, typed);
  });
});
