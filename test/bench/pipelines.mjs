// What a pipeline sees: whole commands over the same text as a table of calls, as plain text, as Markdown and as many
// files, ours with all rules on, the peers as far as they read such a thing.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeText, writeFile, writeFolder } from './corpus.mjs';
import { compare } from './measure.mjs';
import { peerCommands } from './peers.mjs';

/**
 * Prints a table: for each input and each program megabytes (10^6 bytes) a second and peak memory in MiB. A program that
 * does another job says so; a slow one gets a part of the input, and its rate is of that part.
 *
 * @param {{folder: string, phrases: readonly string[], peers: boolean, lint: (...args: string[]) => {command: string[]}, quick: boolean}} bench
 */
export function measurePipelines({ folder, phrases, peers, lint, quick }) {
  const file = (name) => join(folder, name);
  const megabytes = quick ? 3 : 10;
  const rounds = 1; // after a warm-up: most peers take seconds, and the best of many would take the patience
  const sizes = { [`p${megabytes}`]: megabytes, p1: 1 };
  for (const [name, size] of Object.entries(sizes)) {
    writeFile(file(`${name}.txt`), phrases, { bytes: size * 1e6, markdown: false });
    writeFile(file(`${name}.md`), phrases, { bytes: size * 1e6, markdown: true });
  }
  const large = `p${megabytes}`;
  writeDialogues(file(`${large}.ndjson`), phrases, megabytes * 1e6);
  writeFolder(file('d1k'), phrases, { count: 1000, bytes: 10_000, extension: 'md' });

  const of = (...paths) => (peers ? peerCommands(file('peers'), paths) : {});
  const ours = (path, ...args) => ({ 'huashu, all rules': lint('--format', 'ndjson', ...args, path) });
  const named = ({ textlint, autocorrect, markdownlint, ripgrep }) => ({
    ...(autocorrect && { 'autocorrect-node, phrases': autocorrect }),
    ...(textlint && { 'textlint + prh, phrases': textlint }),
    ...(markdownlint && { 'markdownlint-cli2, its own rules': markdownlint }),
    ...(ripgrep && { 'ripgrep, phrases, no report': ripgrep }),
  });
  const { autocorrect: inText, ripgrep: grepText } = of(file(`${large}.txt`));
  const { autocorrect: inMarkdown, markdownlint, ripgrep: grepMarkdown } = of(file(`${large}.md`));
  const tables = [
    [
      `NDJSON, ${megabytes} MB, a result a line`,
      megabytes,
      {
        ...ours(file(`${large}.ndjson`)),
        ...named({ ripgrep: of(file(`${large}.ndjson`)).ripgrep }),
      },
    ],
    [
      `plain text, ${megabytes} MB`,
      megabytes,
      { ...ours(file(`${large}.txt`)), ...named({ autocorrect: inText, ripgrep: grepText }) },
    ],
    ['plain text, 1 MB', 1, named({ textlint: of(file('p1.txt')).textlint })],
    [
      `Markdown, ${megabytes} MB`,
      megabytes,
      { ...ours(file(`${large}.md`)), ...named({ autocorrect: inMarkdown, markdownlint, ripgrep: grepMarkdown }) },
    ],
    ['Markdown, 1 MB', 1, named({ textlint: of(file('p1.md')).textlint })],
    [
      'Markdown, 1,000 files of 10 KB, two threads',
      10,
      { ...ours(file('d1k'), '--jobs', '2'), ...named({ ...of(file('d1k')), ...markdownIn(of, file('d1k')) }) },
    ],
  ];
  console.log(
    `\n      ${'whole commands'.padEnd(46)} ${'program'.padEnd(34)} ${'MB/s'.padStart(7)} ${'MiB'.padStart(6)}`,
  );
  for (const [what, size, commands] of tables) {
    const names = Object.keys(commands);
    if (names.length === 0) continue;
    const results = compare(Object.values(commands), rounds);
    results.forEach(({ best, mebibytes }, i) => {
      const rate = (size / best).toFixed(size / best < 10 ? 2 : 0).padStart(7);
      const memory = mebibytes === undefined ? '–' : mebibytes.toFixed(0);
      console.log(`      ${(i === 0 ? what : '').padEnd(46)} ${names[i].padEnd(34)} ${rate} ${memory.padStart(6)}`);
    });
  }
}

/** Peers that want a glob where ours take a folder. */
function markdownIn(of, folder) {
  const { textlint, markdownlint } = of(`${folder}/**/*.md`);
  return { textlint, markdownlint };
}

/** The same dialogue-like text, twelve turns a dialogue. */
function writeDialogues(path, phrases, bytes) {
  if (existsSync(path)) return;
  const turns = makeText(phrases, { bytes: bytes * 0.7, markdown: false })
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ role: line.startsWith('客服') ? 'agent' : 'customer', text: line.slice(3) }));
  const lines = [];
  for (let at = 0; at < turns.length; at += 12)
    lines.push(JSON.stringify({ id: `c${at / 12}`, turns: turns.slice(at, at + 12) }));
  writeFileSync(path, `${lines.join('\n')}\n`);
}
