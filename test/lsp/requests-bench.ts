import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { PublishDiagnosticsParams } from 'vscode-languageserver-protocol/node';
import { createMessageConnection } from 'vscode-languageserver-protocol/node';
import { makeText } from '../bench/corpus.mjs';
import { phrases } from '../bench/phrases';
import { processorTime, summary } from '../bench/timing';

/**
 * Times what a writer waits for in a large open document: completion while a phrase is spelled in pinyin, hover, and the
 * whole-document requests that editors make by themselves. From sending the request until the answer is here, over standard
 * input and output. Run in the project's folder as: requests-bench [--kilobytes 1000] [--rounds 200] [--json].
 */
const { values } = parseArgs({
  options: {
    kilobytes: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '200' },
    json: { type: 'boolean', default: false },
  },
});

const repeated = ['completion', 'hover', 'code actions', 'on-type format'];
const typed = ['q', 's', 'd', 'h', '请', '稍', 'b', 'y', 'x'];
const uri = 'file:///nowhere/large.huashu';
const text = makeText(phrases, { bytes: Number(values.kilobytes) * 1000, markdown: false });

const child = spawn(process.execPath, [process.env['HUASHU_SERVER'] ?? resolve('dist/server.js'), '--stdio'], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
const connection = createMessageConnection(child.stdout, child.stdin);
let arrived: (params: PublishDiagnosticsParams) => void = () => undefined;
connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => arrived(params));
connection.listen();

void measure().then(
  (result) => {
    if (values.json) console.log(JSON.stringify(result));
    else
      for (const [name, { p50, p99, worst, first, processor }] of Object.entries(result))
        console.log(
          `${name.padEnd(16)} p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms, worst ${worst.toFixed(2)} ms, first ${first.toFixed(2)} ms; processor p50 ${processor.p50.toFixed(2)} ms, p99 ${processor.p99.toFixed(2)} ms, worst ${processor.worst.toFixed(2)} ms`,
        );
  },
  (error: unknown) => {
    console.error(error);
    child.kill();
    process.exit(1);
  },
);

async function measure() {
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: { textDocument: { completion: { completionItem: { snippetSupport: true } } } },
  });
  await connection.sendNotification('initialized', {});
  await shown(1, () =>
    connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'huashu', version: 1, text },
    }),
  );
  const lines = text.split('\n');
  const rounds = Number(values.rounds);
  const times: { [name: string]: number[] } = {};
  const processor: { [name: string]: number[] } = {};
  const timed = async (name: string, method: string, more: object): Promise<void> => {
    const started = process.hrtime.bigint();
    const before = processorTime(child.pid!);
    await connection.sendRequest(method, { textDocument: { uri }, ...more });
    (times[name] ??= []).push(Number(process.hrtime.bigint() - started) / 1e6);
    (processor[name] ??= []).push(processorTime(child.pid!) - before);
  };
  let line = Math.floor(lines.length / 2);
  while (!/^(客服|坐席|座席)/.test(lines[line]!)) line++;
  let character = lines[line]!.length;
  // The first answers build tables; a writer has long typed when it counts.
  const warm = 10;
  for (let round = 0; round < rounds + warm; round++) {
    if (round === warm) for (const name of repeated) [times[name], processor[name]] = [[], []];
    const position = { line, character };
    const inserted = typed[round % typed.length]!;
    await shown(round + 2, () =>
      connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version: round + 2 },
        contentChanges: [{ range: { start: position, end: position }, text: inserted }],
      }),
    );
    character++;
    await timed('completion', 'textDocument/completion', { position: { line, character } });
    await timed('hover', 'textDocument/hover', { position: { line: (round * 37) % lines.length, character: 5 } });
    await timed('code actions', 'textDocument/codeAction', {
      range: { start: position, end: position },
      context: { diagnostics: [], triggerKind: 2 },
    });
    await timed('on-type format', 'textDocument/onTypeFormatting', {
      position: { line: line + 1, character: 0 },
      ch: '\n',
      options: { tabSize: 2, insertSpaces: true },
    });
    if (round % 10 === 0) {
      await timed('code lenses', 'textDocument/codeLens', {});
      await timed('symbols', 'textDocument/documentSymbol', {});
      await timed('tokens', 'textDocument/semanticTokens/full', {});
    }
    await pause(2);
  }
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  return Object.fromEntries(
    Object.entries(times).map(([name, list]) => [
      name,
      { ...summary(list), first: list[0]!, processor: summary(processor[name]!) },
    ]),
  );
}

/** Does something and waits for the diagnostics of `version`. */
async function shown(version: number, act: () => Promise<void>): Promise<void> {
  const answer = new Promise<void>((done) => {
    arrived = (params) => {
      if (params.uri === uri && params.version === version) done();
    };
  });
  await act();
  await answer;
}
