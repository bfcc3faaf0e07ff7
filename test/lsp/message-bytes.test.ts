import assert from 'node:assert/strict';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import type { Finding } from '../../server/src/core';
import { toDiagnostic } from '../../server/src/lsp/convert';
import { TextDocument } from '../../server/src/lsp/text-document';
import { messageBytes } from '../../server/src/node/message-bytes';

const text = '客服：你好，𠮷。\n'.repeat(40);
const document = new TextDocument('file:///a.huashu', 'huashu', 1, text, 'utf-16');
const diagnostics = Array.from({ length: 40 }, (_, i) => {
  const finding: Finding = {
    ruleId: 'pronoun',
    clauses: i % 2 === 0 ? ['§1.1.1.2'] : [],
    severity: 'error',
    message: `第${i}处“你”—"𠮷"`,
    start: i * 10 + 3,
    end: i * 10 + 4,
    suggestions: [],
  };
  return toDiagnostic(document, finding);
});
const note: Diagnostic = { range: diagnostics[0]!.range, message: '注' };

describe('a message on the wire', () => {
  const cases: [string, object][] = [
    [
      'pushed diagnostics',
      { method: 'textDocument/publishDiagnostics', params: { uri: 'file:///话术.huashu', version: 7, diagnostics } },
    ],
    ['diagnostics that were asked for', { id: 3, result: { kind: 'full', resultId: '5', items: diagnostics } }],
    ['nothing beside them', { id: 3, result: { items: diagnostics } }],
    ['diagnostics among which one is of no finding', { method: 'm', params: { diagnostics: [note, ...diagnostics] } }],
    ['few of them', { method: 'm', params: { diagnostics: diagnostics.slice(0, 2) } }],
    ['none', { method: 'm', params: { uri: 'a', diagnostics: [] } }],
    ['an answer of nothing', { id: 'x', result: null }],
    ['anything else', { id: 4, result: [{ label: '请稍等“𠮷”' }] }],
  ];
  for (const [what, message] of cases)
    it(`is what JSON makes of it: ${what}`, () => {
      const whole = { jsonrpc: '2.0', ...message };
      const [header, ...rest] = messageBytes(whole).toString('utf8').split('\r\n\r\n');
      const body = rest.join('\r\n\r\n');
      assert.deepEqual(JSON.parse(body), JSON.parse(JSON.stringify(whole)));
      assert.equal(header, `Content-Length: ${Buffer.byteLength(body)}`);
    });

  it('says where a diagnostic stands now', () => {
    const [moved] = diagnostics;
    const there = { ...moved!, range: { start: { line: 8, character: 1 }, end: { line: 9, character: 2 } } };
    const params = { uri: 'a', diagnostics: [there, ...diagnostics] };
    const [, body] = messageBytes({ jsonrpc: '2.0', method: 'm', params } as never)
      .toString('utf8')
      .split('\r\n\r\n');
    assert.deepEqual((JSON.parse(body!) as { params: typeof params }).params.diagnostics[0]!.range, there.range);
  });
});
