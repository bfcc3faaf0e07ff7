import { strict as assert } from 'node:assert';
import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectFile } from '../support/project-file';

/** The built command line, as a user's installation runs it. */
export const cliPath = process.env.HUASHU_CLI ?? projectFile('dist/cli.js');

export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  /** Run without the rights of root, for which no file is unreadable. */
  readonly unprivileged?: boolean;
  readonly input?: string | Uint8Array;
  readonly env?: { readonly [name: string]: string };
}

/** A folder of its own for each test, with the command line to run in it. */
export class Folder {
  // The real path: the system's folder for temporary files may itself be a link.
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), 'huashu-cli-')));

  constructor(files: { readonly [path: string]: string | Uint8Array } = {}) {
    assert.ok(existsSync(cliPath), `${cliPath} is missing: build first (node scripts/build.mjs)`);
    for (const [path, content] of Object.entries(files)) this.write(path, content);
  }

  join(path: string): string {
    return join(this.path, path);
  }

  write(path: string, content: string | Uint8Array): void {
    mkdirSync(dirname(this.join(path)), { recursive: true });
    writeFileSync(this.join(path), content);
  }

  read(path: string): string {
    return readFileSync(this.join(path), 'utf8');
  }

  /** Runs `huashu` with these arguments. The environment says nothing of languages and colours unless told to. */
  async run(args: readonly string[], { input, env, unprivileged }: CliOptions = {}): Promise<CliRun> {
    const isRoot = process.getuid?.() === 0;
    if (unprivileged && isRoot) chmodSync(this.path, 0o777);
    const child = spawn(process.execPath, [cliPath, ...args], {
      cwd: this.path,
      env: { PATH: process.env.PATH, HOME: this.path, ...env },
      stdio: 'pipe',
      ...(unprivileged && isRoot ? { uid: 65_534, gid: 65_534 } : {}),
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.stdin.on('error', () => {}); // a command that reads no input may have ended before it was sent
    child.stdin.end(input);
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    return { code, stdout, stderr };
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** Makes folders that are taken away after each test of the suite. */
export function useFolders(): (files?: { readonly [path: string]: string | Uint8Array }) => Folder {
  const folders: Folder[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) folder.remove();
  });
  return (files) => {
    const folder = new Folder(files);
    folders.push(folder);
    return folder;
  };
}

/** A report as `--format json` writes it. */
export type JsonReport = readonly {
  readonly filePath: string;
  readonly kind: string;
  readonly score: number;
  readonly messages: readonly { readonly ruleId: string; readonly severity: string; readonly [key: string]: unknown }[];
  readonly errorCount: number;
  readonly warningCount: number;
  readonly fixableCount: number;
  readonly units?: readonly { readonly id?: string; readonly line: number; readonly [key: string]: unknown }[];
  readonly output?: string;
}[];

export function parseReport({ stdout }: CliRun): JsonReport {
  return JSON.parse(stdout) as JsonReport;
}

/** The files of a report, with how many messages each has. */
export function countsByFile(run: CliRun): { [path: string]: number } {
  return Object.fromEntries(parseReport(run).map(({ filePath, messages }) => [filePath, messages.length]));
}

/** One finding of rule `pronoun` a line, with a safe fix; nothing else to find. */
export const rude = '客服：您好，你请讲。\n';
export const polite = '客服：您好，您请讲。\n';
