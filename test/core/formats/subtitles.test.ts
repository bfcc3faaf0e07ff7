import { strict as assert } from 'node:assert';
import { parse } from '@plussub/srt-vtt-parser';
import { ContainerFile, unmarked } from '../../support/containers';

const texts = (source: string): string[] => parse(source).entries.map(({ text }) => text);

describe('SRT', () => {
  const marked = `1\r
00:00:00,500 --> 00:00:02,000\r
客服：[[你]]好，\r
很高兴为您服务。\r
\r
2\r
00:00:02,000 --> 00:00:03,000\r
请问[[你]]要办什么？\r
\r
3\r
00:01:03,250 --> 00:01:04,000 X1:40 X2:600\r
<i>客户：你好</i>\r
\r
4\r
01:00:00,000 --> 01:00:01,000\r
[[[坐席]]] {\\an8}<b>[[你]]</b>的号码\r
`;
  const source = marked.replace('[[[坐席]]]', '[坐席]').replaceAll(/\[\[|\]\]/g, '');

  it('is one call: turns by their speakers, times from the captions, a turn over several of them', () => {
    const file = new ContainerFile(source, 'srt');
    assert.equal(file.marked, marked);
    const [unit] = file.result.units!;
    assert.equal(unit!.kind, 'transcript');
    assert.deepEqual(
      unit!.document.turns.map(({ role, time }) => [role, time]),
      [
        ['agent', { startMs: 500, endMs: 3000 }],
        ['customer', { startMs: 63_250, endMs: 64_000 }],
        ['agent', { startMs: 3_600_000, endMs: 3_601_000 }],
      ],
    );
  });

  it('is fixed in its words only', () => {
    const fixed = new ContainerFile(source, 'srt').fixed();
    assert.deepEqual(
      texts(fixed),
      texts(source).map((text) => (text.includes('客户') ? text : text.replaceAll('你', '您'))),
    );
    assert.equal(fixed.replaceAll('您', '你'), source.replaceAll('您', '你'));
  });

  it('says where times cannot be read, and where nobody is named', () => {
    const bad = new ContainerFile(
      '1\n00:00:01 -> 00:00:02\n\n2\n0:0:1 --> 2\n客服：你好\n\n3\n00:00:03,0 --> 00:00:04,0\n客服：你好\n',
      'srt',
    );
    assert.deepEqual(
      bad.findings.map((finding) => finding.split(' ', 2).join(' ')),
      ['5:1 format/syntax', '10:4 pronoun'],
    );
    const mute = new ContainerFile('1\n00:00:01,0 --> 00:00:02,0\n你好\n', 'srt');
    assert.deepEqual([mute.result.incomplete, mute.result.findings[0]!.ruleId], [true, 'format/unknown-role']);
  });
});

describe('WebVTT', () => {
  const marked = `WEBVTT - 录音 1

STYLE
::cue { color: red }

NOTE 你好

1
00:00.000 --> 00:02.000 align:start
<v 客服>[[你]]好 &amp; <c.big>[[你]]</c>的<00:01.000>号码&#20320;</v>
<v 客户>你好</v>

NOTE huashu-disable pronoun -- 客户要求

00:02.000 --> 00:03.000
<v.loud 客服>您&amp;你
你呢
`;

  it('is one call by its voices, through tags and character references', () => {
    const file = new ContainerFile(unmarked(marked), 'vtt');
    assert.deepEqual(file.words, ['agent: 你好 & 你的号码你', 'customer: 你好', 'agent: 您&你 / 你呢']);
    assert.deepEqual(
      file.findings.filter((finding) => finding.includes('pronoun')),
      ['10:7 pronoun “你”', '10:23 pronoun “你”', '10:42 pronoun “&#20320;”'],
    );
  });

  it('is fixed in its words only', () => {
    const source = unmarked(marked);
    const fixed = new ContainerFile(source, 'vtt').fixed();
    assert.deepEqual(
      texts(fixed),
      texts(source.replace('&#20320;', '你')).map((text) =>
        text
          .split('\n')
          .map((line) => (/客户|&amp;你|^你呢/.test(line) ? line : line.replaceAll('你', '您')))
          .join('\n'),
      ),
    );
  });
});
