// Loaded into a measured process: leaves its peak memory (KiB) in a file as it ends.
const { writeFileSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');
if (isMainThread)
  process.on('exit', () => writeFileSync(process.env.HUASHU_BENCH_MEMORY, String(process.resourceUsage().maxRSS)));
