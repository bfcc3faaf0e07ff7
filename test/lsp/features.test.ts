import assert from 'node:assert/strict';
import type {
  CodeLens,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  Location,
  MarkupContent,
  Range,
  SelectionRange,
  SymbolInformation,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import type { EditorOptions } from './support/marked';
import { Editor, edited } from './support/marked';

const encodings = ['utf-8', 'utf-16', 'utf-32'] as const;

async function asked<Result>(marked: string, method: string, more: object = {}, options: EditorOptions = {}) {
  const editor = await Editor.on(marked, options);
  const result = await editor.client.request<Result>(`textDocument/${method}`, { ...editor.at, ...more });
  await editor.stop();
  return { editor, result };
}

/** The text of a range, found by an editor's own counting. */
function textOf({ text, encoding }: Editor, range: Range): string {
  const without = edited(text, [{ range, newText: '\0' }], encoding);
  const start = without.indexOf('\0');
  return text.slice(start, start + text.length - without.length + 1);
}

const hoverText = async (marked: string, options: EditorOptions = {}): Promise<string | undefined> => {
  const { result } = await asked<Hover | null>(marked, 'hover', {}, options);
  return (result?.contents as MarkupContent | undefined)?.value;
};

describe('hover beside findings', () => {
  it('a clause, wherever it is named', async () => {
    assert.match((await hoverText('客服：您好。\n# 依据 §1.4.2|.4b\n'))!, /客户致谢|不用谢/);
  });
  it('a term of the standard: its definition and clause', async () => {
    const text = (await hoverText('客服：您可以办理停机|保号。'))!;
    assert.match(text, /停机保号[^]*暂时停止使用[^]*§2\.5/);
  });
  it('a rule in a directive', async () => {
    assert.match(
      (await hoverText('# huashu-disable-next-line pro|noun -- 原话\n客服：你好。'))!,
      /^# 用“你”称呼客户 · `pronoun`/,
    );
  });
  it('a placeholder: what it is and how often it stands there', async () => {
    const text = (await hoverText('客服：{称|呼}，您好。\n客服：{称呼}，请讲。'))!;
    assert.match(text, /占位符 称呼/);
    assert.match(text, /先生/);
    assert.match(text, /出现 2 次/);
  });
  it('a tier, a kind, a key of the front matter', async () => {
    assert.match((await hoverText('---\ntier: V|IP\n---\n客服：您好。'))!, /大客户/);
    assert.match((await hoverText('---\nkind: trans|cript\n---\n客服：您好。'))!, /录音转写/);
    assert.match((await hoverText('---\nti|er: VIP\n---\n客服：您好。'))!, /客户等级/);
    assert.match((await hoverText('---\ntier: V|IP\n---\n客服：您好。', { locale: 'en' }))!, /Key customers/);
  });
  it('a standard phrase: which clause it is', async () => {
    const text = (await hoverText(
      '---\nkind: script\nfragment: true\n---\n客户：谢谢。\n客服：不用谢，这是我|们应该做的。',
    ))!;
    assert.match(text, /规范用语/);
    assert.match(text, /§1\\?\.4\\?\.2\\?\.4b/);
  });
  it('in huashu.config.yaml: a key, and a rule', async () => {
    const options = { name: 'huashu.config.yaml', languageId: 'yaml' };
    assert.match((await hoverText('ti|er: VIP', options))!, /客户等级/);
    assert.match((await hoverText('rules:\n  pro|noun: off', options))!, /^# 用“你”称呼客户 · `pronoun`/);
  });
});

describe('code lens', () => {
  const script =
    '---\nkind: script\n---\n== 开场 ==\n客服：您好！很高兴为您服务，请问有什么可以帮您？\n== 处理 ==\n客户：你们太差劲了，我要投诉！\n客服：您讲。\n';

  it('score, time and problems over the script; steps done and missing over each scene', async () => {
    const { result } = await asked<CodeLens[]>(script, 'codeLens');
    const titles = result.map(({ range, command }) => `${range.start.line} ${command!.title}`);
    assert.match(titles[0]!, /^3 得分 \d+ · 约 \d+ 秒 · \d 个问题$/);
    assert.ok(
      titles.some((title) => /^3 ✓ 问候/.test(title)),
      titles.join('\n'),
    );
    assert.ok(
      titles.some((title) => /^5 ✗ 缺少：致歉/.test(title)),
      titles.join('\n'),
    );
  });

  it('no step as done that the call gave no occasion for', async () => {
    const text =
      '---\nkind: script\n---\n== 开场 ==\n客服：您好！很高兴为您服务，请问有什么可以帮您？\n客户：查话费。\n客服：请您稍等一下，我帮您查询，好吗？\n== 结束 ==\n客户：谢谢。\n';
    const { result } = await asked<CodeLens[]>(text, 'codeLens');
    const done = result.map(({ command }) => command!.title).find((title) => title.startsWith('✓'))!;
    assert.match(done, /问候/);
    assert.ok(!/转接|致谢/.test(done), done);
  });

  it('no thank-you as answered before it is said', async () => {
    const text =
      '---\nkind: script\n---\n== 开场 ==\n客服：您好！很高兴为您服务，请问有什么可以帮您？\n客户：查话费。\n== 结束 ==\n客户：没有了，谢谢。\n客服：不用谢，这是我们应该做的。\n';
    const { result } = await asked<CodeLens[]>(text, 'codeLens');
    const done = result
      .filter(({ command }) => command!.title.startsWith('✓'))
      .map(({ range, command }) => `${range.start.line} ${command!.title}`);
    assert.deepEqual(done, ['3 ✓ 问候', '6 ✓ 回应致谢']);
  });

  it('the slots that a script has, which cost no points: a template may keep them', async () => {
    const text = `${script}客户：{客户的话}\n客服：{称呼}，请在{n}天内来。{称呼}，（{备注}）再见。\n`;
    const titles = async (marked: string, settings: object = {}) => {
      const { result } = await asked<CodeLens[]>(marked, 'codeLens', {}, { settings });
      return result.map(({ command }) => command!).filter(({ title }) => title.startsWith('占位符'));
    };
    assert.deepEqual(await titles(text), [{ title: '占位符 5 处：{客户的话}、{称呼}、{n}…', command: '' }]);
    assert.equal((await titles(text, { pages: true }))[0]!.command, 'huashu.nextSlot', 'VS Code goes to the next');
    assert.deepEqual(await titles(script), []);
    assert.deepEqual(await titles(text.replace('kind: script', 'kind: transcript')), []);
  });

  it('a missing step is put in with one click', async () => {
    const editor = await Editor.on(script);
    const applied = new Promise<WorkspaceEdit>((done) =>
      editor.client.connection.onRequest('workspace/applyEdit', ({ edit }: { edit: WorkspaceEdit }) => {
        done(edit);
        return { applied: true };
      }),
    );
    const lenses = await editor.request<CodeLens[]>('textDocument/codeLens');
    const { command } = lenses.find((each) => each.command!.title.includes('致歉'))!;
    await editor.client.request('workspace/executeCommand', {
      command: command!.command,
      arguments: command!.arguments,
    });
    const edits = Object.values((await applied).changes!)[0]!;
    assert.match(edited(editor.text, edits), /客服：对不起，给您的使用增添麻烦了。您讲。/);
    await editor.stop();
  });

  it('not where it is switched off, nor in an article', async () => {
    assert.equal((await asked(script, 'codeLens', {}, { settings: { codeLens: { enable: false } } })).result, null);
    assert.equal((await asked('一篇文章。', 'codeLens', {}, { name: 'a.md', languageId: 'markdown' })).result, null);
  });

  it('in English', async () => {
    const { result } = await asked<CodeLens[]>(script, 'codeLens', {}, { locale: 'en' });
    assert.match(result[0]!.command!.title, /^Score \d+ · about \d+ s · \d problems?$/);
  });
});

describe('inlay hints', () => {
  const script = '客服：您好！请问有什么可以帮您？\n客户：谢谢你。\n';
  const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };

  it('none unless they are switched on', async () => {
    assert.equal((await asked(script, 'inlayHint', { range })).result, null);
  });
  for (const encoding of encodings)
    it(`time behind a turn of the agent, acts behind the label, in ${encoding}`, async () => {
      const settings = { inlayHints: { time: true, acts: true } };
      const { result, editor } = await asked<InlayHint[]>(script, 'inlayHint', { range }, { settings, encoding });
      const end = script.indexOf('\n');
      const thanks = script.indexOf('谢谢');
      assert.deepEqual(
        result.map(({ position, label }) => [position, label]),
        [
          [editor.positionOf(3), '问候、询问来意'],
          [editor.positionOf(end), '约 4 秒'],
          [editor.positionOf(thanks), '客户致谢'],
        ],
      );
    });
});

describe('symbols', () => {
  it('scenes within scenes, turns in them', async () => {
    const { result } = await asked<DocumentSymbol[]>(
      '== 开场 ==\n客服：您好。\n=== 核实 ===\n客户：嗯。\n== 结束 ==\n客服：再见。\n',
      'documentSymbol',
    );
    const shape = (symbols: DocumentSymbol[]): unknown[] =>
      symbols.map(({ name, children }) => (children?.length ? [name, shape(children)] : name));
    assert.deepEqual(shape(result), [
      ['开场', [['核实', ['客户：嗯。']], '客服：您好。']],
      ['结束', ['客服：再见。']],
    ]);
  });
  it('of the workspace: scenes and standard phrases, by pinyin too', async () => {
    const editor = await Editor.on('== 故障受理 ==\n客服：您好。', { stdio: true });
    const ask = (query: string) => editor.client.request<SymbolInformation[]>('workspace/symbol', { query });
    assert.equal((await ask('gzsl'))[0]!.name, '故障受理');
    const [phrase] = await ask('qsd');
    assert.match(phrase!.name, /请稍等/);
    assert.match(phrase!.location.uri, /clauses\.yaml$/);
    await editor.stop();
  });
});

describe('folding and selection', () => {
  it('front matter, scenes, turns of several lines', async () => {
    const { result } = await asked<FoldingRange[]>(
      '---\nkind: script\n---\n\n== 开场 ==\n客服：您好，\n  请讲。\n客户：嗯。\n\n== 结束 ==\n客服：再见。\n',
      'foldingRange',
    );
    assert.deepEqual(
      result.map(({ startLine, endLine }) => [startLine, endLine]),
      [
        [0, 2],
        [4, 7],
        [9, 10],
        [5, 6],
      ],
    );
  });
  for (const encoding of encodings)
    it(`selection grows from the clause to the text, in ${encoding}`, async () => {
      const marked = '== 开场 ==\n客服：𠮷您好。请𠮷|讲，谢谢。\n';
      const editor = await Editor.on(marked, { encoding });
      const [selection] = await editor.request<SelectionRange[]>('textDocument/selectionRange', {
        positions: [editor.position],
      });
      const texts: string[] = [];
      for (let at: SelectionRange | undefined = selection; at; at = at.parent) texts.push(textOf(editor, at.range));
      assert.deepEqual(texts.slice(0, 4), [
        '请𠮷讲，',
        '请𠮷讲，谢谢。',
        '𠮷您好。请𠮷讲，谢谢。',
        '客服：𠮷您好。请𠮷讲，谢谢。',
      ]);
      assert.equal(texts.at(-1), editor.text);
      await editor.stop();
    });
});

describe('placeholders', () => {
  const marked = '客服：{称|呼}，您好，𠮷{称呼}。\n客户：[%称呼%]{姓名}\n客服：`{称呼}`{{称呼}}';

  for (const encoding of encodings)
    it(`are renamed in whichever marks they stand, in ${encoding}`, async () => {
      const { result, editor } = await asked<WorkspaceEdit>(marked, 'rename', { newName: '尊称' }, { encoding });
      const edits = Object.values(result.changes!)[0]!;
      assert.equal(
        edited(editor.text, edits, encoding),
        '客服：{尊称}，您好，𠮷{尊称}。\n客户：[%尊称%]{姓名}\n客服：`{尊称}`{{尊称}}',
      );
    });
  it('show what is to be renamed, and nothing elsewhere', async () => {
    const { result, editor } = await asked<{ range: Range; placeholder: string }>(marked, 'prepareRename');
    assert.equal(result.placeholder, '称呼');
    assert.equal(textOf(editor, result.range), '称呼');
    assert.equal((await asked('客服：您|好', 'prepareRename')).result, null);
    assert.equal((await asked('客服：____|您好', 'prepareRename')).result, null);
  });
  it('refuse a name that would make them none', async () => {
    await assert.rejects(asked(marked, 'rename', { newName: 'a{b' }), /占位符/);
    const { result } = await asked<WorkspaceEdit>(marked, 'rename', { newName: '{尊称}' });
    assert.equal(Object.values(result.changes!)[0]![0]!.newText, '尊称');
  });
  it('are highlighted and listed', async () => {
    assert.equal((await asked<DocumentHighlight[]>(marked, 'documentHighlight')).result.length, 5);
    const { result } = await asked<Location[]>(marked, 'references', { context: { includeDeclaration: true } });
    assert.equal(result.length, 5);
  });
  it('in code are not touched in Markdown', async () => {
    const options = { name: 'a.md', languageId: 'markdown' };
    const text = '客服：{称|呼}，您好。\n\n客服：`{称呼}` 好\n';
    assert.equal((await asked<Location[]>(text, 'references', { context: {} }, options)).result.length, 1);
  });
});

describe('from a clause or a rule to its text', () => {
  it('in the file of the pack', async () => {
    const { result } = await asked<Location>('# 见 §1.4.2|.4b\n', 'definition', {}, { stdio: true });
    assert.match(result.uri, /server\/packs\/service-base\/clauses\.yaml$/);
    const rule = await asked<Location>(
      '# huashu-disable-next-line pro|noun -- 原话\n客服：你好',
      'definition',
      {},
      { stdio: true },
    );
    assert.match(rule.result.uri, /server\/packs\/service-base\/rules\/pronoun\.yaml$/);
    assert.ok(rule.result.range.start.line > 0);
  });
  it('as a page where the client shows pages', async () => {
    const { result } = await asked<Location>('# 见 §1.4.2|.4b\n', 'definition', {}, { settings: { pages: true } });
    assert.equal(result.uri, `huashu:/${encodeURIComponent('§1.4.2.4b')}.md`);
  });
  it('from a finding to its rule, from a key of the configuration too', async () => {
    const { result } = await asked<Location>('客服：|你好。', 'definition', {}, { stdio: true });
    assert.match(result.uri, /pronoun\.yaml$/);
    const options = { name: 'huashu.config.yaml', languageId: 'yaml', stdio: true };
    assert.match(
      (await asked<Location>('rules:\n  pro|noun: off', 'definition', {}, options)).result.uri,
      /pronoun\.yaml$/,
    );
  });
  it('as links', async () => {
    const { result, editor } = await asked<DocumentLink[]>(
      '# 见 §1.4.2.4b，§9.9\n# huashu-disable-next-line pronoun -- 原话\n客服：你好。',
      'documentLink',
      {},
      { stdio: true },
    );
    assert.deepEqual(
      result.map(({ range }) => textOf(editor, range)),
      ['§1.4.2.4b', 'pronoun'],
    );
  });
});
