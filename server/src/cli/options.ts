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
    quiet: { type: 'boolean', short: 'q' },
    stdin: { type: 'boolean' },
    'stdin-filename': { type: 'string' },
  },
  score: {
    ...common,
    ...configuration,
    format: { type: 'string', short: 'f' },
    'output-file': { type: 'string', short: 'o' },
    pass: { type: 'string' },
    rate: { type: 'string' },
  },
  explain: { ...common, ...configuration },
  rules: { ...common, ...configuration, format: { type: 'string', short: 'f' } },
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
