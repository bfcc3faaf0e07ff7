import { strict as assert } from 'node:assert';
import { readFileSync, rmSync } from 'node:fs';
import { projectFile } from '../support/project-file';
import type { Folder } from './command-line';
import { useFolders } from './command-line';

const page = 'docs/pack-tutorial.zh-CN.md';

/** A block of the page: a file to write (```yaml PATH), commands (```sh), or what the commands before it say (```text). */
interface Step {
  readonly kind: 'file' | 'commands' | 'output';
  readonly path: string;
  readonly body: string;
  readonly line: number;
}

function stepsOf(text: string): Step[] {
  const steps: Step[] = [];
  for (const match of text.matchAll(/^```(\w+)(?: (\S+))?\n([^]*?)^```$/gm)) {
    const [, language, path, body] = match;
    const kind = path !== undefined ? 'file' : language === 'sh' ? 'commands' : 'output';
    steps.push({ kind, path: path ?? '', body: body!, line: text.slice(0, match.index).split('\n').length });
  }
  return steps;
}

/** What the commands of a block say, one after the other. */
async function follow(folder: Folder, commands: string): Promise<string> {
  let said = '';
  for (const command of commands.trim().split('\n')) {
    const [program, ...args] = command.split(' ');
    if (program === 'rm') rmSync(folder.join(args[0]!));
    else {
      assert.equal(program, 'huashu');
      const { stdout, stderr } = await folder.run(args);
      said += stdout + stderr;
    }
  }
  return said;
}

describe('the tutorial of packs', () => {
  const folderWith = useFolders();

  it('comes out as it says, when followed step by step', async function () {
    this.timeout(120_000);
    const folder = folderWith();
    let said = '';
    for (const { kind, path, body, line } of stepsOf(
      readFileSync(projectFile(page), 'utf8').replaceAll('\r\n', '\n'),
    )) {
      if (kind === 'file') folder.write(path, body);
      else if (kind === 'commands') said = await follow(folder, body);
      else assert.equal(said, body, `${page}:${line}`);
    }
  });
});
