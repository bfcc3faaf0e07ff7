import { strict as assert } from 'node:assert';
import { polite, rude, useFolders } from './command-line';

// rude is a warning in the packs; these make it what a test needs.
const asError = 'rules: { pronoun: error }\n';
const asInfo = 'rules: { pronoun: info }\n';

describe('huashu lint: exit codes', () => {
  const folderWith = useFolders();

  const cases: readonly (readonly [name: string, config: string, args: readonly string[], code: number])[] = [
    ['an error fails', asError, [], 1],
    ['an info does not fail', asInfo, [], 0],
    ['an info fails where asked', asInfo, ['--severity', 'info'], 1],
    ['an info does not fail at warning', asInfo, ['--severity', 'warning'], 0],
    ['an error fails at hint', asError, ['--severity', 'hint'], 1],
    ['warnings within the limit', 'rules: { pronoun: warning }\n', ['--max-warnings', '1'], 0],
    ['too many warnings', 'rules: { pronoun: warning }\n', ['--max-warnings', '0'], 1],
    ['errors are no warnings', asError, ['--max-warnings', '0', '--severity', 'error'], 1],
  ];
  for (const [name, config, args, code] of cases) {
    it(`${name}: ${code}`, async () => {
      const folder = folderWith({ 'a.md': rude, 'huashu.config.yaml': config });
      assert.equal((await folder.run(['lint', ...args])).code, code);
    });
  }

  it('nothing found: 0', async () => {
    assert.equal((await folderWith({ 'a.md': polite }).run(['lint', '--max-warnings', '0'])).code, 0);
  });

  it('says why where the warnings are too many, and only then', async () => {
    const folder = folderWith({ 'a.md': rude, 'huashu.config.yaml': 'rules: { pronoun: warning }\n' });
    const over = await folder.run(['lint', '--max-warnings', '0', '--format', 'json']);
    assert.match(over.stderr, /警告太多：共 1 个，--max-warnings 只允许 0 个/);
    assert.equal((await folder.run(['lint', '--max-warnings', '5', '--format', 'json'])).stderr, '');
  });

  it('--quiet reports only what fails, and still counts warnings', async () => {
    const folder = folderWith({ 'a.md': rude, 'huashu.config.yaml': 'rules: { pronoun: warning }\n' });
    const quiet = await folder.run(['lint', '--quiet', '--format', 'json', '--max-warnings', '0']);
    assert.equal(quiet.code, 1);
    assert.deepEqual((JSON.parse(quiet.stdout) as { messages: unknown[] }[])[0]!.messages, []);
    const loud = await folder.run(['lint', '--quiet', '--severity', 'warning', '--format', 'json']);
    assert.equal((JSON.parse(loud.stdout) as { messages: unknown[] }[])[0]!.messages.length, 1);
    const stylish = await folder.run(['lint', '-q']);
    assert.match(stylish.stdout, /^✔ 没有发现问题/);
  });

  describe('options that cannot be understood: 2', () => {
    const mistakes: readonly (readonly [args: readonly string[], says: RegExp])[] = [
      [['lint', '--fromat', 'json'], /unknown option --fromat; did you mean --format\?/],
      [['lint', '--colour'], /unknown option --colour; did you mean --color\?/],
      [['lint', '-x'], /unknown option -x; see huashu lint --help/],
      [['lint', '--format'], /the option --format needs a value/],
      [['lint', '--format', '--fix'], /the option --format needs a value/],
      [
        ['lint', '--format=yaml'],
        /--format does not take yaml; it takes stylish, compact, json, sarif, github, gitlab, junit/,
      ],
      [['lint', '--severity', 'fatal'], /--severity does not take fatal/],
      [['lint', '--max-warnings', 'many'], /--max-warnings takes a whole number/],
      [['lint', '--max-warnings=-1'], /--max-warnings takes a whole number/],
      [['lint', '--fix=yes'], /the option --fix takes no value/],
      [['lint', '--fix', '--fix-dry-run'], /--fix and --fix-dry-run exclude each other/],
      [['lint', '--unsafe-fixes'], /goes with --fix/],
      [['lint', '--config', 'a.yaml', '--no-config'], /exclude each other/],
      [['lint', '--color', '--no-color'], /exclude each other/],
      [['lint', '--stdin', '--fix'], /--fix-dry-run --format json/],
      [['lint', '--stdin', 'a.md'], /--stdin and files exclude each other/],
      [['lint', '--stdin-filename', 'a.md'], /goes with --stdin only/],
      [['lnit'], /unknown command lnit; did you mean huashu lint\?/],
      [['frobnicate'], /unknown command frobnicate; see huashu --help/],
      [['--lint'], /unknown option --lint; see huashu --help/],
      [['explain'], /explain needs one rule/],
      [['init', 'x'], /init takes no arguments/],
      [['rules', '--format', 'sarif'], /it takes stylish, json/],
    ];
    for (const [args, says] of mistakes) {
      it(args.join(' '), async () => {
        const { code, stdout, stderr } = await folderWith({ 'a.md': rude }).run(args, { env: { LANG: 'en_US.UTF-8' } });
        assert.equal(code, 2);
        assert.equal(stdout, '');
        assert.match(stderr, says);
        assert.equal(stderr.trimEnd().split('\n').length, 1);
      });
    }

    it('lint --locale fr', async () => {
      const { code, stderr } = await folderWith().run(['lint', '--locale', 'fr']);
      assert.equal(code, 2);
      assert.match(stderr, /--locale 的值 fr 无效；可用：zh-CN、en/);
    });

    it('a path where a command belongs', async () => {
      const { code, stderr } = await folderWith({ 'scripts/a.md': rude }).run(['scripts', '--fix']);
      assert.equal(code, 2);
      assert.match(stderr, /未知的命令 scripts；是否想运行 huashu lint scripts？/);
    });
  });
});
