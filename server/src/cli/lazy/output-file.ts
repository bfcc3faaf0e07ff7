import { closeSync, mkdirSync, openSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Output } from '../output';
import { ReplacementFile } from '../write-file';

/** A report that goes to a file: there only when it is complete. Missing folders are made. @throws where it cannot be written */
export function outputFile(path: string): Output {
  mkdirSync(dirname(path), { recursive: true });
  const old = statSync(path, { throwIfNoEntry: false });
  if (old !== undefined && !old.isFile() && !old.isDirectory()) return outputDevice(path);
  const file = ReplacementFile.open(path);
  return { write: (text) => file.write(text), close: () => file.commit(), discard: () => file.discard() };
}

/** A pipe or a device cannot be replaced, only written to. */
function outputDevice(path: string): Output {
  const fd = openSync(path, 'w');
  const close = (): void => closeSync(fd);
  return { write: (text) => void writeSync(fd, text), close, discard: close };
}
