import { deepEqual, ok } from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';

const text = (path: string): string => readFileSync(path, 'utf8');
const keysOf = (path: string): string[] => Object.keys(JSON.parse(text(path)) as object).sort();
const unique = (values: string[]): string[] => [...new Set(values)].sort();

const clientFiles = (): string[] =>
  readdirSync('client/src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `client/src/${file}`);

describe('texts of the extension', () => {
  it('of the manifest are there in both languages, none too many', () => {
    const used = unique([...text('package.json').matchAll(/"%([\w.]+)%"/g)].map((match) => match[1]!));
    ok(used.length > 10);
    deepEqual(keysOf('package.nls.json'), used);
    deepEqual(keysOf('package.nls.zh-cn.json'), used);
  });

  it('of the client are translated, none too many, with the same slots', () => {
    const sources = clientFiles().map(text);
    const used = unique(sources.flatMap((source) => [...source.matchAll(/l10n\.t\(\s*'([^']+)'/g)].map((m) => m[1]!)));
    const bundle = JSON.parse(text('client/l10n/bundle.l10n.zh-cn.json')) as { [english: string]: string };
    deepEqual(Object.keys(bundle).sort(), used);
    const slots = (message: string): string[] => (message.match(/\{\d+\}/g) ?? []).sort();
    for (const [english, chinese] of Object.entries(bundle)) deepEqual(slots(chinese), slots(english), english);
  });

  it('of the client all go through the translation: nothing is written where it is shown', () => {
    const bare = [
      /\.show(?:Information|Warning|Error)Message\(\s*['"`]/,
      /\.setStatusBarMessage\(\s*['"`]/,
      /\b(?:title|placeHolder|prompt|saveLabel|detail|message):\s*['"`](?!Huashu 话术'|qsd')/,
      /\.(?:text|name|message|tooltip|detail|description)\s*=\s*['"`](?!Huashu')/,
      /new (?:TreeItem|Task)\(\s*['"]/,
      /<(?:h\d|th|td|dt|button|summary|p|title)\b[^>$]*>\s*[A-Za-z]{2}/,
    ];
    const found = clientFiles().flatMap((file) =>
      text(file)
        .split('\n')
        .filter((line) => bare.some((pattern) => pattern.test(line)))
        .map((line) => `${file}: ${line.trim()}`),
    );
    deepEqual(found, []);
  });

  it('of the walkthrough are there in both languages', () => {
    const names = readdirSync('client/walkthrough').filter((name) => !name.includes('.nls.'));
    ok(names.length > 4);
    for (const name of names) ok(existsSync(`client/walkthrough/${name.replace('.md', '.nls.zh-cn.md')}`), name);
  });

  it('of views, walkthrough and commands are Chinese in the Chinese file', () => {
    const chinese = JSON.parse(text('package.nls.zh-cn.json')) as { [key: string]: string };
    for (const [key, value] of Object.entries(chinese)) ok(/\p{Script=Han}/u.test(value), key);
  });
});

describe('manifest of the extension', () => {
  it('points at files that are there', () => {
    const { contributes, main, browser, icon } = JSON.parse(text('package.json')) as { [key: string]: unknown };
    const manifest = JSON.stringify({ contributes, icon, entries: [main, browser] });
    const paths = unique([...manifest.matchAll(/"(?:\.\/|client\/)[^"]+"/g)].map((m) => m[0].slice(1, -1)));
    ok(paths.length > 6);
    deepEqual(
      paths.filter((path) => !existsSync(path)),
      [],
    );
  });

  it('describes no setting that the server does not read', () => {
    const settings = text('server/src/lsp/settings.ts');
    const { contributes } = JSON.parse(text('package.json')) as {
      contributes: { configuration: { properties: { [name: string]: object } } };
    };
    const names = Object.keys(contributes.configuration.properties).map((name) => name.replace(/^huashu\./, ''));
    for (const name of names.filter((each) => each !== 'trace.server'))
      for (const part of name.split('.')) ok(settings.includes(`'${part}'`), name);
  });
});
