import js from '@eslint/js';
import { builtinModules } from 'node:module';
import tseslint from 'typescript-eslint';

const node = [...builtinModules, ...builtinModules.map((name) => `node:${name}`)];
const ban = (paths, patterns, message) => [
  'error',
  { paths: paths.map((name) => ({ name, message })), patterns: patterns.map((group) => ({ group: [group], message })) },
];

export default tseslint.config(
  {
    ignores: [
      'dist/',
      '.tsbuild/',
      '**/*.generated.ts',
      'test/output/',
      '.vscode-host/',
      '.vscode-web-host/',
      '.bench/',
      '.helix-editor/',
      'node_modules/',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [
      tseslint.configs.recommended,
      {
        languageOptions: {
          parserOptions: {
            projectService: { allowDefaultProject: ['scripts/*.ts'] },
            tsconfigRootDir: import.meta.dirname,
          },
        },
      },
    ],
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.{mjs,cjs,js}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
        require: 'readonly',
        module: 'writable',
        fetch: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        document: 'readonly',
        performance: 'readonly',
      },
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  // Layers: what each part of the product may not know (ARCHITECTURE.md).
  {
    files: ['server/src/core/**/*.ts'],
    rules: {
      'no-restricted-imports': ban(
        [...node, 'vscode'],
        ['vscode-*', '**/lsp/**', '**/cli/**', '**/node/**'],
        'core is pure: no Node, no protocol, no faces',
      ),
    },
  },
  {
    files: ['server/src/lsp/**/*.ts'],
    rules: {
      'no-restricted-imports': ban(
        [...node, 'vscode'],
        ['**/cli/**', '**/node/**'],
        'the server runs in a worker too: no Node here',
      ),
    },
  },
  {
    files: ['server/src/cli/**/*.ts'],
    rules: {
      'no-restricted-imports': ban(['vscode'], ['vscode-*', '**/lsp/**'], 'the command line knows no protocol'),
    },
  },
  {
    files: ['client/**/*.ts'],
    rules: {
      'no-restricted-imports': ban(
        [],
        ['**/core/**', '**/lsp/**'],
        'the client talks to the server only through the protocol',
      ),
    },
  },
);
