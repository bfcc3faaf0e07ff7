import type { OptionSpecs } from './args';

const common: OptionSpecs = {
  help: { type: 'boolean', short: 'h' },
  locale: { type: 'string' },
  color: { type: 'boolean' },
  'no-color': { type: 'boolean' },
};

const configuration: OptionSpecs = { config: { type: 'string', short: 'c' }, 'no-config': { type: 'boolean' } };

/** The commands and their options; the texts about them are in lazy/help.ts. */
export const commands: { readonly [command: string]: OptionSpecs } = {
  lint: {
    ...common,
    ...configuration,
    fix: { type: 'boolean' },
    'fix-dry-run': { type: 'boolean' },
    'unsafe-fixes': { type: 'boolean' },
    format: { type: 'string', short: 'f', multiple: true },
    'output-file': { type: 'string', short: 'o' },
    'max-warnings': { type: 'string' },
    severity: { type: 'string' },
    'fail-on': { type: 'string' },
    changed: { type: 'boolean' },
    since: { type: 'string' },
    staged: { type: 'boolean' },
    'changed-lines': { type: 'boolean' },
    baseline: { type: 'string' },
    'no-baseline': { type: 'boolean' },
    'update-baseline': { type: 'boolean' },
    'prune-baseline': { type: 'boolean' },
    shard: { type: 'string' },
    jobs: { type: 'string', short: 'j' },
    cache: { type: 'boolean' },
    'cache-file': { type: 'string' },
    watch: { type: 'boolean', short: 'w' },
    'print-config': { type: 'string' },
    quiet: { type: 'boolean', short: 'q' },
    stdin: { type: 'boolean' },
    'stdin-filename': { type: 'string' },
    'stdin-format': { type: 'string' },
    encoding: { type: 'string' },
  },
  merge: {
    ...common,
    format: { type: 'string', short: 'f', multiple: true },
    'output-file': { type: 'string', short: 'o' },
    'max-warnings': { type: 'string' },
    severity: { type: 'string' },
    'fail-on': { type: 'string' },
  },
  score: {
    ...common,
    ...configuration,
    format: { type: 'string', short: 'f' },
    'output-file': { type: 'string', short: 'o' },
    encoding: { type: 'string' },
    pass: { type: 'string' },
    rate: { type: 'string' },
  },
  explain: { ...common, ...configuration },
  rules: { ...common, ...configuration, format: { type: 'string', short: 'f' } },
  clauses: { ...common, ...configuration, format: { type: 'string', short: 'f' } },
  test: { ...common },
  init: { ...common },
  lsp: {
    ...common,
    stdio: { type: 'boolean' },
    'node-ipc': { type: 'boolean' },
    socket: { type: 'string' },
    clientProcessId: { type: 'string' },
  },
};
