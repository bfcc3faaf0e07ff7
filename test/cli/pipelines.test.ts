import { strict as assert } from 'node:assert';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { projectFile } from '../support/project-file';
import type { Folder } from './command-line';
import { cliPath, useFolders } from './command-line';

interface Action {
  readonly inputs: { readonly [name: string]: { readonly default: string } };
  readonly runs: { readonly steps: readonly { readonly name: string; readonly run: string; readonly env?: object }[] };
}
interface GitlabJob {
  readonly huashu: { readonly script: readonly string[]; readonly artifacts: { readonly reports: object } };
}

const legacy = '客服：您好，你请讲。\n客户：查话费。\n客服：大概三十元，你自己看。\n';
const added = '客服：这是系统问题，我也没办法。\n';

/** The files that pipelines run, with the shell that they run in, on a repository with a past. */
describe('pipelines', function () {
  if (process.platform === 'win32') return;
  const folderWith = useFolders();

  /** A repository whose findings are in the baseline, and a branch that adds a line with an offence. */
  async function repository(): Promise<Folder> {
    const folder = folderWith({ 'scripts/query.huashu': legacy });
    // What the templates call `huashu`.
    folder.write('.bin/huashu', `#!/bin/sh\nexec "${process.execPath}" "${cliPath}" "$@"\n`);
    execFileSync('chmod', ['+x', folder.join('.bin/huashu')]);
    folder.write('.gitignore', '.bin/\n');
    git(folder, 'init', '--quiet', '--initial-branch', 'main');
    await folder.run(['lint', '--update-baseline']);
    git(folder, 'add', '.');
    git(folder, 'commit', '--quiet', '--message', 'legacy');
    git(folder, 'checkout', '--quiet', '-b', 'feature');
    return folder;
  }

  function addOffence(folder: Folder): void {
    folder.write('scripts/query.huashu', legacy + added);
    git(folder, 'commit', '--quiet', '--all', '--message', 'more');
  }

  function shell(folder: Folder, script: string, env: { readonly [name: string]: string }) {
    const run = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
      cwd: folder.path,
      encoding: 'utf8',
      env: { PATH: `${folder.join('.bin')}:${process.env['PATH']}`, HOME: folder.path, LANG: 'zh_CN.UTF-8', ...env },
    });
    return { code: run.status, stdout: run.stdout, stderr: run.stderr };
  }

  it('action.yml: legacy passes, a pull request with a new offence fails with an annotation on its line', async () => {
    const { inputs, runs } = parse(readFileSync(projectFile('action.yml'), 'utf8')) as Action;
    const { run: script, env } = runs.steps.find(({ name }) => name === 'Check')!;
    const given: { readonly [input: string]: string } = { since: 'main', 'sarif-file': 'out/huashu.sarif' };
    const values = Object.fromEntries(
      Object.entries(env as { [name: string]: string }).map(([name, value]) => [
        name,
        value.replace(/\$\{\{ (?:inputs\.([\w-]+)|github\.action_path) \}\}/g, (_, input?: string) =>
          input === undefined ? projectFile('.') : (given[input] ?? inputs[input]!.default),
        ),
      ]),
    );
    const folder = await repository();
    const before = shell(folder, script, { ...values, SINCE: '' });
    assert.deepEqual([before.code, before.stdout], [0, ''], before.stderr);
    addOffence(folder);
    const { code, stdout } = shell(folder, script, values);
    assert.equal(code, 1);
    const errors = stdout.split('\n').filter((line) => line.startsWith('::error '));
    assert.ok(errors.length > 0, stdout);
    for (const line of stdout.trim().split('\n')) assert.match(line, /^::\w+ file=scripts\/query\.huashu,line=4,/);
    const sarif = JSON.parse(folder.read('out/huashu.sarif')) as { runs: { results: unknown[] }[] };
    assert.equal(sarif.runs[0]!.results.length, stdout.trim().split('\n').length);
  });

  it('the GitLab template: a merge request with a new offence fails, and its reports are where it says', async () => {
    const template = readFileSync(projectFile('examples/integrations/gitlab-ci.yml'), 'utf8');
    const { script, artifacts } = (parse(template) as GitlabJob).huashu;
    const folder = await repository();
    git(folder, 'remote', 'add', 'origin', folder.path);
    const env = { CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main' };
    assert.equal(shell(folder, script.join('\n'), env).code, 0);
    addOffence(folder);
    const { code, stderr } = shell(folder, script.join('\n'), env);
    assert.equal(code, 1, stderr);
    const { codequality, junit } = artifacts.reports as { codequality: string; junit: string };
    const issues = JSON.parse(folder.read(codequality)) as { location: { lines: { begin: number } } }[];
    assert.deepEqual([...new Set(issues.map(({ location }) => location.lines.begin))], [4]);
    assert.match(folder.read(junit), /<testsuite name="scripts\/query\.huashu" tests="\d"/);
  });

  it('reviewdog gets suggestions on the new line from the command of the example', async () => {
    const workflow = readFileSync(projectFile('examples/integrations/reviewdog.yml'), 'utf8');
    const command = /^ +(huashu lint .*) \|$/m.exec(workflow)![1]!;
    const folder = await repository();
    addOffence(folder);
    const { code, stdout } = shell(folder, command, {});
    assert.equal(code, 0);
    const { diagnostics } = JSON.parse(stdout) as {
      diagnostics: { location: { range: { start: { line: number } } }; suggestions?: unknown[] }[];
    };
    assert.deepEqual([...new Set(diagnostics.map(({ location }) => location.range.start.line))], [4]);
    assert.ok(diagnostics.some(({ suggestions }) => suggestions !== undefined && suggestions.length > 0));
  });
});

function git(folder: Folder, ...args: string[]): void {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.invalid', '-c', 'commit.gpgsign=false'];
  execFileSync('git', [...identity, ...args], { cwd: folder.path, stdio: 'pipe' });
}
