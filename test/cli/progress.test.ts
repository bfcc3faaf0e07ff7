import { strict as assert } from 'node:assert';
import { Progress } from '../../server/src/cli/progress';

/** A terminal that shows what was written last, and a clock that is set by hand. */
function screen({ isTerminal = true } = {}) {
  const state = { time: 200, shown: '' };
  const around = {
    now: () => state.time,
    isTerminal: () => isTerminal,
    write: (_: 1 | 2, text: string) => void (state.shown = text.replace('\r\u001b[2K', '')),
  };
  return { state, around };
}

describe('the progress line', () => {
  const { CI, TERM } = process.env;
  before(() => {
    delete process.env['CI'];
    process.env['TERM'] = 'xterm';
  });
  after(() => {
    for (const [name, value] of Object.entries({ CI, TERM }))
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
  });

  it('tells how far the run is, how fast, and how long it still takes', () => {
    const { state, around } = screen();
    const progress = new Progress(4000, 'zh-CN', false, around);
    state.time = 400;
    progress.step(100);
    assert.equal(state.shown, '', 'a short run shows none');
    state.time = 1200;
    progress.step(500);
    assert.equal(state.shown, '正在检查 500/4000(12%)，每秒 500 个文件，还需 7 秒');
    state.time = 1250;
    progress.step(510);
    assert.match(state.shown, /500\/4000/, 'ten times a second is enough');
    state.time = 100_200;
    progress.step(2000);
    assert.equal(state.shown, '正在检查 2000/4000(50%)，每秒 20 个文件，还需 1 分 40 秒');
    progress.clear();
    assert.equal(state.shown, '');
  });

  it('speaks English, and tells slow rates with a fraction', () => {
    const { state, around } = screen();
    const progress = new Progress(10, 'en', false, around);
    state.time = 2200;
    progress.step(3);
    assert.equal(state.shown, 'Linting 3/10 (30%), 1.5 files/s, 5s left');
  });

  it('is for people alone: no terminal, a single file, or a pipeline get none', () => {
    const piped = screen({ isTerminal: false });
    new Progress(4000, 'en', false, { ...piped.around, now: () => 5000 }).step(9);
    assert.equal(piped.state.shown, '');
    const single = screen();
    new Progress(1, 'en', false, { ...single.around, now: () => 5000 }).step(1);
    assert.equal(single.state.shown, '');
    process.env['CI'] = 'true';
    const inCi = screen();
    new Progress(4000, 'en', false, { ...inCi.around, now: () => 5000 }).step(9);
    assert.equal(inCi.state.shown, '');
    delete process.env['CI'];
  });
});
