import assert from 'node:assert/strict';
import type { ClauseEntry, FilesParams, PhraseEntry, ScoredText } from '../../server/src/lsp/custom-requests';
import { Client } from './support/client';
import { Files, projectFiles } from './support/files';

const uri = 'file:///p/a.huashu';
const nothing = new Files({});

async function started(options = {}, files: ConstructorParameters<typeof Files>[0] = projectFiles('/p')) {
  const client = Client.inProcess(new Files(files), { folders: ['file:///p'], ...options });
  await client.initialize();
  return client;
}

describe('phrase library and clause browser', () => {
  it('get the phrases of the built-in packs, with moment, tiers and slots', async () => {
    const client = await started({}, {});
    const phrases = await client.request<PhraseEntry[]>('huashu/phrases', {});
    assert.ok(phrases.length > 60);
    const thanks = phrases.find((phrase) => phrase.id === 'accept-thanks-vip');
    assert.deepEqual([thanks?.clause, thanks?.when, thanks?.tiers], ['§1.4.2.4b', '客户致谢', ['VIP']]);
    assert.ok(phrases.some((phrase) => phrase.text.includes('{称呼}')));
    await client.stop();
  });

  it('get the clauses by chapter with the rules that check them', async () => {
    const client = await started({ locale: 'en' }, {});
    const clauses = await client.request<ClauseEntry[]>('huashu/clauses', {});
    const hedge = clauses.find((clause) => clause.id === '§1.1.2.5a')!;
    assert.equal(hedge.chapter, '§1.1');
    assert.equal(hedge.chapterTitle, 'Basic rules of answering');
    assert.ok(hedge.rules.some((rule) => rule.id.startsWith('hedge') && rule.called === 'uncertain answer'));
    assert.ok(clauses.every((clause) => clause.chapterTitle !== ''));
    await client.stop();
  });
});

describe('score of a text', () => {
  const fragment = '---\nkind: script\nfragment: true\n---\n';

  it('is that of the open text where it is open, else of what is sent', async () => {
    const client = await started();
    const score = (text: string) => client.request<ScoredText>('huashu/score', { uri, languageId: 'huashu', text });
    const closed = await score(`${fragment}客服：我也没办法。\n`);
    assert.deepEqual(
      closed.findings.map((finding) => [finding.ruleId, finding.range.start.line]),
      [['banned/no-way', 4]],
    );
    assert.ok(closed.score! < 100);
    await client.open(uri, `${fragment}客服：您好。\n`);
    assert.deepEqual([(await score('ignored')).score, (await score('ignored')).calls], [100, 1]);
    await client.stop();
  });

  it('is none for a text without a call, and nothing comes for one that is ignored or of another language', async () => {
    const client = await started({}, projectFiles('/p', 'ignore: [drafts/]\n'));
    const score = (file: string, languageId: string, text = '说明文字。') =>
      client.request<ScoredText | null>('huashu/score', { uri: `file:///p/${file}`, languageId, text });
    assert.equal((await score('a.md', 'markdown'))?.score, null);
    assert.equal(await score('drafts/a.huashu', 'huashu', '客服：您好。'), null);
    assert.equal(await score('a.rs', 'rust'), null);
    await client.stop();
  });
});

describe('a client that reads files for the server', () => {
  it('is asked until configuration and packs are known, and again for what changes', async () => {
    const files = new Files(projectFiles('/p', 'rules: { hedge: off }\n'));
    const asked: string[] = [];
    const path = (of: string) => decodeURIComponent(of.replace('file://', ''));
    const client = Client.inProcess(nothing, {
      folders: ['file:///p'],
      initializationOptions: { files: 'client' },
      capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
    });
    client.connection.onRequest('huashu/files', (params: FilesParams) => {
      asked.push(...params.files);
      return {
        files: params.files.map((each) => files.readFile(path(each)) ?? null),
        folders: params.folders.map((each) => files.listFolder(path(each)) ?? null),
      };
    });
    await client.initialize();
    await client.open(uri, '客服：你大概要等');
    assert.deepEqual(
      (await client.diagnostics(uri, 1)).map((problem) => problem.code),
      ['pronoun'],
    );
    const before = asked.length;
    assert.equal(new Set(asked).size, before, 'each file is asked for once');
    files.write('/p/huashu.config.yaml', 'extends: [./pack]\nrules: { pronoun: off }\n');
    await client.filesChanged(2, 'file:///p/huashu.config.yaml');
    assert.deepEqual(
      (await client.diagnostics(uri, 1)).map((problem) => problem.code),
      ['hedge'],
    );
    assert.deepEqual(asked.slice(before), ['file:///p/huashu.config.yaml']);
    await client.stop();
  });
});
