import assert from 'node:assert/strict';
import type { MarkupContent } from 'vscode-languageserver-protocol';
import { Client } from './support/client';
import { Files, projectFiles } from './support/files';

const uri = 'file:///p/a.huashu';

async function started(options = {}) {
  const client = Client.inProcess(new Files(projectFiles('/p')), { folders: ['file:///p'], ...options });
  await client.initialize();
  return client;
}

const textOf = async (client: Client, character: number) =>
  ((await client.hover(uri, 0, character))?.contents as MarkupContent | undefined)?.value;

describe('hover', () => {
  it('on a finding shows what is wrong, the clause, and the wording to use', async () => {
    const client = await started();
    await client.open(uri, '客服：我也没办法。');
    assert.deepEqual(await client.hover(uri, 0, 6), {
      contents: {
        kind: 'markdown',
        value: [
          '**禁用语:没办法。**',
          '> **§9.2** 我也没办法！',
          '建议用语:\n\n- “我会尽力为您解决”\n- “我马上为您处理”',
          '`banned/no-way`',
        ].join('\n\n'),
      },
      range: { start: { line: 0, character: 5 }, end: { line: 0, character: 8 } },
    });
    await client.stop();
  });

  it('shows why, and speaks the locale of the client', async () => {
    const client = await started({ locale: 'en' });
    await client.open(uri, '客服：你好');
    assert.equal(
      await textOf(client, 3),
      '**Address the customer as 您.**\n\n> **§9.1** 多用"您"，不用"你"\n\nWhy: 您 shows respect.\n\nWording to use:\n\n- “您”\n\n`pronoun`',
    );
    await client.stop();
  });

  it('does not say again what the client shows by itself, only what the rule is called', async () => {
    const client = await started({ initializationOptions: { problemsInHover: true } });
    await client.open(uri, '客服：你好');
    assert.equal(
      await textOf(client, 3),
      '**pronoun**\n\n> **§9.1** 多用"您"，不用"你"\n\n为什么: “您”更尊重。\n\n建议用语:\n\n- “您”',
    );
    await client.stop();
  });

  it('names the rule in words where its pack has them, beside the id that a directive takes', async () => {
    const client = Client.inProcess(new Files({}), { folders: ['file:///p'] });
    await client.initialize();
    await client.open(uri, '客服：你好');
    assert.match((await textOf(client, 3))!, /\n\n用“你”称呼客户 · `pronoun`$/);
    await client.stop();
  });

  it('is plain where the client cannot show Markdown', async () => {
    const client = await started({ capabilities: { textDocument: { hover: { contentFormat: ['plaintext'] } } } });
    await client.open(uri, '客服：你好');
    const hover = await client.hover(uri, 0, 3);
    assert.deepEqual(hover?.contents, {
      kind: 'plaintext',
      value: '请用“您”称呼客户。\n\n§9.1 多用"您"，不用"你"\n\n为什么: “您”更尊重。\n\n建议用语:\n\n- “您”\n\npronoun',
    });
    await client.stop();
  });

  it('just behind a finding is that of the finding, unless another begins there', async () => {
    const client = await started();
    await client.open(uri, '客服：你没办法。');
    assert.match((await textOf(client, 7))!, /^\*\*禁用语:没办法/);
    assert.match((await textOf(client, 4))!, /^\*\*禁用语:没办法/);
    assert.equal(await textOf(client, 8), undefined);
    await client.stop();
  });

  it('on findings that meet shows the graver first, then the longer', async () => {
    const client = await started();
    await client.open(uri, '客服：你可能听不懂。');
    const text = (await textOf(client, 4))!;
    assert.deepEqual(text.match(/`[\w/-]+`/g), ['`banned/too-slow`', '`hedge`']);
    assert.match(text, /^\*\*“你可能听不懂”是在责怪客户。\*\*/);
    await client.stop();
  });

  it('is nothing beside a finding, in a closed document, or beyond the text', async () => {
    const client = await started();
    await client.open(uri, '客服：你好啊');
    assert.equal(await client.hover(uri, 0, 2), null);
    assert.equal(await client.hover(uri, 0, 5), null);
    assert.equal(await client.hover(uri, 99, 0), null);
    await client.close(uri);
    assert.equal(await client.hover(uri, 0, 3), null);
    await client.stop();
  });
});

describe('pages of rules and clauses', () => {
  const page = async (client: Client, id: string) =>
    (await client.request<{ markdown: string } | null>('huashu/explain', { id }))?.markdown;

  it('a rule: message, clause, reason, severity, wording, examples', async () => {
    const client = await started();
    assert.equal(
      await page(client, 'pronoun'),
      [
        '# pronoun',
        '请用“您”称呼客户。',
        '> **§9.1** 多用"您"，不用"你"',
        '为什么: “您”更尊重。',
        '级别: 警告',
        '建议用语:\n\n- “您”',
        '## 不符合规范的例子',
        '- **你**请说。',
        '## 符合规范的例子',
        '- 您请说。',
      ].join('\n\n'),
    );
    await client.stop();
  });

  it('a label and a clause: the rules that belong to them; nothing for anything else', async () => {
    const client = await started();
    assert.match((await page(client, 'banned'))!, /`banned\/no-way`/);
    assert.match((await page(client, '§9.2'))!, /我也没办法！[^]*`banned\/no-way`/);
    assert.match((await page(client, '§9.2'))!, /`banned\/no-way`[^]*不符合规范的例子: .*\*\*.+\*\*/, 'with examples');
    assert.equal(await page(client, 'nonsense'), undefined);
    await client.stop();
  });

  it('a message has no finding to name there', async () => {
    for (const locale of ['zh-CN', 'en']) {
      const client = await started({ locale });
      const rules = await client.request<{ title: string }[]>('huashu/rules', {});
      const pages = [await page(client, 'banned/too-slow'), await page(client, 'banned'), await page(client, '§9.4')];
      for (const text of [...rules.map(({ title }) => title), ...pages]) assert.doesNotMatch(text!, /\{|match/);
      for (const text of pages) assert.match(text!, /“…”/);
      await client.stop();
    }
  });

  it('every rule in force, by id', async () => {
    const client = await started();
    assert.deepEqual(await client.request('huashu/rules', {}), [
      { id: 'banned/no-way', clauses: ['§9.2'], severity: 'error', title: '禁用语:没办法。' },
      { id: 'banned/too-slow', clauses: ['§9.4'], severity: 'error', title: '“…”是在责怪客户。' },
      { id: 'hedge', clauses: ['§9.3'], severity: 'info', title: '请用肯定的语言答复。' },
      { id: 'pronoun', clauses: ['§9.1'], severity: 'warning', title: '请用“您”称呼客户。' },
    ]);
    assert.equal((await client.connection.sendRequest<unknown[]>('huashu/rules')).length, 4, 'without parameters too');
    await client.stop();
  });
});
