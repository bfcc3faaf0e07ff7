import { isUtf8, transcode } from 'node:buffer';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import type { EncodingName } from '../core/formats/containers/input-options';
import { loadBeside } from './beside';
import type * as encodings from './lazy/encodings';
import type { Message } from './terminal';

export interface FileText {
  readonly text: string;
  /** Whether a byte order mark stood before the text. It is not part of it. */
  readonly hasBom: boolean;
  readonly encoding: EncodingName;
  /** The file as it was, where what is written has to be held against it. */
  readonly bytes?: Uint8Array;
}

const bufferSize = 512 * 1024;
let shared: Buffer | undefined;

/**
 * Reads a file. Most fit into one buffer that is used again and again, which takes half the time and a fraction of the
 * memory of a buffer for each: the bytes are good until the next call. @throws as node:fs does
 */
export function readBytes(path: string): Uint8Array {
  shared ??= Buffer.allocUnsafeSlow(bufferSize);
  const fd = openSync(path, 'r');
  try {
    let length = 0;
    while (length < bufferSize) {
      const count = readSync(fd, shared, length, bufferSize - length, null);
      if (count === 0) return shared.subarray(0, length);
      length += count;
    }
  } finally {
    closeSync(fd);
  }
  return readFileSync(path);
}

/**
 * Decodes strictly: bytes that cannot be read are a message and never become U+FFFD, which a fix would write back. UTF-8 is
 * read at once; anything else by a part of the product that most runs do not need.
 *
 * @param asked the encoding that the file is said to have; undefined: it is looked for
 */
export function decode(bytes: Uint8Array, asked?: EncodingName): FileText | Message {
  if ((asked !== undefined && asked !== 'utf-8') || !isUtf8(bytes))
    return loadBeside<typeof encodings>('lazy-encodings').decodeOther(bytes, asked);
  const hasBom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const body = hasBom ? bytes.subarray(3) : bytes;
  return { text: decodeValid(body), hasBom, encoding: 'utf-8' };
}

/** Going through UTF-16 is several times faster than Buffer.toString on Chinese text (see the bench). */
function decodeValid(bytes: Uint8Array): string {
  try {
    return transcode(bytes, 'utf8', 'ucs2').toString('ucs2');
  } catch {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  }
}
