import assert from 'node:assert/strict';
import type { PatternLists } from '../../server/src/core/matching';
import { compileImage, createMatchBuffer, createMatcher, parsePattern } from '../../server/src/core/matching';
import { readText } from '../support/read-text';

const lists: PatternLists = {
  you: ['您', '你', '<plural>'],
  plural: ['你们', '您们'],
  ending: ['(吗|么)$', '\\q'],
  bad: ['(好'],
  one: ['<two>'],
  two: ['<one>'],
  nothing: [],
  maybe: ['好?'],
};

/** The stretches of the text that the pattern hits. */
function hits(pattern: string, source: string): string[] {
  const parsed = parsePattern(pattern, lists);
  assert.ok(parsed.pattern, `${pattern}: ${parsed.error?.message.en}`);
  const text = readText(source);
  const found = createMatchBuffer();
  createMatcher(compileImage([parsed.pattern])).scan(text, found);
  return Array.from({ length: found.count }, (_, i) =>
    source.slice(text.starts[found.starts[i]!], text.ends[found.ends[i]! - 1]),
  );
}

function refused(pattern: string, offset: number, message: RegExp): void {
  const { error } = parsePattern(pattern, lists);
  assert.ok(error, `${pattern} is read`);
  assert.match(error.message.en, message);
  assert.ok(error.message.zh.length > 0);
  assert.equal(error.offset, offset, `${pattern}: ${error.message.en}`);
}

describe('pattern language', () => {
  it('finds literals, folded on both sides', () => {
    assert.deepEqual(hits('听明白', '您聽明白了吗'), ['聽明白']);
    assert.deepEqual(hits('聽明白', '您听明白了吗'), ['听明白']);
    assert.deepEqual(hits('ｗｉｆｉ', '开 WiFi 吧'), ['WiFi']);
    assert.deepEqual(hits('𠮷', '叫𠮷野'), ['𠮷']);
  });

  it('finds classes, choices, options and repetitions', () => {
    assert.deepEqual(hits('[你您]好', '你好，您好，他好'), ['你好', '您好']);
    assert.deepEqual(hits('(听|弄|搞)(明白|懂)了?', '听懂了，弄明白，搞不懂'), ['听懂了', '弄明白']);
    assert.deepEqual(hits('\\d{3,4}', '12，123，1234'), ['123', '1234']);
    assert.deepEqual(hits('哈{2}人', '哈人，哈哈人'), ['哈哈人']);
    assert.deepEqual(hits('（听｜弄）懂', '弄懂'), ['弄懂']);
    assert.deepEqual(hits('好|行', '好，行'), ['好', '行']);
    assert.deepEqual(hits('[\\d三]天', '3天，三天，四天'), ['3天', '三天']);
  });

  it('finds the longest at the leftmost place', () => {
    assert.deepEqual(hits('好(的(吧|呢)?)?', '好的呢好'), ['好的呢', '好']);
    assert.deepEqual(hits('好好', '好好好好好'), ['好好', '好好']);
  });

  it('keeps gaps inside their clause or sentence', () => {
    assert.deepEqual(hits('你.{0,4}投诉', '你去投诉，你，投诉'), ['你去投诉']);
    assert.deepEqual(hits('你…{0,4}投诉', '你，去投诉。你。投诉'), ['你，去投诉']);
    assert.deepEqual(hits('你.{2}诉', '你投诉，你去投诉'), ['你去投诉']);
    assert.deepEqual(hits('你……{0,2}诉', '你，诉'), ['你，诉']);
  });

  it('reads across particles and soft breaks, and takes them where the pattern does', () => {
    assert.deepEqual(hits('听明白', '听～明……白，听啊明呢白'), ['听～明……白', '听啊明呢白']);
    assert.deepEqual(hits('好吧你', '好吧你，好你'), ['好吧你']);
    assert.deepEqual(hits('余额', '余额，余下'), ['余额']);
    assert.deepEqual(hits('不知道', '不 知 道'), ['不 知 道']);
  });

  it('reads pauses', () => {
    assert.deepEqual(hits('讲话,说话', '讲话，说话，讲话说话，讲话。说话'), ['讲话，说话', '讲话说话']);
    assert.deepEqual(hits('讲话。说话', '讲话！说话'), ['讲话！说话']);
    assert.deepEqual(hits('好\\p', '好。好'), ['好。']);
    assert.deepEqual(hits('吗\\q', '吗？吗！'), ['吗？']);
    assert.deepEqual(hits('好！', '好！好。'), ['好！']);
    assert.deepEqual(hits('3\\.5', '3.5元'), ['3.5']);
  });

  it('asks for edges', () => {
    assert.deepEqual(hits('^不行', '不行，嗯不行，也不行。喂，不行'), ['不行', '不行', '不行']);
    assert.deepEqual(hits('^^不行', '好，不行。不行'), ['不行']);
    assert.deepEqual(hits('不行$', '不行的，不行啊，不行'), ['不行', '不行']);
    assert.deepEqual(hits('不行$$', '不行，好。不行呢！'), ['不行']);
    assert.deepEqual(hits('不行$', '不行……您再看看'), ['不行']);
    assert.deepEqual(hits('懂(吗|$)', '懂吗，懂，懂的'), ['懂吗', '懂']);
    assert.deepEqual(hits('(^我|您)要', '我要您要他说我要'), ['我要', '您要']);
  });

  it('uses named lists, and lists in lists', () => {
    assert.deepEqual(hits('<you>好', '您好，你们好，他好'), ['您好', '你们好']);
    assert.deepEqual(hits('明白<ending>', '明白吗，明白？明白么好'), ['明白吗', '明白？']);
  });

  it('refuses what it cannot read, and says where', () => {
    refused('', 0, /nothing at all/);
    refused('好?', 0, /nothing at all/);
    refused('^$', 0, /nothing at all/);
    refused('(好', 0, /not closed/);
    refused('好)', 1, /without an opening/);
    refused('[好', 0, /not closed/);
    refused('好[]', 1, /no character/);
    refused('好*', 1, /needs bounds/);
    refused('好{2,}', 1, /upper bound/);
    refused('好{3,1}', 1, /wrong way round/);
    refused('好{1,21}', 1, /at most 20/);
    refused('好…{0,41}好', 2, /at most 40/);
    refused('好?{2}', 2, /in a row/);
    refused('?好', 0, /nothing before/);
    refused('好吗？', 2, /\\q/);
    refused('.{0,3}好', 0, /may not begin/);
    refused('好.{0,3}', 7, /may not end/);
    refused('好^的', 0, /before \^/);
    refused('好$的', 3, /after \$/);
    refused('好\\', 1, /nothing after/);
    refused('好\\“', 1, /never/);
    refused('<nobody>', 0, /no list named nobody/);
    refused('好<toString>', 1, /no list named/);
    refused('好<you', 1, /not closed/);
  });

  it('refuses lists that cannot be read, at the place that names them', () => {
    refused('好<bad>', 1, /list bad, entry "\(好".*not closed/);
    refused('<one>', 0, /in a circle: one → two → one/);
    refused('<nothing>', 0, /empty/);
    refused('好<maybe>', 1, /nothing at all/);
  });

  it('refuses hostile patterns at once', () => {
    refused('('.repeat(1000) + '好', 24, /too deeply/);
    refused('好'.repeat(2001), 0, /too long/);
    refused('((((好{20}){20}){20}){20}){20}', 2, /too large/);
    const doubling: { [name: string]: string[] } = { l0: ['好'] };
    for (let i = 1; i < 20; i++) doubling[`l${i}`] = [`<l${i - 1}><l${i - 1}>`];
    assert.match(parsePattern('<l19>', doubling).error?.message.en ?? '', /too large/);
  });
});
