import assert from 'node:assert/strict';
import type { CompletionItem, TextEdit } from 'vscode-languageserver-protocol';
import type { EditorOptions } from './support/marked';
import { Editor, edited } from './support/marked';

async function completed(marked: string, options: EditorOptions = {}): Promise<CompletionItem[]> {
  const editor = await Editor.on(marked, options);
  const items = await editor.complete();
  await editor.stop();
  return items;
}

const labels = async (marked: string, options: EditorOptions = {}) =>
  (await completed(marked, options)).map(({ label }) => label);

/** The text after the first item that is chosen, or the one with the label. */
async function chosen(marked: string, options: EditorOptions = {}, label?: string): Promise<string> {
  const editor = await Editor.on(marked, options);
  const items = await editor.complete();
  await editor.stop();
  const item = label === undefined ? items[0] : items.find((each) => each.label === label);
  assert.ok(item, `nothing to choose: ${items.map((each) => each.label).join(' ')}`);
  return edited(editor.text, [item.textEdit as TextEdit], editor.encoding);
}

describe('completion of standard phrases', () => {
  it('qsd finds 请稍等，正在为您查询 and takes the place of what is typed', async () => {
    assert.equal(
      await chosen('客服：您好，请讲。\n客户：我想查话费。\n客服：好的，qsd|'),
      '客服：您好，请讲。\n客户：我想查话费。\n客服：好的，请稍等，正在为您查询，请不要挂机。',
    );
  });

  const found: [string, string, RegExp][] = [
    ['initials', 'byx', /^不用谢/],
    ['full pinyin', 'ganxienindedengdai', /感谢您的等待/],
    ['pinyin begun', 'ganxien', /感谢/],
    ['initials of two letters', 'qshaod', /请稍等/],
    ['Han characters', '请稍', /请稍等/],
    ['a mixture', '请sd', /请稍等/],
    ['characters out of the middle', '稍询', /请稍等，正在为您查询/],
    ['upper case', 'QSD', /请稍等/],
  ];
  for (const [how, typed, expected] of found)
    it(`by ${how}: ${typed}`, async () => {
      const first = (await labels(`客户：谢谢。\n客服：${typed}|`))[0] ?? '';
      assert.match(first, expected);
    });

  it('keeps our order in an editor that sorts: what is typed is the text to filter by, and the list is incomplete', async () => {
    const editor = await Editor.on('客户：谢谢。\n客服：qsd|');
    const list = await editor.client.request<{ isIncomplete: boolean; items: CompletionItem[] }>(
      'textDocument/completion',
      editor.at,
    );
    assert.equal(list.isIncomplete, true);
    assert.ok(list.items.length > 1);
    assert.ok(list.items.every(({ filterText }) => filterText === 'qsd'));
    const order = list.items.map(({ sortText }) => sortText!);
    assert.deepEqual(order, [...order].sort());
    await editor.stop();
  });

  const needed: [string, string, RegExp][] = [
    ['thanks are answered', '客服：您好，请讲。\n客户：谢谢你啊。\n客服：|', /^不用谢，这是我们应该做的/],
    [
      'thanks of a VIP',
      '---\ntier: VIP\n---\n客服：您好，请讲。\n客户：谢谢你啊。\n客服：|',
      /VIP客户，这是我们应该做的/,
    ],
    [
      'a complaint is met with an apology',
      '客服：您好，请讲。\n客户：我要投诉你们，太差了！\n客服：|',
      /^对不起，给您的使用增添麻烦了/,
    ],
    ['an apology', '客服：您好，请讲。\n客户：不好意思，我搞错了。\n客服：|', /^没关系，.*您不必介意/],
    ['the beginning', '---\nkind: script\n---\n客服：|', /^您好！很高兴为您服务/],
    ['the end', '客服：请问还有什么可以帮您？\n客户：没有了，再见。\n客服：|', /^感谢您使用中国电信10000号，再见/],
    [
      'before a hold',
      '---\nkind: script\n---\n客服：您好，请讲。\n客户：查话费。\n客服：|您稍等一下。',
      /请您稍等，好吗|请稍等/,
    ],
  ];
  for (const [what, marked, expected] of needed)
    it(`first what the call needs: ${what}`, async () => {
      assert.match((await labels(marked))[0]!, expected);
    });

  it('phrases of other tiers come last', async () => {
    const all = await labels('---\ntier: VIP\n---\n客户：谢谢。\n客服：不用谢|');
    assert.match(all[0]!, /VIP/);
    assert.match(all.at(-1)!, /品牌客户|^不用谢，这是/);
  });

  it('a complaint is met before the question that goes with it', async () => {
    const first = await labels('客服：您好，请讲。\n客户：我要投诉！断了三天，你们怎么还不来修？\n客服：|');
    const place = (label: string) => first.indexOf(label);
    assert.ok(place('您的心情我非常理解。') < place('您请讲。'), first.join('\n'));
    assert.ok(place('您的心情我非常理解。') < place('请稍等，正在为您查询，请不要挂机。'), first.join('\n'));
  });

  it('phrases of other tiers come behind those whose characters are only picked out', async () => {
    const found = await labels('客服：您好，请讲。\n客户：我要投诉！\n客服：对不起。wd|');
    const other = found.findIndex((label) => /我的e家/.test(label));
    assert.ok(other > found.indexOf('您的心情我非常理解。'), found.join('\n'));
    assert.ok(
      found.slice(other).every((label) => /e家|VIP|品牌/.test(label)),
      found.slice(other).join('\n'),
    );
  });

  it('the scene brings its own phrases forward', async () => {
    const order = await labels('---\nkind: script\nscene: 投诉\n---\n客服：您好，请讲。\n客户：嗯。\n客服：|');
    const first = order.slice(0, 4);
    assert.ok(
      first.some((label) => /投诉/.test(label)),
      first.join(),
    );
    assert.ok(!order.slice(0, 15).includes('请问您的装机地址在哪里？'));
  });

  it('a slot is a place to stop at, or plain text where the client knows no snippets', async () => {
    const capabilities = { textDocument: { completion: { completionItem: { snippetSupport: true } } } };
    const ask = (items: CompletionItem[]) => items.find(({ label }) => label.includes('我没有听清楚'))!;
    const snippet = ask(await completed('客户：喂喂喂。\n客服：请您重复|', { capabilities }));
    assert.equal(snippet.insertTextFormat, 2);
    assert.equal((snippet.textEdit as TextEdit).newText, '对不起，${1:{称呼\\}}，我没有听清楚，请您重复一遍，好吗？');
    const plain = ask(await completed('客户：喂喂喂。\n客服：请您重复|'));
    assert.equal(plain.insertTextFormat, undefined);
    assert.equal((plain.textEdit as TextEdit).newText, '对不起，{称呼}，我没有听清楚，请您重复一遍，好吗？');
  });

  it('tells the clause', async () => {
    const [item] = await completed('客服：您好，请讲。\n客户：谢谢你啊。\n客服：|');
    assert.match(item!.detail!, /^§1\.4\.2\.4b 此处缺少/);
    const [english] = await completed('客服：您好，请讲。\n客户：谢谢你啊。\n客服：|', { locale: 'en' });
    assert.match(english!.detail!, /missing here/);
  });

  it('tells more of the phrase that is looked at', async () => {
    const editor = await Editor.on('客服：您好，请讲。\n客户：谢谢你啊。\n客服：|');
    const [item] = await editor.complete();
    const resolved = await editor.client.request<CompletionItem>('completionItem/resolve', item!);
    const { value } = resolved.documentation as { value: string };
    assert.match(value, /用于: 客户致谢/);
    assert.match(value, /此处的问题: 没有回应客户致谢/);
    assert.equal(resolved.label, item!.label);
    await editor.stop();
  });

  it('nothing in the middle of a clause that finds nothing', async () => {
    assert.deepEqual(await labels('客服：您好，请讲。\n客户：查话费。\n客服：一共五十元|'), []);
  });

  /** What is offered because a mark was typed (or a list is open): nobody asked. */
  async function afterMark(
    marked: string,
    { triggerKind = 2, ...options }: EditorOptions & { triggerKind?: 2 | 3 } = {},
  ): Promise<string[]> {
    const editor = await Editor.on(marked, options);
    const list = await editor.request<{ items: CompletionItem[] } | null>('textDocument/completion', {
      position: editor.position,
      context: { triggerKind, ...(triggerKind === 2 ? { triggerCharacter: editor.text[editor.offset - 1] } : {}) },
    });
    await editor.stop();
    return (list?.items ?? []).map(({ label }) => label);
  }

  it('after a label everything, what the call needs first', async () => {
    const label = await afterMark('客服：您好，请讲。\n客户：谢谢。\n客服：|');
    assert.match(label[0]!, /^不用谢/);
    assert.ok(label.length > 20);
  });

  const quietPlaces: [string, string][] = [
    [
      'the end of a turn that needs nothing',
      '---\nfragment: true\n---\n客服：您好。\n客户：查话费。\n客服：您的话费是五十元。|',
    ],
    ['the end of a turn that still lacks a phrase', '客服：您好，请讲。\n客户：谢谢。\n客服：好的。|'],
    ['a question', '客服：您好，请讲。\n客户：谢谢。\n客服：还有吗？|'],
    ['an exclamation', '客服：您好！|'],
    ['a comma', '客服：您好，请讲。\n客户：谢谢。\n客服：好的，|'],
    ['a colon among words', '客服：您好，请讲。\n客户：谢谢。\n客服：您的号码是：|'],
    ['a blank among words', '客服：您好，请讲。\n客户：谢谢。\n客服：好的 |'],
    ['a hyphen and a stroke', '客服：您好，请讲。\n客户：谢谢。\n客服：400-|'],
    ['the mark of a list item', '客服：您好，请讲。\n客户：谢谢。\n\n- |'],
    ['a line of the customer', '客服：您好，请讲。\n客户：谢谢。|'],
  ];
  for (const [what, marked] of quietPlaces)
    it(`no list that nobody asked for behind ${what}`, async () => {
      for (const options of [{}, { languageId: 'markdown', name: 'a.md' }]) {
        assert.deepEqual(await afterMark(marked, options), []);
        assert.deepEqual(await afterMark(marked, { ...options, triggerKind: 3 }), [], 'nor one that stays open');
      }
    });

  it('asked for, the list opens behind a mark too', async () => {
    const marked = '客服：您好，请讲。\n客户：谢谢。\n客服：好的。|';
    assert.ok((await labels(marked)).length > 20);
    assert.notDeepEqual(await labels(marked, { languageId: 'markdown', name: 'a.md' }), []);
  });

  it('a list that is open follows what is typed', async () => {
    const found = await afterMark('客服：您好，请讲。\n客户：查话费。\n客服：qs|', { triggerKind: 3 });
    assert.match(found[0]!, /^请稍/);
  });

  it('common words are not found where their characters stand far apart in a phrase', async () => {
    for (const words of ['好的', '这是您', '话费你'])
      assert.deepEqual(await labels(`客服：您好，请讲。\n客户：查话费。\n客服：${words}|`), [], words);
  });

  it('one character in the middle of a clause finds nothing, two do', async () => {
    assert.deepEqual(await labels('客服：您好，请讲。\n客户：查话费。\n客服：五十元是您|'), []);
    assert.notDeepEqual(await labels('客服：您好，请讲。\n客户：查话费。\n客服：好的请稍|'), []);
  });

  it('nothing in the mouth of a customer', async () => {
    assert.deepEqual(await labels('客服：您好，请讲。\n客户：请稍|'), []);
  });

  for (const encoding of ['utf-8', 'utf-16', 'utf-32'] as const)
    it(`replaces the right stretch in ${encoding}`, async () => {
      assert.equal(
        await chosen('客服：您好，请讲。\n客户：查话费。\n客服：𠮷野家𠮷，qsd|，好吗', { encoding, stdio: true }),
        '客服：您好，请讲。\n客户：查话费。\n客服：𠮷野家𠮷，请稍等，正在为您查询，请不要挂机。，好吗',
      );
    });

  it('a pack of one’s own has its phrases found by pinyin too', async () => {
    const files = {
      '/p/huashu.config.yaml': 'extends: [service-base, ./mine]\n',
      '/p/mine/pack.yaml': 'name: mine\nversion: 1.0.0\ntitle: {zh: 甲, en: A}\nextends: [service-base]\n',
      '/p/mine/clauses.yaml': '- {id: §甲.1, kind: discourse, text: 问候}\n',
      '/p/mine/phrases.yaml': '- {id: mine-hello, clause: §甲.1, when: 接通, text: 蓝鲸快递欢迎您。}\n',
    };
    assert.equal((await labels('客户：嗯。\n客服：ljkd|', { files }))[0], '蓝鲸快递欢迎您。');
  });
});

describe('completion of form', () => {
  it('whose turn it is, as the text writes labels', async () => {
    assert.deepEqual((await labels('座席:您好。\n用户:你好。\n|')).slice(0, 2), ['座席:', '用户:']);
    assert.deepEqual((await labels('座席:您好。\n|')).slice(0, 2), ['客户:', '座席:']);
    assert.equal(await chosen('座席:您好。\n用户:你好。\nzx|'), '座席:您好。\n用户:你好。\n座席:');
  });

  it('a line after the customer’s may begin with the answer', async () => {
    assert.equal(
      await chosen('客服：您好。\n客户：谢谢。\n|', {}, '客服：不用谢，这是我们应该做的。'),
      '客服：您好。\n客户：谢谢。\n客服：不用谢，这是我们应该做的。',
    );
  });

  it('front matter', async () => {
    assert.deepEqual(await labels('---\nkind: script\n|\n---\n'), ['tier:', 'scene:', 'fragment:']);
    assert.equal(await chosen('---\nki|\n---\n'), '---\nkind: \n---\n');
    assert.deepEqual(await labels('---\ntier: |\n---\n'), ['普通', '我的e家', '商务领航', 'VIP']);
    assert.equal(await chosen('---\nscene: ts|\n---\n'), '---\nscene: 投诉\n---\n');
    assert.deepEqual(await labels('---\nkind: |'), ['script', 'article', 'transcript'], 'not closed yet');
    assert.equal(await chosen('---\n客|\n---\n'), '---\n客户等级: \n---\n', 'in Chinese');
    assert.equal(await chosen('---\nkhdj|\n---\n'), '---\n客户等级: \n---\n', 'by pinyin');
    assert.deepEqual(await labels('---\n客户等级：|\n---\n'), ['普通', '我的e家', '商务领航', 'VIP']);
    assert.deepEqual(await labels('---\n客户等级: VIP\n|\n---\n'), ['kind:', 'scene:', 'fragment:']);
  });

  it('scenes and directives', async () => {
    assert.equal(await chosen('== gz|'), '== 故障受理');
    assert.equal(await chosen('# huashu-disable-n|\n客服：你好。'), '# huashu-disable-next-line \n客服：你好。');
    assert.equal(
      await chosen('<!-- |', { name: 'a.md', languageId: 'markdown' }),
      '<!-- huashu-disable-next-line  -->',
    );
  });

  it('rule ids in a directive, those of the next line first', async () => {
    const ids = await labels('# huashu-disable-next-line |\n客服：你好。');
    assert.ok(ids.slice(0, 3).includes('pronoun'));
    assert.ok(ids.includes('banned') && ids.includes('hedge'));
    assert.equal(
      await chosen('# huashu-disable-next-line hed|\n客服：大概吧。'),
      '# huashu-disable-next-line hedge\n客服：大概吧。',
    );
    assert.deepEqual(await labels('# huashu-disable-next-line hedge -- 原|\n客服：大概吧。'), []);
  });
});

describe('completion in huashu.config.yaml', () => {
  const options = { name: 'huashu.config.yaml', languageId: 'yaml' };
  it('keys, without those that are there', async () => {
    const keys = await labels('extends: [recommended]\n|', options);
    assert.ok(keys.includes('rules') && keys.includes('tier') && !keys.includes('extends'));
  });
  it('values', async () => {
    assert.deepEqual(await labels('locale: |', options), ['zh-CN', 'en']);
    assert.ok((await labels('extends:\n  - |', options)).includes('telecom-10000'));
    assert.ok((await labels('extends: [recommended, |', options)).includes('strict'));
    assert.deepEqual(await labels('root: |', options), ['true', 'false']);
  });
  it('rules, their severities and their keys', async () => {
    assert.ok((await labels('rules:\n  ban|', options)).includes('banned'));
    assert.deepEqual(await labels('rules:\n  hedge: |', options), ['off', 'error', 'warning', 'info', 'hint']);
    assert.ok((await labels('rules:\n  hedge:\n    |', options)).includes('allow'));
    assert.equal(await chosen('rules:\n  hedge:\n    sev|', options, 'severity'), 'rules:\n  hedge:\n    severity: ');
  });
  it('inside the items of a list', async () => {
    const keys = await labels('overrides:\n  - files: [a.md]\n    |', options);
    assert.deepEqual(keys, ['rules', 'tier', 'kind']);
    assert.ok((await labels('overrides:\n  - |', options)).includes('files'));
    assert.ok((await labels('overrides:\n  - files: [a.md]\n    rules:\n      |', options)).includes('pronoun'));
  });
});
