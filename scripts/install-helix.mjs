// Puts Helix into .helix-editor/ for test/editors, with the C library that it wants: Debian has it from its release 13 on, and
// this machine may have an older one. Nothing is installed into the system, so nobody need be root.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../.helix-editor', import.meta.url));
/** What test/editors/helix.test.ts starts. */
const command = join(folder, 'hx');
/** Why there is no Helix where this machine cannot have it: the test skips, and shows it. */
const reasonFile = join(folder, 'unavailable');

const release = 'trixie';
const version = '25.01.1-4';
const sha256 = '555c98e6f4eed943bc3795e91b8367c2cb77bb4badcf6942aab9166df175ddf9'; // of the package for amd64

/** Returns why Helix cannot be had here; undefined where it is there now. */
export function installHelix() {
  if (isHelix('hx') || isHelix(command)) return undefined;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  try {
    unpack();
    return undefined;
  } catch (error) {
    const reason = `no Helix ${version} from Debian's ${release}: ${error instanceof Error ? error.message : error}`;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    writeFileSync(reasonFile, `${reason}\n`);
    return reason;
  }
}

function isHelix(program) {
  return /^helix/.test(spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout ?? '');
}

function unpack() {
  if (!existsSync('/usr/bin/apt-get')) throw new Error('this is not Debian');
  if (run('dpkg', ['--print-architecture']).trim() !== 'amd64') throw new Error('this is not an amd64 machine');

  // An apt of its own beside the system's: only where packages come from, and by whose keys, is the same.
  const apt = join(folder, 'apt');
  for (const each of ['lists/partial', 'archives/partial', 'debs', 'none']) {
    mkdirSync(join(apt, each), { recursive: true });
  }
  writeFileSync(join(apt, 'status'), '');
  const source = `deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] ${mirror()} ${release} main\n`;
  writeFileSync(join(apt, 'sources.list'), source);
  const own = {
    'Dir::Etc::sourcelist': join(apt, 'sources.list'),
    'Dir::Etc::sourceparts': join(apt, 'none'),
    'Dir::Etc::preferencesparts': join(apt, 'none'),
    'Dir::State': apt,
    'Dir::State::lists': join(apt, 'lists'),
    'Dir::State::status': join(apt, 'status'),
    'Dir::Cache': apt,
    'Acquire::Languages': 'none',
    'Acquire::Retries': '2',
    'Acquire::http::Timeout': '30',
    'APT::Sandbox::User': '',
  };
  const options = Object.entries(own).flatMap(([key, value]) => ['-o', `${key}=${value}`]);
  run('apt-get', [...options, 'update', '-qq']);
  const debs = join(apt, 'debs');
  run('apt-get', [...options, 'download', '-qq', `hx=${version}`, 'libc6', 'libgcc-s1'], debs);

  for (const deb of readdirSync(debs)) {
    const file = join(debs, deb);
    // apt has held it against Debian's signed list; this is against another package of the same name and version.
    if (deb.startsWith('hx_') && hashOf(file) !== sha256) throw new Error(`${deb} is not the package expected`);
    run('dpkg', ['-x', file, folder]);
  }
  rmSync(apt, { recursive: true });

  const libraries = join(folder, 'usr/lib/x86_64-linux-gnu');
  const start = [join(libraries, 'ld-linux-x86-64.so.2'), '--library-path', libraries, join(folder, 'usr/lib/hx/hx')];
  const runtime = join(folder, 'usr/lib/hx/runtime');
  const quoted = start.map((each) => `'${each}'`).join(' ');
  writeFileSync(command, `#!/bin/sh\nHELIX_RUNTIME='${runtime}' exec ${quoted} "$@"\n`);
  chmodSync(command, 0o755);
  run(command, ['--version']);
}

/** Where this machine gets Debian's packages from. */
function mirror() {
  const lines = run('apt-get', ['indextargets', '--format', '$(LABEL) $(REPO_URI)', 'Created-By: Packages']).split(
    '\n',
  );
  const debian = lines.find((line) => line.startsWith('Debian http'));
  if (debian === undefined) throw new Error('apt knows no mirror of Debian (apt-get update?)');
  return debian.slice('Debian '.length);
}

function hashOf(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

function run(program, args, cwd) {
  return execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}
