import {
  accessSync,
  chmodSync,
  chownSync,
  closeSync,
  constants,
  fsyncSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * A file being written beside its place. It takes the place of the old one only when complete and on disk, so that
 * neither a crash nor a full disk can leave half of it.
 */
export class ReplacementFile {
  private readonly temporary: string;
  private readonly fd: number;

  private constructor(
    private readonly target: string,
    old: ReturnType<typeof statSync>,
  ) {
    removeLeftovers(dirname(target));
    this.temporary = join(dirname(target), `.${basename(target)}.huashu-${process.pid}-${++counter}.tmp`);
    this.fd = openSync(this.temporary, 'wx', 0o666);
    try {
      if (old !== undefined) this.inherit(old);
    } catch (error) {
      this.discard();
      throw error;
    }
  }

  /** Symbolic links are followed; mode and owner of a file that is there are kept. @throws where it may not be written */
  static open(path: string): ReplacementFile {
    const old = statSync(path, { throwIfNoEntry: false });
    // Renaming needs only the folder's permission: ask for the file's own, which its owner may have taken away.
    if (old !== undefined) accessSync(path, constants.W_OK);
    return new ReplacementFile(old === undefined ? path : realpathSync(path), old);
  }

  write(text: string | Uint8Array): void {
    const bytes = typeof text === 'string' ? Buffer.from(text, 'utf8') : text;
    for (let at = 0; at < bytes.length;) at += writeSync(this.fd, bytes, at);
  }

  /** Puts the file in its place. @throws where that fails; the old file is then untouched */
  commit(): void {
    try {
      fsyncSync(this.fd);
      closeSync(this.fd);
      renameSync(this.temporary, this.target);
    } catch (error) {
      this.discard();
      throw error;
    }
  }

  discard(): void {
    try {
      closeSync(this.fd);
    } catch {
      // closed before
    }
    rmSync(this.temporary, { force: true });
  }

  private inherit(old: NonNullable<ReturnType<typeof statSync>>): void {
    chmodSync(this.temporary, Number(old.mode) & 0o7777);
    const mine = statSync(this.temporary);
    if (mine.uid === old.uid && mine.gid === old.gid) return;
    try {
      chownSync(this.temporary, Number(old.uid), Number(old.gid));
      chmodSync(this.temporary, Number(old.mode) & 0o7777);
    } catch {
      // Only root may give files away: then the file becomes the writer's, as with any editor that saves by renaming.
    }
  }
}

let counter = 0;

const tidied = new Set<string>();

/** Takes away what runs that were killed while they wrote have left in the folder. Once a run: it costs a listing. */
function removeLeftovers(folder: string): void {
  if (tidied.has(folder)) return;
  tidied.add(folder);
  try {
    for (const name of readdirSync(folder)) {
      const pid = /^\..+\.huashu-(\d+)-\d+\.tmp$/.exec(name)?.[1];
      if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(folder, name), { force: true });
    }
  } catch {
    // A folder that cannot be listed, or a file that is not ours to remove: neither is a reason not to write.
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** Replaces a file's content at once or not at all. */
export function replaceFile(path: string, content: string | Uint8Array): void {
  const file = ReplacementFile.open(path);
  try {
    file.write(content);
  } catch (error) {
    file.discard();
    throw error;
  }
  file.commit();
}
