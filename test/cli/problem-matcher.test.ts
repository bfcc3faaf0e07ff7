import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { projectFile } from '../support/project-file';
import { Folder } from './command-line';

interface Matcher {
  readonly name: string;
  readonly severity: string;
  readonly pattern: { readonly regexp: string } & {
    readonly [part in 'file' | 'line' | 'column' | 'severity' | 'message' | 'code']: number;
  };
}

interface JsonFile {
  readonly filePath: string;
  readonly messages: readonly {
    readonly ruleId: string;
    readonly severity: string;
    readonly message: string;
    readonly line: number;
    readonly column: number;
  }[];
}

const { contributes } = JSON.parse(readFileSync(projectFile('package.json'), 'utf8')) as {
  contributes: { problemMatchers: readonly Matcher[] };
};

/** What VS Code knows for a severity; at any other word it takes the matcher's own. */
const severities: { readonly [word: string]: string } = {
  error: 'error',
  warning: 'warning',
  info: 'info',
  hint: 'info',
};

/** The problems that VS Code makes of what a task writes. */
function problemsIn(output: string, { pattern, severity }: Matcher): string[] {
  const regexp = new RegExp(pattern.regexp);
  return output.split(/\r?\n/).flatMap((row) => {
    const match = regexp.exec(row);
    if (!match) return [];
    const [file, line, column, message, code] = (['file', 'line', 'column', 'message', 'code'] as const).map(
      (part) => match[pattern[part]],
    );
    return [`${file} ${line} ${column} ${severities[match[pattern.severity] ?? ''] ?? severity} ${code} ${message}`];
  });
}

const script =
  '---\nkind: script\n---\n客服：你好。\n客户：谢谢。\n客服：你听明白了吗？话费一般是五十元（不含税）。请你记一下。\n';
const files = {
  'a.huashu': script,
  '话术 (旧)/b: 1.md': script.replace('---\nkind: script\n---\n', ''),
  'c.txt': '客服：您好。\n客户：嗯。\n客服：你讲。',
};

describe('the problem matcher for the command line', () => {
  it('is the only one: lines between the findings of the default report would end the match', () => {
    assert.deepEqual(
      contributes.problemMatchers.map(({ name }) => name),
      ['huashu-compact'],
    );
  });

  for (const locale of ['zh-CN', 'en'])
    it(`reads every finding of --format compact (${locale})`, async () => {
      const folder = new Folder(files);
      const args = ['lint', '--locale', locale, '--no-config'];
      const compact = await folder.run([...args, '--format', 'compact']);
      const json = JSON.parse((await folder.run([...args, '--format', 'json'])).stdout) as JsonFile[];
      const expected = json.flatMap(({ filePath, messages }) =>
        messages.map(
          ({ ruleId, severity, message, line, column }) =>
            `${filePath} ${line} ${column} ${severities[severity]} ${ruleId} ${message}`,
        ),
      );
      assert.ok(expected.length > 8 && expected.some((each) => / error /.test(each)), expected.join('\n'));
      assert.deepEqual(problemsIn(compact.stdout, contributes.problemMatchers[0]!), expected);
    });
});
