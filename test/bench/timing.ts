import { readFileSync } from 'node:fs';

/** Median, 99th percentile and worst of some times. */
export function summary(times: readonly number[]) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
  return { p50: at(0.5), p99: at(0.99), worst: sorted.at(-1)! };
}

/** Milliseconds that a process's main thread has had of a processor; NaN where the system does not tell. */
export function processorTime(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return Number.NaN;
  }
}
