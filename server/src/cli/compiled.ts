import { closeSync, fstatSync, mkdirSync, openSync, readSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';

/** Stands for the contents of all bundles: scripts/build.mjs. */
declare const HUASHU_BUILD: string;

interface Bundle {
  readonly script: Script;
  /** Where what V8 has compiled of it is kept. */
  readonly file: string;
  /** Whether V8 took what was kept. */
  readonly wasKept: boolean;
}

const folder = join(__dirname, 'compiled');
const bundles: Bundle[] = [];
let keeps = false;
const modules = new Map<string, { exports: unknown }>();

/**
 * Runs a bundle that stands beside this one, once, and returns what it exports. V8 gets back what a run before has had
 * compiled of it: compiling is the greatest part of a short run.
 *
 * It is kept as Python keeps __pycache__, in a folder beside the bundles. The names hold the build, Node's version and the
 * machine's kind, and V8 itself takes only what the same V8 has made under the same flags: nothing old is ever run.
 *
 * @param isKept whether it is looked for; what the bundle loads goes as it does
 */
export function runBundle(name: string, isKept = keeps): unknown {
  const known = modules.get(name);
  if (known !== undefined) return known.exports;
  keeps = isKept;
  const module = { exports: {} };
  modules.set(name, module);
  const filename = join(__dirname, name);
  const file = join(folder, `${name}-${HUASHU_BUILD}-${process.version}-${process.arch}`);
  const source = readWhole(filename, head, tail).toString('latin1'); // bundles are ASCII
  const cachedData = isKept ? readKept(file) : undefined;
  const script = new Script(source, { filename, cachedData });
  bundles.push({ script, file, wasKept: cachedData !== undefined && script.cachedDataRejected !== true });
  const run = script.runInThisContext() as (...args: unknown[]) => void;
  run(module.exports, requireFromBundle, module, filename, __dirname);
  return module.exports;
}

/** `require` of a bundle: other bundles of the command line come the same way. */
function requireFromBundle(id: string): unknown {
  const name = id.startsWith('node:') ? undefined : /(?:^\.|[\\/])[\\/]?(lazy-[\w-]+\.js)$/.exec(id)?.[1];
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return name === undefined ? require(id) : runBundle(name);
}

function readKept(file: string): Buffer | undefined {
  try {
    return readWhole(file);
  } catch {
    return undefined;
  }
}

/** As Node wraps a module. */
const head = '(function (exports, require, module, __filename, __dirname) {';
const tail = '\n})';

/** Memory costs when it is first touched: all files are read into the same, and what is read is good until the next. */
let scratch = Buffer.allocUnsafeSlow(0);

/** The bytes of a file, between `before` and `after`, which are ASCII. @throws as node:fs does */
function readWhole(path: string, before = '', after = ''): Buffer {
  const fd = openSync(path, 'r');
  try {
    const { size } = fstatSync(fd);
    const length = before.length + size + after.length;
    if (scratch.length < length) scratch = Buffer.allocUnsafeSlow(2 * length);
    scratch.write(before, 'latin1');
    let at = before.length;
    for (const end = at + size; at < end;) {
      const count = readSync(fd, scratch, at, end - at, null);
      if (count === 0) throw new Error(`${path} became shorter while it was read`);
      at += count;
    }
    scratch.write(after, at, 'latin1');
    return scratch.subarray(0, length);
  } finally {
    closeSync(fd);
  }
}

/** Keeps for the next run what V8 has compiled in this one. Where that is not possible nothing is lost but time. */
export function keepCompiled(): void {
  const fresh = bundles.filter(({ wasKept }) => !wasKept);
  if (fresh.length === 0) return;
  try {
    mkdirSync(folder, { recursive: true });
    for (const { script, file } of fresh) {
      const unfinished = `${file}.${process.pid}`;
      writeFileSync(unfinished, ''); // fails before the work is done
      // V8 does not look whether what it reads is whole: the file gets its name when the disk has it.
      writeFileSync(unfinished, script.createCachedData(), { flush: true });
      renameSync(unfinished, file);
    }
  } catch {
    // Somebody else's folder, or a full disk.
  }
}
