import { ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';

describe('the server for a web worker', () => {
  it('starts without anything of Node', () => {
    const worker = { onmessage: undefined as unknown, postMessage: () => undefined, addEventListener: () => undefined };
    const known = { self: worker, console, setTimeout, clearTimeout, TextDecoder, TextEncoder, performance, crypto };
    runInContext(readFileSync('dist/web/server.js', 'utf8'), createContext(known));
    ok(worker.onmessage, 'listens to its client');
  });
});
