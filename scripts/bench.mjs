// `npm run bench`: measures every row of the budget (ARCHITECTURE.md) on this machine, beside the peers that look for the
// same phrases, and prints each beside its limit. Takes some minutes; corpora and peers are kept in .bench/.
// `npm run bench -- --quick` takes fewer rounds and leaves out the rows that need 100 MB; `-- --pipelines` measures only whole
// commands over the inputs of pipelines, beside the peers.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeFile, writeFolder } from '../test/bench/corpus.mjs';
import { compare } from '../test/bench/measure.mjs';
import { configurePeers, installPeers, peerCommands } from '../test/bench/peers.mjs';
import { measurePipelines } from '../test/bench/pipelines.mjs';
import { ensureInstalled } from './ensure-installed.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, '.bench');
const quick = process.argv.includes('--quick');
const rounds = quick ? 5 : 15;

ensureInstalled();
const { buildProduct } = await import('./build.mjs');
await buildProduct();
mkdirSync(folder, { recursive: true });
const tools = {
  throughput: 'test/bench/throughput.ts',
  phrases: 'test/bench/phrases.ts',
  keystroke: 'test/lsp/keystroke-bench.ts',
  requests: 'test/lsp/requests-bench.ts',
};
await build({
  entryPoints: Object.fromEntries(Object.entries(tools).map(([name, path]) => [name, join(root, path)])),
  outdir: join(root, 'dist/bench'),
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  logLevel: 'error',
});
const { phrases } = createRequire(import.meta.url)(join(root, 'dist/bench/phrases.cjs'));

const file = (name) => join(folder, name);
writeFile(file('s10.md'), phrases, { bytes: 10e3, markdown: true });
writeFile(file('c10.md'), phrases, { bytes: 10e6, markdown: true });
writeFile(file('c10.txt'), phrases, { bytes: 10e6, markdown: false });
if (!quick) writeFolder(file('d10k'), phrases, { count: 10_000, bytes: 10_000, extension: 'md' });

const peers = installPeers(file('peers'));
if (peers) configurePeers(file('peers'), phrases);

const lint = (...args) => ({ command: [process.execPath, join(root, 'dist/cli.js'), 'lint', '--no-config', ...args] });
const cli = (...paths) => lint('--format', 'json', ...paths);
const pipelines = () => measurePipelines({ folder, phrases, peers, lint, quick });
const missed = [];

/** Prints one row; `holds` is whether the figure is within the limit. */
function row(what, figure, limit, holds, others = '') {
  console.log(
    `${holds ? 'ok  ' : 'OVER'}  ${what.padEnd(52)} ${figure.padStart(12)}   limit ${limit.padEnd(10)} ${others}`,
  );
  if (!holds) missed.push(what);
}

console.log(
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB; ${phrases.length} phrases for the peers, all rules for ours\n`,
);
if (process.argv.includes('--pipelines')) {
  pipelines();
  process.exit(0);
}

{
  const commands = {
    node: { command: [process.execPath, '-e', '0'] },
    ours: cli(file('s10.md')),
    ...(peers ? peerCommands(file('peers'), [file('s10.md')]) : {}),
  };
  const names = Object.keys(commands);
  const results = Object.fromEntries(compare(Object.values(commands), rounds).map((result, i) => [names[i], result]));
  const ratio = (name) => results[name].seconds / results.node.seconds;
  const others = names
    .slice(2)
    .map((name) => `${name} ${ratio(name).toFixed(2)}`)
    .join(', ');
  row(
    'cold command, one 10 KB file, × `node -e 0`',
    ratio('ours').toFixed(2),
    '1.40',
    ratio('ours') <= 1.4,
    `(${(results.ours.seconds * 1000).toFixed(0)} ms; peers: ${others})`,
  );
  row(
    'peak memory, one file, MiB',
    results.ours.mebibytes.toFixed(0),
    '60',
    results.ours.mebibytes <= 60,
    `(node alone ${results.node.mebibytes.toFixed(0)}; ${names
      .slice(2)
      .filter((name) => results[name].mebibytes)
      .map((name) => `${name} ${results[name].mebibytes.toFixed(0)}`)
      .join(', ')})`,
  );
}

for (const [what, name, language, limit] of [
  ['one thread, transcripts and plain text, MB/s', 'c10.txt', 'plaintext', 100],
  ['one thread, Markdown, MB/s', 'c10.md', 'markdown', 40],
]) {
  const run = spawnSync(
    process.execPath,
    [join(root, 'dist/bench/throughput.cjs'), file(name), language, String(quick ? 3 : 9)],
    { encoding: 'utf8' },
  );
  const { megabytesPerSecond, findings } = JSON.parse(run.stdout);
  row(
    what,
    megabytesPerSecond.toFixed(0),
    String(limit),
    megabytesPerSecond >= limit,
    `(${findings} findings in 10 MB)`,
  );
}
if (peers && !quick) {
  const commands = peerCommands(file('peers'), [file('c10.md')]);
  delete commands.textlint; // takes a quarter of a minute for one file of 10 MB: see the row of 10,000 files
  const [autocorrect, ours] = compare([commands.autocorrect, cli(file('c10.md'))], 5);
  console.log(
    `      ${'whole command, one Markdown file of 10 MB, s'.padEnd(52)} ${ours.seconds.toFixed(2).padStart(12)}   ${' '.repeat(16)} (autocorrect ${autocorrect.seconds.toFixed(2)})`,
  );
}

if (!quick) {
  const [ours] = compare([cli(file('d10k'))], 5);
  const others = [];
  if (peers) {
    const { autocorrect } = peerCommands(file('peers'), [file('d10k')]);
    others.push(`autocorrect ${compare([autocorrect], 2)[0].seconds.toFixed(2)}`);
    const textlint = peerCommands(file('peers'), [join(file('d10k'), '000', '**/*.md')]).textlint;
    others.push(`textlint ${compare([textlint], 1)[0].seconds.toFixed(2)} for 1 MB of it`);
  }
  row(
    '100 MB in 10,000 files, two threads, s',
    ours.seconds.toFixed(2),
    '1.50',
    ours.seconds <= 1.5,
    others.length > 0 ? `(${others.join(', ')})` : '',
  );
  row('peak memory, 100 MB in 10,000 files, MiB', ours.mebibytes.toFixed(0), '120', ours.mebibytes <= 120);
}

/** Typing in a document of so many kilobytes. */
function typing(...options) {
  const run = spawnSync(process.execPath, [join(root, 'dist/bench/keystroke.cjs'), '--json', ...options], {
    cwd: root,
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`keystroke bench: ${run.stderr}`);
  return JSON.parse(run.stdout);
}

for (const language of ['huashu', 'markdown', 'plaintext']) {
  for (const [size, limit] of [
    ['200', 5],
    ['1000', 10],
  ]) {
    const { p50, p99, read, processor, byAction, mebibytes } = typing(
      '--kilobytes',
      size,
      '--language',
      language,
      '--keys',
      '340',
    );
    const actions = Object.entries(byAction).map(([action, times]) => `${action} ${times.p99.toFixed(1)}`);
    row(
      `key press → diagnostics p99, ${size === '200' ? '200 KB' : '1 MB'}, ${language}, ms`,
      p99.toFixed(1),
      String(limit),
      p99 <= limit,
      `(p50 ${p50.toFixed(2)}; read by the client p50 ${read.p50.toFixed(2)}, p99 ${read.p99.toFixed(1)}; of the server’s main thread p50 ${processor.p50.toFixed(2)}, p99 ${processor.p99.toFixed(1)}; p99 of ${actions.join(', ')})`,
    );
    if (size === '1000')
      row(`peak memory, server on 1 MB, ${language}, MiB`, mebibytes.toFixed(0), '100', mebibytes <= 100);
  }
}
{
  const { p50, p99, ofOthers } = typing('--kilobytes', '200', '--open', '1000', '--keys', '170');
  row(
    'the same on 200 KB with 1,000 documents open, ms',
    p99.toFixed(1),
    '5',
    p99 <= 5 && ofOthers === 0,
    `(p50 ${p50.toFixed(2)}; ${ofOthers} of the others looked at)`,
  );
}

{
  const run = spawnSync(process.execPath, [join(root, 'dist/bench/requests.cjs'), '--json'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`requests bench: ${run.stderr}`);
  const times = JSON.parse(run.stdout);
  for (const name of ['completion', 'hover', 'on-type format']) {
    const { p50, p99, processor } = times[name];
    const ofServer = `of the server’s main thread p50 ${processor.p50.toFixed(2)}, p99 ${processor.p99.toFixed(1)}`;
    row(`${name} p99, 1 MB, ms`, p99.toFixed(1), '10', p99 <= 10, `(p50 ${p50.toFixed(2)}; ${ofServer})`);
  }
  console.log(`      first code lenses, 1 MB: ${times['code lenses'].first.toFixed(0)} ms, a little at a time`);
}

pipelines();
console.log(missed.length === 0 ? '\nEvery row is within its limit.' : `\nOver the limit: ${missed.join('; ')}`);
process.exit(missed.length === 0 ? 0 : 1);
