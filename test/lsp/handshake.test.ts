import assert from 'node:assert/strict';
import type { LanguageId } from '../../server/src/core/document/document';
import { builtinLinter } from '../../server/src/core/linter/builtin-linter';
import { Client } from './support/client';
import type { Encoding } from './support/reference';
import { expectedDiagnostic, isCursorPlace, positionOf, randomFrom, shown } from './support/reference';

/** Everything that is counted differently, between words that are found. */
const text = [
  '# 😀 开场\r\n',
  '客服：😀你好，𠮷先生，我也没办法。\r\n',
  '客户：你好😀\n',
  '客服：𠮷𠮷大概要三天，你说呢？é你等等。\r',
  '客服：你听明白了吗？😀\n',
  '\r\n',
  '这事不归我管，😀这事不归我管。',
].join('');

const pieces = [
  '你',
  '您',
  '😀',
  '𠮷',
  'é',
  '大概',
  '没办法',
  '客服：',
  '客户：',
  '\n',
  '\r\n',
  '\r',
  '。',
  '你听明白了吗？',
  '# huashu-disable-next-line pronoun -- 说明\n',
  '---\nkind: article\n---\n',
  '<!-- huashu-disable-next-line hedge -- 说明 -->\n',
  '> ',
  '**',
  '| 你 | 大概 |\n',
];

describe('language server over stdio: position encodings', function () {
  this.timeout(30_000);

  const runs: readonly [Encoding, LanguageId][] = [
    ['utf-8', 'huashu'],
    ['utf-16', 'huashu'],
    ['utf-32', 'huashu'],
    ['utf-16', 'markdown'],
    ['utf-8', 'plaintext'],
  ];
  for (const [encoding, language] of runs) {
    it(`speaks ${encoding}, and after a thousand edits of ${language} says what a fresh lint says`, async () => {
      const client = Client.overStdio({ capabilities: { general: { positionEncodings: [encoding] } } });
      const { capabilities, serverInfo } = await client.initialize();
      assert.equal(capabilities.positionEncoding, encoding);
      assert.equal(serverInfo?.name, 'huashu');

      const random = randomFrom(20260411);
      const uri = 'file:///nowhere/会话.huashu';
      let now = text;
      const expected = () =>
        builtinLinter()
          .lint(now, language)
          .findings.map((finding) => expectedDiagnostic(now, finding, encoding));
      await client.open(uri, now, language);
      assert.deepEqual((await client.diagnostics(uri, 1)).map(shown), expected());
      assert.ok(expected().length >= 4, 'the text has something to find');

      const place = (limit: number): number => {
        for (let offset = random(limit + 1); ; offset--) if (isCursorPlace(now, offset)) return offset;
      };
      for (let version = 2; version <= 1001; version++) {
        // Several changes at a time, each in the text that the one before left; texts stay near their first length.
        const changes = [];
        for (let i = random(3); i >= 0; i--) {
          const start = place(now.length);
          let end = Math.min(now.length, start + random(now.length > 400 ? 14 : 5));
          while (!isCursorPlace(now, end)) end++;
          const inserted = random(4) === 0 ? '' : pieces[random(pieces.length)]!;
          const range = { start: positionOf(now, start, encoding), end: positionOf(now, end, encoding) };
          changes.push({ range, text: inserted });
          now = now.slice(0, start) + inserted + now.slice(end);
        }
        await client.change(uri, version, ...changes);
      }
      assert.deepEqual((await client.diagnostics(uri, 1001)).map(shown), expected());

      const fresh = 'file:///nowhere/fresh.huashu';
      await client.open(fresh, now, language);
      assert.deepEqual((await client.diagnostics(fresh, 1)).map(shown), expected());
      assert.deepEqual(client.log, []);
      assert.equal(await client.stop(), 0);
    });
  }

  it('prefers UTF-16 where the client offers it, and assumes it where nothing is offered', async () => {
    for (const offered of [['utf-8', 'utf-16'], [], undefined]) {
      const client = Client.overStdio({ capabilities: { general: { positionEncodings: offered } } });
      assert.equal((await client.initialize()).capabilities.positionEncoding, 'utf-16');
      assert.equal(await client.stop(), 0);
    }
  });
});

describe('language server over stdio: life', () => {
  it('refuses requests before initialize and after shutdown, and a second initialize', async () => {
    const client = Client.overStdio();
    const hover = () => client.hover('file:///a.huashu', 0, 0);
    await assert.rejects(hover(), { code: -32002 });
    await client.initialize();
    assert.equal(await hover(), null);
    await assert.rejects(client.request('initialize', { capabilities: {}, processId: null, rootUri: null }), {
      code: -32600,
    });
    await client.connection.sendRequest('shutdown');
    await assert.rejects(hover(), { code: -32600 });
    assert.equal(await client.exit(), 0);
  });

  it('exits with 1 where no shutdown came first', async () => {
    const client = Client.overStdio();
    await client.initialize();
    assert.equal(await client.exit(), 1);
  });

  it('says that it does not know a method, and goes on', async () => {
    const client = Client.overStdio();
    await client.initialize();
    await assert.rejects(client.request('textDocument/typeDefinition', {}), { code: -32601 });
    await client.notify('$/unheardOf', {});
    assert.equal(await client.hover('file:///a.huashu', 0, 0), null);
    assert.equal(await client.stop(), 0);
  });
});

describe('language server over other channels', () => {
  const channels: readonly [string, () => Client | Promise<Client>][] = [
    ['Node IPC', () => Client.overNodeIpc()],
    ['a socket', () => Client.overSocket()],
  ];
  for (const [name, connect] of channels) {
    it(`speaks over ${name}`, async () => {
      const client = await connect();
      assert.equal((await client.initialize()).serverInfo?.name, 'huashu');
      await client.open('file:///nowhere/a.huashu', '客服：您好，再见。');
      await client.diagnostics('file:///nowhere/a.huashu', 1);
      assert.equal(await client.stop(), 0);
    });
  }
});
