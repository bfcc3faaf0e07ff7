import { isUtf8, transcode } from 'node:buffer';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import type { Message } from './terminal';

export interface FileText {
  readonly text: string;
  /** Whether a byte order mark stood before the text. It is not part of it. */
  readonly hasBom: boolean;
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
 * Decodes UTF-8 strictly. Bytes that are no UTF-8 are a message and never become U+FFFD, which a fix would write back.
 */
export function decode(bytes: Uint8Array): FileText | Message {
  if (!isUtf8(bytes)) return notUtf8(bytes);
  const hasBom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const body = hasBom ? bytes.subarray(3) : bytes;
  return { text: decodeValid(body), hasBom };
}

/** Going through UTF-16 is several times faster than Buffer.toString on Chinese text (see the bench). */
function decodeValid(bytes: Uint8Array): string {
  try {
    return transcode(bytes, 'utf8', 'ucs2').toString('ucs2');
  } catch {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  }
}

function notUtf8(bytes: Uint8Array): Message {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const line = lineOfInvalid(bytes);
  if (isUtf16) return { zh: '文件是 UTF-16 编码;请另存为 UTF-8', en: 'the file is UTF-16; save it as UTF-8' };
  const place = { zh: `第 ${line} 行含有非 UTF-8 的字节`, en: `line ${line} has bytes that are not UTF-8` };
  return isGb18030(bytes)
    ? {
        zh: `${place.zh}(看来是 GBK/GB18030 编码);请另存为 UTF-8,例如 iconv -f GB18030 -t UTF-8`,
        en: `${place.en} (it looks like GBK/GB18030); save it as UTF-8, for example with iconv -f GB18030 -t UTF-8`,
      }
    : { zh: `${place.zh};请另存为 UTF-8`, en: `${place.en}; save the file as UTF-8` };
}

/** The first line, from 1, that is not UTF-8. A line end is never part of a longer character, so lines can be tried alone. */
function lineOfInvalid(bytes: Uint8Array): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(10, start);
    if (end < 0 || !isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
  }
  return line;
}

function isGb18030(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('gb18030', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
