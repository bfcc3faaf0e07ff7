/**
 * Milliseconds since the process began. `performance.now()` tells the same, but the first use of `performance` loads
 * modules of Node's that nothing else here needs.
 */
export function now(): number {
  return process.uptime() * 1000;
}
