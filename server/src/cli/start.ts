#!/usr/bin/env node
import { keepCompiled, runBundle } from './compiled';
import type * as command from './run';
import { holdBack } from './small-run';

/** The program `huashu`: everything it does is in the bundle of run.ts, which is loaded ready-compiled where it can be. */
const args = process.argv.slice(2);
const pace = args[0] === 'lint' ? holdBack() : undefined;
const { run } = runBundle('command.js', pace !== undefined) as typeof command;
void run(args, pace?.release).then((code) => {
  if (pace?.isHeld === true) keepCompiled();
  // Everything has been written (terminal.ts): taking the heap apart first would be a tenth of a short run.
  process.exit(code);
});
