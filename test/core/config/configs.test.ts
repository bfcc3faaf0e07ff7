import { strict as assert } from 'node:assert';
import { createConfigs } from '../../../server/src/core/config/configs';
import type { FileConfig } from '../../../server/src/core/config/configs';
import { memoryHost } from './memory-host';
import { packFiles, packOf, shippedPacks } from './packs';

type Files = { readonly [path: string]: string };

function configFor(files: Files, path: string, options: { configFile?: string; workspace?: string } = {}): FileConfig {
  return createConfigs({ host: memoryHost(files), builtinPacks: () => shippedPacks, ...options }).forFile(path);
}

function packNames({ packs }: FileConfig): string[] | undefined {
  return packs?.map((pack) => pack.manifest.name);
}

function problemsOf({ problems }: FileConfig): string[] {
  return problems.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message.en}`);
}

describe('configurations of a tree', () => {
  it('are the defaults where there is none', () => {
    const config = configFor({}, '/w/a/b.md');
    assert.deepEqual(config, {
      settings: { locale: 'zh-CN', rules: {}, roles: { agent: [], customer: [] }, tier: '普通' },
      ignored: false,
      packs: undefined,
      localeChosen: false,
      files: [],
      problems: [],
    });
  });

  it('are merged from the outermost to the innermost', () => {
    const files = {
      '/w/huashu.config.yaml': 'locale: en\ntier: VIP\nroles: { agent: [甲] }\nrules: { hedge: error, pronoun: off }',
      '/w/a/huashu.config.json': '{ "tier": "普通", "roles": { "agent": ["乙"] }, "rules": { "hedge": "off" } }',
    };
    const { settings, files: found, localeChosen } = configFor(files, '/w/a/x/y.md');
    assert.deepEqual(found, ['/w/huashu.config.yaml', '/w/a/huashu.config.json']);
    assert.deepEqual(settings, {
      locale: 'en',
      tier: '普通',
      roles: { agent: ['甲', '乙'], customer: [] },
      rules: { hedge: 'off', pronoun: 'off' },
    });
    assert.equal(localeChosen, true);
    assert.equal(configFor(files, '/w/b.md').settings.tier, 'VIP');
  });

  it('stop at root: true', () => {
    const files = { '/w/huashu.config.yaml': 'locale: en', '/w/a/huashu.config.yaml': 'root: true' };
    const config = configFor(files, '/w/a/b.md');
    assert.equal(config.settings.locale, 'zh-CN');
    assert.deepEqual(config.files, ['/w/a/huashu.config.yaml']);
  });

  it('ignore a broken one above root: true, and suffer from one that is in force', () => {
    const files = {
      '/w/huashu.config.yaml': 'oops: 1',
      '/w/a/huashu.config.yaml': 'root: true',
      '/w/b/huashu.config.yaml': '',
    };
    assert.deepEqual(problemsOf(configFor(files, '/w/a/x.md')), []);
    assert.match(problemsOf(configFor(files, '/w/b/x.md')).join(), /^\/w\/huashu.config.yaml:1:1 unknown key oops/);
  });

  it('apply overrides in order, by the place of each configuration', () => {
    const files = {
      '/w/huashu.config.yaml':
        'rules: { hedge: error }\noverrides:\n  - { files: [vip/**], tier: VIP, rules: { hedge: off } }\n  - { files: ["*.txt"], kind: article, rules: { hedge: info } }\n',
      '/w/vip/huashu.config.yaml': 'overrides:\n  - { files: [special.md], rules: { hedge: hint } }\n',
    };
    const configs = createConfigs({ host: memoryHost(files), builtinPacks: () => shippedPacks });
    const hedge = (path: string): unknown => configs.forFile(path).settings.rules.hedge;
    assert.equal(hedge('/w/a.md'), 'error');
    assert.equal(hedge('/w/vip/a.md'), 'off');
    assert.equal(hedge('/w/vip/a.txt'), 'info');
    assert.equal(hedge('/w/vip/special.md'), 'hint');
    assert.equal(configs.forFile('/w/vip/a.txt').settings.kind, 'article');
    assert.equal(configs.forFile('/w/vip/a.md').settings.tier, 'VIP');
    assert.equal(configs.forFile('/w/vip/a.md').settings, configs.forFile('/w/vip/b.md').settings);
  });

  it('take the pace of the nearest that gives one', () => {
    const files = { '/w/huashu.config.yaml': 'pace: 180', '/w/a/huashu.config.yaml': 'tier: VIP' };
    assert.equal(configFor(files, '/w/a/x.md').settings.pace, 180);
    assert.equal(configFor(files, '/v/x.md').settings.pace, undefined);
  });

  it('merge pass mark and weights of the score card, the nearer ones on top', () => {
    const files = {
      '/w/huashu.config.yaml': 'score: { pass: 90, weights: { banned/whose-problem: 20, hedge: 3 } }',
      '/w/a/huashu.config.yaml': 'score: { weights: { banned: 7 } }',
      '/w/a/b/huashu.config.yaml': 'score: { pass: 60 }',
      '/v/huashu.config.yaml': 'score: { weights: { hedge: 0 } }',
    };
    const score = (path: string): unknown => configFor(files, path).settings.score;
    assert.deepEqual(score('/w/x.md'), { pass: 90, weights: { 'banned/whose-problem': 20, hedge: 3 } });
    assert.deepEqual(score('/w/a/x.md'), { pass: 90, weights: { banned: 7, hedge: 3 } });
    assert.deepEqual(score('/w/a/b/x.md'), { pass: 60, weights: { banned: 7, hedge: 3 } });
    assert.deepEqual(score('/v/x.md'), { pass: 80, weights: { hedge: 0 } });
    assert.equal(score('/u/x.md'), undefined);
  });

  it('know the rules that weights name', () => {
    const config = configFor(
      { '/w/huashu.config.yaml': 'score:\n  weights:\n    hegde: 5\n    banned: 1\n' },
      '/w/a.md',
    );
    assert.deepEqual(problemsOf(config), ['/w/huashu.config.yaml:3:5 unknown rule hegde; did you mean hedge?']);
  });

  it('leave out ignored files, and those outside files', () => {
    const files = {
      '/w/huashu.config.yaml': 'files: [scripts/**]\nignore: ["*.tmp.md"]',
      '/w/more/huashu.config.yaml': 'files: ["*.md"]',
    };
    const ignored = (path: string): boolean => configFor(files, path).ignored;
    assert.equal(ignored('/w/scripts/a.md'), false);
    assert.equal(ignored('/w/scripts/a.tmp.md'), true);
    assert.equal(ignored('/w/readme.md'), true);
    assert.equal(ignored('/w/more/a.md'), false);
    assert.equal(ignored('/w/more/a.tmp.md'), true);
    assert.equal(ignored('/w/more/a.txt'), true);
  });

  it('extend built-in packs with what those extend', () => {
    assert.equal(packNames(configFor({ '/w/huashu.config.yaml': 'extends: [telecom-10000]' }, '/w/a.md')), undefined);
    assert.deepEqual(packNames(configFor({ '/w/huashu.config.yaml': 'extends: [service-base]' }, '/w/a.md')), [
      'service-base',
    ]);
    assert.deepEqual(packNames(configFor({ '/w/huashu.config.yaml': 'extends: []' }, '/w/a.md')), []);
    assert.equal(packNames(configFor({ '/w/huashu.config.yaml': 'tier: VIP' }, '/w/a.md')), undefined);
  });

  it('take the strict preset for every rule of its packs', () => {
    const { settings, packs } = configFor(
      { '/w/huashu.config.yaml': 'extends: [strict]\nrules: { jargon: off }' },
      '/w/a.md',
    );
    assert.equal(packs, undefined);
    assert.deepEqual(settings.rules, { hedge: 'error', pronoun: 'error', banned: 'error', jargon: 'off' });
  });

  it('extend packs of one’s own, and know their rules', () => {
    const files = {
      '/w/huashu.config.yaml': 'extends: [recommended, ./packs/mine]\nrules: { banned/no-chance: hint }',
      ...packFiles('/w/packs/mine', 'mine', 'banned/no-chance'),
    };
    const configs = createConfigs({ host: memoryHost(files), builtinPacks: () => shippedPacks });
    const config = configs.forFile('/w/a.md');
    assert.deepEqual(problemsOf(config), []);
    assert.deepEqual(packNames(config), ['service-base', 'telecom-10000', 'mine']);
    assert.equal(configs.forFile('/w/x/b.md').packs, config.packs);
  });

  it('follow the packs that a pack of one’s own extends', () => {
    const files = {
      '/w/huashu.config.yaml': 'extends: [./packs/b]',
      ...packFiles('/w/packs/a', 'a', 'own-a', ['service-base']),
      ...packFiles('/w/packs/b', 'b', 'own-b', ['../a']),
    };
    assert.deepEqual(packNames(configFor(files, '/w/a.md')), ['service-base', 'a', 'b']);
  });

  it('refuse packs outside the configuration’s folder, except inside the workspace', () => {
    const files = {
      '/w/sub/huashu.config.yaml': 'extends: [../packs/mine]',
      ...packFiles('/w/packs/mine', 'mine', 'own'),
    };
    assert.match(
      problemsOf(configFor(files, '/w/sub/a.md')).join(),
      /huashu.config.yaml:1:11 the pack .* lies outside/,
    );
    assert.deepEqual(packNames(configFor(files, '/w/sub/a.md', { workspace: '/w' })), ['mine']);
    assert.match(problemsOf(configFor(files, '/w/sub/a.md', { workspace: '/w/su' })).join(), /lies outside/);
  });

  it('tell of packs that are not there, broken, circular, or named as another', () => {
    const problemsWith = (files: Files): string => problemsOf(configFor(files, '/w/a.md')).join('\n');
    assert.match(problemsWith({ '/w/huashu.config.yaml': 'extends: [./none]' }), /there is no pack folder \.\/none/);
    assert.match(
      problemsWith({ '/w/huashu.config.yaml': 'extends: [./p]', '/w/p/pack.yaml': 'nam: x' }),
      /^\/w\/p\/pack.yaml:1:1 /m,
    );
    const circle = { ...packFiles('/w/a', 'a', 'own-a', ['../b']), ...packFiles('/w/b', 'b', 'own-b', ['../a']) };
    assert.match(problemsWith({ '/w/huashu.config.yaml': 'extends: [./a]', ...circle }), /in a circle/);
    const named = packFiles('/w/p', 'service-base', 'own');
    assert.match(problemsWith({ '/w/huashu.config.yaml': 'extends: [./p]', ...named }), /already taken/);
  });

  it('check rule names against the packs in force, also in overrides', () => {
    const files = {
      '/w/huashu.config.yaml':
        'extends: [service-base]\nrules:\n  hegde: off\noverrides:\n  - files: [a]\n    rules:\n      jargon: off\n',
    };
    assert.deepEqual(problemsOf(configFor(files, '/w/a.md')), [
      '/w/huashu.config.yaml:3:3 unknown rule hegde; did you mean hedge?',
      '/w/huashu.config.yaml:7:7 unknown rule jargon; huashu rules lists all of them',
    ]);
  });

  it('refuse two configurations in one folder', () => {
    const files = { '/w/huashu.config.yaml': '', '/w/huashu.config.json': '{}' };
    assert.match(
      problemsOf(configFor(files, '/w/a.md')).join(),
      /huashu.config.json:1:1 there is already a huashu.config.yaml/,
    );
  });

  it('use one file for all where one is given', () => {
    const files = { '/w/huashu.config.yaml': 'locale: en', '/etc/own.yaml': 'tier: VIP\nrules: { hedge: off }' };
    const config = configFor(files, '/w/a.md', { configFile: '/etc/own.yaml' });
    assert.deepEqual([config.settings.locale, config.settings.tier], ['zh-CN', 'VIP']);
    assert.match(problemsOf(configFor({}, '/w/a.md', { configFile: '/none.yaml' })).join(), /does not exist/);
  });

  it('read each file once', () => {
    let reads = 0;
    const host = memoryHost({ '/w/huashu.config.yaml': 'tier: VIP' });
    const counting = { ...host, readFile: (path: string) => (reads++, host.readFile(path)) };
    const configs = createConfigs({ host: counting, builtinPacks: () => [packOf('service-base', [])] });
    configs.forFile('/w/a.md');
    const first = reads;
    for (let i = 0; i < 100; i++) configs.forFile(`/w/${i}.md`);
    assert.equal(reads, first);
  });
});
