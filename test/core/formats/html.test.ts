import assert from 'node:assert/strict';
import { applyEdits } from '../../../server/src/core/fixes/apply-edits';
import { fixText } from '../../../server/src/core/fixes/fix-text';
import { written, writtenIn } from '../../../server/src/core/fixes/written-in';
import { languageOf, parse } from '../../../server/src/core/formats';
import { builtinLinter } from '../../../server/src/core/linter/builtin-linter';
import { check, describeBlocks } from './blocks';

describe('HTML', () => {
  it('goes by its name', () => {
    for (const name of ['a.html', 'a.HTM']) assert.equal(languageOf(name), 'html');
  });

  it('is seen through: inline tags, references, white space, comments', () => {
    check('html', '<p>您<b>好</b>，&#20320;&lt;的&gt;\n   网<!-- 你 --></p>', ['text: 您·好·，你{slot <的>}·网']);
  });

  it('has a block for each paragraph, item, cell and heading', () => {
    check(
      'html',
      '<title>报修</title><h2>网络</h2><p>甲<p>乙<ul><li>丙<li>丁<ol><li>戊</ol></ul><table><tr><th>己<td>庚</table>辛',
      [
        'heading: 报修',
        'heading: 网络',
        'text: 甲',
        'text: 乙',
        'item: 丙',
        'item: 丁',
        'step: 戊',
        'cell: 己',
        'cell: 庚',
        'text: 辛',
      ],
    );
  });

  it('breaks lines where the page does', () => {
    check('html', '<p>请您<br>稍等<br><br>再见</p>', ['text: 请您 稍等', 'text: 再见']);
  });

  it('leaves out what nobody reads, and does not judge code', () => {
    check(
      'html',
      '<script>"<p>你</p>"</script><style>你</style><template>你</template><svg><text>你</text></svg><pre>你</pre><p><code>你</code>好',
      ['text: {code 你}·好'],
    );
  });

  it('has turns wherever a line begins with a role', () => {
    check(
      'html',
      '<p><strong>客服</strong>：您好</p><ul><li>客户：喂</ul><table><tr><td>客服：请讲<br>客户：好</table>',
      ['agent: 您好', 'customer: 喂', 'agent: 请讲', 'customer: 好'],
    );
  });

  it('knows a table of speakers, and columns of bad examples', () => {
    check(
      'html',
      '<table><thead><tr><th>角色<th>话术</thead><tr><td>客户<td>喂<tr><td>客服<td>您好</table>' +
        '<table><tr><td>禁语<td>规范用语<tr><td>不知道<td>请稍等</table>',
      [
        'cell: 角色',
        'cell: 话术',
        'customer: 喂',
        'agent: 您好',
        'cell: 禁语',
        'cell: 规范用语',
        'bad-example: 不知道',
        'cell: <<请稍等>>',
      ],
    );
  });

  it('counts the columns of a table through spans', () => {
    const { blocks } = parse(
      '<table><tr><th rowspan=2>级别<th colspan=2>时限<tr><td>城镇<td>农村<tr><td>钻石<td>1<td>2</table>',
      'html',
    );
    assert.deepEqual(
      blocks.map(({ cell }) => [cell!.row, cell!.column, cell!.head, cell!.columns ?? 1, cell!.rows ?? 1]),
      [
        [0, 0, true, 1, 2],
        [0, 1, true, 2, 1],
        [1, 1, false, 1, 1],
        [1, 2, false, 1, 1],
        [2, 0, false, 1, 1],
        [2, 1, false, 1, 1],
        [2, 2, false, 1, 1],
      ],
    );
  });

  it('exempts a section of bad examples', () => {
    check('html', '<h2>禁语</h2><p>不知道<h2>用语</h2><p>您好', [
      'bad-example: 禁语',
      'bad-example: 不知道',
      'heading: 用语',
      'text: 您好',
    ]);
  });

  it('gives the values that a customer reads', () => {
    check(
      'html',
      '<p>甲<img alt="你&quot;好" data-x="你">乙</p><input type=submit value=提交><input value=你><option label=\'选项\'>',
      ['text: 甲·乙', 'text: 你"好', 'text: 提交', 'text: 选项'],
    );
  });

  it('takes settings from meta elements', () => {
    const { kind, tier, sceneName, fragment } = parse(
      '<meta name="huashu:kind" content="script"><meta name="huashu:tier" content="vip">' +
        '<meta name="huashu:scene" content="查&#35810;"><meta name="huashu:fragment" content="true"><p>您好',
      'html',
    );
    assert.deepEqual(
      { kind, tier, sceneName, fragment },
      { kind: 'script', tier: 'VIP', sceneName: '查询', fragment: true },
    );
  });

  it('names a setting that says nothing known', () => {
    const text = '<meta name="huashu:tier" content="gold">';
    const { problems } = parse(text, 'html');
    assert.deepEqual(
      problems.map(({ code, start, end }) => [code, text.slice(start, end)]),
      [['front-matter-value', 'gold']],
    );
  });

  it('takes directives from comments', () => {
    const { directives } = parse('<p>甲</p>\n<!-- huashu-disable-next-line pronoun -- 原话 -->\n<p>你', 'html');
    assert.deepEqual(
      directives.map(({ type, line, reason }) => [type, line, reason]),
      [['disable-next-line', 1, '原话']],
    );
  });

  it('says where a comment with a directive never ends', () => {
    assert.deepEqual(
      parse('<p>甲<!-- huashu-disable x', 'html').problems.map(({ code }) => code),
      ['directive-syntax'],
    );
  });

  it('has places of the source', () => {
    const text = '<p><i>客服</i>：<b>您</b>好</p><h2>结&#26463;</h2><p>完';
    const { turns, scenes } = parse(text, 'html');
    const { label, start, end } = turns[0]!;
    assert.deepEqual([text.slice(label.start, label.end), text.slice(start, end)], ['客服', '客服</i>：<b>您</b>好']);
    assert.deepEqual(
      [text.slice(scenes[0]!.title.start, scenes[0]!.title.end), scenes[0]!.end],
      ['结&#26463;', text.length],
    );
  });

  it('makes something of malformed pages', () => {
    for (const text of [
      '</p></div>你',
      '<p',
      '<p title="你',
      '<table><td>你</p></table></td>',
      '&#xfffffff;你',
      '<![CDATA[你]]>好',
    ])
      assert.doesNotThrow(() => describeBlocks(parse(text, 'html')), text);
  });
});

describe('fixes in HTML', () => {
  const fixed = (text: string) => fixText(builtinLinter(), text, 'html', undefined, { safety: 'all' }).text;

  it('keep the tags between the words', () => {
    assert.equal(fixed('<p>客服：<b>你</b>们<i>家</i>的网</p>'), '<p>客服：<b>您</b><i>家</i>的网</p>');
  });

  it('take character references for the words they stand for', () => {
    assert.equal(fixed('<p>客服：&#20320;的网</p>'), '<p>客服：您的网</p>');
  });

  const place = (text: string) => {
    const { blocks } = parse(text, 'html');
    return (words: string, by: string) => {
      const start = text.indexOf(words);
      const block =
        blocks.find((each) => each.start <= start && start < each.end && each.notation !== 'html') ?? blocks[0]!;
      return applyEdits(text, writtenIn(text, block, { start, end: start + words.length, text: by }));
    };
  };

  it('change only what differs, in the element where it stands', () => {
    const replace = place('<p>没有<b>方法</b>了</p>');
    assert.equal(replace('没有<b>方法', '没有办法'), '<p>没有<b>办法</b>了</p>');
    assert.equal(replace('没有<b>方', '并无'), '<p>并无<b>法</b>了</p>');
    assert.equal(replace('没有<b>方法', '没有什么方法'), '<p>没有<b>什么方法</b>了</p>');
  });

  it('leave line breaks standing', () => {
    assert.equal(place('<p>没有<br>方法</p>')('没有<br>方法', '没办法'), '<p>没办<br>法</p>');
  });

  it('write new words as the place demands', () => {
    assert.equal(place('<p>甲</p>')('甲', 'a<b & c'), '<p>a&lt;b &amp; c</p>');
    assert.equal(place('<img alt="甲">')('甲', '"乙"'), '<img alt="&quot;乙&quot;">');
    assert.equal(place("<img alt='甲'>")('甲', "'乙'"), "<img alt='&#39;乙&#39;'>");
    assert.equal(place('<img alt=甲>')('甲', '乙 丙'), '<img alt=乙&#32;丙>');
    assert.equal(written('您好', 'html'), '您好');
  });
});
