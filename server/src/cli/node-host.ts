import { existsSync, readFileSync, readdirSync, realpathSync, statSync } from 'node:fs';
import type { DataProblem } from '../core/config/data';
import { parentFolder } from '../core/config/paths';
import type { DataHost } from '../core/packs/load-pack';
import { toSlashes } from './paths';

/** The folder up to which a configuration may reach for packs: the repository's root, else the current folder. */
export function workspaceOf(cwd: string): string {
  for (let at: string | undefined = cwd; at !== undefined; at = parentFolder(at)) {
    if (existsSync(`${at}/.git`)) return at;
  }
  return cwd;
}

/** Bytes: no pack and no configuration is as large. */
const MAX_FILE_SIZE = 16_000_000;

/** The file system, synchronous. A file that is there but cannot be read is told to `fail`, not passed over. */
export function nodeHost(fail: (problem: DataProblem) => void): DataHost {
  return {
    readFile(path) {
      try {
        const status = statSync(path);
        // A device or a pipe may never end.
        if (status.isFile() ? status.size > MAX_FILE_SIZE : !status.isDirectory()) {
          const message = status.isFile()
            ? { zh: '文件过大，拒绝读取', en: 'the file is too large to be read' }
            : { zh: '不是普通文件，拒绝读取', en: 'it is no ordinary file and is not read' };
          fail({ file: path, line: 1, column: 1, message });
          return undefined;
        }
        return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
      } catch (error) {
        const { code, message } = error as NodeJS.ErrnoException;
        if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
        const notUtf8 = code === 'ERR_ENCODING_INVALID_ENCODED_DATA';
        fail({
          file: path,
          line: 1,
          column: 1,
          message: {
            zh: notUtf8 ? '文件不是 UTF-8 编码' : `无法读取：${message}`,
            en: notUtf8 ? 'the file is not UTF-8' : `it cannot be read: ${message}`,
          },
        });
        return undefined;
      }
    },
    listFolder(path) {
      try {
        return readdirSync(path);
      } catch {
        return undefined;
      }
    },
    realPath(path) {
      try {
        return toSlashes(realpathSync(path));
      } catch {
        return undefined;
      }
    },
  };
}
