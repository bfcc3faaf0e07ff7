// Times whole processes, in turn, so that a drift of the machine falls on all alike.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const hook = fileURLToPath(new URL('./memory-hook.cjs', import.meta.url));

/**
 * Runs each command `rounds` times in turn after one warm-up each. A command is [program, ...args].
 * Gives for each the median wall time in seconds and, for Node programs alone, the peak memory in MiB.
 */
export function compare(commands, rounds) {
  const walls = commands.map(() => []);
  const memories = commands.map(() => []);
  const file = join(tmpdir(), `huashu-bench-memory-${process.pid}`);
  for (let round = -1; round < rounds; round++) {
    commands.forEach(({ command, cwd }, i) => {
      const started = process.hrtime.bigint();
      const run = spawnSync(command[0], command.slice(1), {
        cwd,
        stdio: ['ignore', 'ignore', 'pipe'],
        maxBuffer: 1 << 28,
      });
      const seconds = Number(process.hrtime.bigint() - started) / 1e9;
      if (run.error || run.status === null || run.status > 1)
        throw new Error(`${command.join(' ')} ended with ${run.status}: ${String(run.stderr).slice(0, 500)}`);
      if (round >= 0) walls[i].push(seconds);
    });
  }
  commands.forEach(({ command, cwd, node = true }, i) => {
    if (!node) return;
    spawnSync(command[0], ['--require', hook, ...command.slice(1)], {
      cwd,
      stdio: 'ignore',
      env: { ...process.env, HUASHU_BENCH_MEMORY: file },
    });
    memories[i].push(Number(readFileSync(file, 'utf8')) / 1024);
    rmSync(file, { force: true });
  });
  return commands.map((_, i) => ({
    seconds: median(walls[i]),
    best: Math.min(...walls[i]),
    worst: Math.max(...walls[i]),
    mebibytes: memories[i][0],
  }));
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
