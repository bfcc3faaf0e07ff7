import { strict as assert } from 'node:assert';
import { createConfigs } from '../../../server/src/core/config/configs';
import { isFolderName, packageFolders, readPackName, versionMistake } from '../../../server/src/core/config/pack-names';
import { memoryHost } from './memory-host';
import { packFiles, shippedPacks } from './packs';

/** Names of packs in force for /w/a/x.md, or what is wrong. */
function extending(
  names: string,
  files: { readonly [path: string]: string } = {},
  { workspace = '/w', links = {} as { readonly [path: string]: string } } = {},
): string {
  const host = memoryHost({ '/w/a/huashu.config.yaml': `extends: [${names}]`, ...files });
  const realPath = (path: string): string | undefined => {
    const link = Object.keys(links).find((each) => path === each || path.startsWith(`${each}/`));
    return link === undefined ? path : links[link]! + path.slice(link.length);
  };
  const configs = createConfigs({ host: { ...host, realPath }, builtinPacks: () => shippedPacks, workspace });
  const { packs, problems } = configs.forFile('/w/a/x.md');
  return problems.length > 0
    ? problems.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message.en}`).join('\n')
    : (packs ?? []).map(({ manifest }) => manifest.name).join(' ');
}

describe('names of packs', () => {
  it('are those of packages, with versions, or of folders', () => {
    const cases: { readonly [name: string]: ReturnType<typeof readPackName> } = {
      bank: { name: 'bank' },
      'my-pack@^1.2': { name: 'my-pack', range: '^1.2' },
      '@acme/pack': { name: '@acme/pack' },
      '@acme/pack@1.0.0': { name: '@acme/pack', range: '1.0.0' },
      '@acme/packs/bank@>=1 <2': { name: '@acme/packs/bank', range: '>=1 <2' },
      './mine': undefined,
      '../mine': undefined,
      '/etc': undefined,
      'C:/packs': undefined,
      '@../x': undefined,
      '@acme/../x': undefined,
      'a/../../x': undefined,
      '.bin': undefined,
      'a\\b': undefined,
      '': undefined,
      'a@': undefined,
    };
    for (const [name, expected] of Object.entries(cases)) assert.deepEqual(readPackName(name), expected, name);
    assert.deepEqual(['./a', 'a/b', '@a/b', 'a'].map(isFolderName), [true, true, false, false]);
  });

  it('are looked for upwards, as far as the workspace goes', () => {
    assert.deepEqual(packageFolders('p', '/w/a/b', ['/w/a/b', '/w']), [
      '/w/a/b/node_modules/p',
      '/w/a/node_modules/p',
      '/w/node_modules/p',
    ]);
    assert.deepEqual(packageFolders('p', '/x/a', ['/x/a']), ['/x/a/node_modules/p']);
    assert.deepEqual(packageFolders('p', '/w/node_modules/q', ['/w']), [
      '/w/node_modules/q/node_modules/p',
      '/w/node_modules/p',
    ]);
  });

  it('find npm packages, the nearest first, scoped ones, parts of one, and what they extend themselves', () => {
    const near = packFiles('/w/a/node_modules/p', 'near', 'own-a');
    const far = packFiles('/w/node_modules/p', 'far', 'own-b');
    assert.equal(extending('p', { ...far, ...near }), 'near');
    assert.equal(extending('p', far), 'far');
    assert.equal(extending('"@acme/p"', packFiles('/w/node_modules/@acme/p', 'acme', 'own')), 'acme');
    assert.equal(extending('p/packs/x', packFiles('/w/node_modules/p/packs/x', 'x', 'own')), 'x');
    const base = packFiles('/w/node_modules/base', 'base', 'own-base');
    assert.equal(extending('p', { ...base, ...packFiles('/w/node_modules/p', 'p', 'own', ['base']) }), 'base p');
    assert.equal(extending('mine/p', packFiles('/w/a/mine/p', 'folder', 'own')), 'folder');
  });

  it('tell of packages that are not there, outside the workspace too', () => {
    assert.match(
      extending('p'),
      /^\/w\/a\/huashu.config.yaml:1:11 there is no pack or preset p; known: .*node_modules/,
    );
    assert.match(extending('p', packFiles('/node_modules/p', 'p', 'own')), /there is no pack or preset p/);
    assert.match(
      extending('p', packFiles('/w/node_modules/p', 'p', 'own'), { workspace: '/w/a' }),
      /no pack or preset/,
    );
    assert.match(
      extending('p', { '/w/node_modules/p/package.json': '{}' }),
      /p\/pack.yaml:1:1 the pack has no pack.yaml/,
    );
  });

  it('refuse what is reached by a link that leads out of the workspace, and follow one that stays inside', () => {
    const pack = packFiles('/w/node_modules/p', 'p', 'own');
    const link = (to: string, from = '/w/node_modules/p') => extending('p', pack, { links: { [from]: to } });
    assert.equal(link('/w/packages/p'), 'p');
    assert.match(link('/home/x/p'), /^\/w\/a\/huashu.config.yaml:1:11 p is a link that leads out/);
    assert.match(
      link('/etc/passwd', '/w/node_modules/p/rules/own.yaml'),
      /own.yaml:1:1 own.yaml is a link that leads out/,
    );
    assert.match(link('/etc', '/w/node_modules/p/rules'), /rules:1:1 rules is a link that leads out/);
    const mine = packFiles('/w/a/mine', 'mine', 'own');
    assert.match(extending('./mine', mine, { links: { '/w/a/mine': '/elsewhere' } }), /leads out/);
  });

  it('hold the version of a pack against what is asked', () => {
    const pack = packFiles('/w/node_modules/p', 'p', 'own');
    assert.equal(extending('p@^1.0.0', pack), 'p');
    assert.equal(extending('service-base@1'), 'service-base');
    assert.match(
      extending('p@^2', pack),
      /^\/w\/a\/huashu.config.yaml:1:11 the pack p is version 1.0.0, and \^2 is asked/,
    );
    assert.match(extending('service-base@2'), /the pack service-base is version 1.0.0/);
    assert.match(extending('p@newest', pack), /newest is no range of versions/);
    const manifest = { name: 'p', version: 'spring', title: { zh: '甲', en: 'a' } };
    assert.match(versionMistake(manifest, '^1')?.en ?? '', /spring, which is not like 1.2.3/);
    assert.equal(versionMistake(manifest, undefined), undefined);
  });
});
