import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import type { EncodingName } from '../../core/formats/containers/input-options';
import type { FileText } from '../read-text';
import type { Message } from '../terminal';
import { looksChinese } from '../frequent-characters';

/**
 * Decodes bytes that are no UTF-8, or are said to be something else: strictly, so that nothing is lost and a fix can be
 * written back. A byte order mark decides; then what is configured; then what the bytes plainly are. When in doubt the file
 * is not linted.
 *
 * @param asked as configured or given on the command line
 */
export function decodeOther(bytes: Uint8Array, asked: EncodingName | undefined): FileText | Message {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes, 'utf-16le', true);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes, 'utf-16be', true);
  if (asked === 'utf-16le' || asked === 'utf-16be') return decodeUtf16(bytes, asked, false);
  if (asked === 'gbk' || asked === 'gb18030') return decodeGb(bytes, asked);
  if (isUtf8(bytes)) return decodeUtf8(bytes);
  if (asked === 'utf-8') return invalid(bytes, utf8Length(bytes), 'UTF-8');
  const guessed = guess(bytes);
  return guessed ?? undecided(bytes);
}

/**
 * The bytes of a text in the encoding that its file has. A character that the encoding does not have is a message; so is a
 * file that would not come out as it was where nothing changed.
 */
export function encodeAs(text: string, { encoding, hasBom, text: before, bytes }: FileText): Uint8Array | Message {
  if (!isWellFormed(text)) return unencodable(text, text.search(loneSurrogate), encoding);
  switch (encoding) {
    case 'utf-8':
      return Buffer.from((hasBom ? '\ufeff' : '') + text, 'utf8');
    case 'utf-16le':
    case 'utf-16be': {
      const encoded = Buffer.from((hasBom ? '\ufeff' : '') + text, 'utf16le');
      return encoding === 'utf-16le' ? encoded : encoded.swap16();
    }
    default: {
      const encoded = iconv.encode(text, encoding);
      if (decodedGb(encoded) !== text || hasFourByteCharacters(encoded) > (encoding === 'gbk' ? 0 : Infinity))
        return unencodable(text, firstUnencodable(text, encoding), encoding);
      if (bytes !== undefined && !iconv.encode(before, encoding).equals(bytes)) return notTheSame(encoding);
      return encoded;
    }
  }
}

function decodeUtf8(bytes: Uint8Array): FileText {
  const hasBom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8', hasBom ? 3 : 0);
  return { text, hasBom, encoding: 'utf-8' };
}

function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be', hasBom: boolean): FileText | Message {
  const body = Buffer.from(hasBom ? bytes.subarray(2) : bytes);
  const name = encoding.toUpperCase();
  if (body.length % 2 === 1) return invalid(bytes, bytes.length - 1, name);
  const text = (encoding === 'utf-16le' ? body : body.swap16()).toString('utf16le');
  const lone = text.search(loneSurrogate);
  if (lone >= 0) return invalid(bytes, lone * 2 + (hasBom ? 2 : 0), name);
  return { text, hasBom, encoding };
}

function decodeGb(bytes: Uint8Array, encoding: 'gbk' | 'gb18030'): FileText | Message {
  const length = gbLength(bytes, encoding === 'gb18030');
  if (length < bytes.length) return invalid(bytes, length, encoding.toUpperCase());
  const text = decodedGb(bytes);
  if (text === undefined) return invalid(bytes, firstUndecodable(bytes), encoding.toUpperCase());
  return { text, hasBom: false, encoding, bytes: Buffer.from(bytes) };
}

/** What the bytes plainly are, or undefined. */
function guess(bytes: Uint8Array): FileText | undefined {
  const utf16 = guessUtf16(bytes);
  if (utf16 !== undefined) {
    const read = decodeUtf16(bytes, utf16, false);
    return 'text' in read && looksChinese(read.text) ? read : undefined;
  }
  if (gbLength(bytes, true) < bytes.length) return undefined;
  const text = decodedGb(bytes);
  if (text === undefined || !looksChinese(text)) return undefined;
  // A file without four-byte characters is kept without them: what reads it may know GBK only.
  const encoding = hasFourByteCharacters(bytes) > 0 ? 'gb18030' : 'gbk';
  return { text, hasBom: false, encoding, bytes: Buffer.from(bytes) };
}

/** Line ends and other ASCII tell: their high bytes are zero, always on the same side. */
function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes.length < 4 || bytes.length % 2 === 1) return undefined;
  let even = 0;
  let odd = 0;
  const length = Math.min(bytes.length, 65_536);
  for (let i = 0; i < length; i++) {
    if (bytes[i] !== 0) continue;
    if (i % 2 === 0) even++;
    else odd++;
  }
  // 一 (4E00) and the ideographic space have a zero on the other side: whether it is Chinese is asked afterwards.
  if (odd > even) return 'utf-16le';
  return even > odd ? 'utf-16be' : undefined;
}

function decodedGb(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('gb18030', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** How many bytes from the beginning have the form of GBK, or of GB18030 with its four-byte characters. */
function gbLength(bytes: Uint8Array, fourBytes: boolean): number {
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at]!;
    if (lead < 0x80) at++;
    else {
      const trail = bytes[at + 1] ?? 0;
      if (lead === 0x80 || lead === 0xff) return at;
      if (trail >= 0x40 && trail !== 0x7f && trail !== 0xff) at += 2;
      else if (fourBytes && isDigitByte(trail) && isLead(bytes[at + 2]) && isDigitByte(bytes[at + 3] ?? 0)) at += 4;
      else return at;
    }
  }
  return at;
}

function hasFourByteCharacters(bytes: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < bytes.length;) {
    if (bytes[at]! < 0x81) at++;
    else if (isDigitByte(bytes[at + 1] ?? 0)) {
      count++;
      at += 4;
    } else at += 2;
  }
  return count;
}

function isDigitByte(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function isLead(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x81 && byte <= 0xfe;
}

/** Offset of the first character of the right form that stands for nothing. */
function firstUndecodable(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  // The longest beginning, at the edge of a character, that can be decoded.
  while (low < high) {
    const middle = edgeBefore(bytes, (low + high + 1) >> 1, low);
    if (middle <= low) break;
    if (decodedGb(bytes.subarray(0, middle)) === undefined) high = middle - 1;
    else low = middle;
  }
  return low;
}

/** The last edge of a character at or before `limit`, from an edge on. */
function edgeBefore(bytes: Uint8Array, limit: number, from: number): number {
  let at = from;
  for (;;) {
    const width = bytes[at]! < 0x81 ? 1 : isDigitByte(bytes[at + 1] ?? 0) ? 4 : 2;
    if (at + width > limit) return at;
    at += width;
    if (at >= bytes.length) return bytes.length;
  }
}

/** How many bytes from the beginning are UTF-8. */
export function utf8Length(bytes: Uint8Array): number {
  let low = 0;
  // Line by line first: a line end is never part of a longer character.
  for (;;) {
    const end = bytes.indexOf(10, low);
    const to = end < 0 ? bytes.length : end + 1;
    if (!isUtf8(bytes.subarray(low, to))) break;
    if (to === bytes.length) return to;
    low = to;
  }
  for (let at = low; at < bytes.length;) {
    const lead = bytes[at]!;
    const width = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (at + width > bytes.length || !isUtf8(bytes.subarray(at, at + width))) return at;
    at += width;
  }
  return bytes.length;
}

function lineOf(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let at = bytes.indexOf(10); at >= 0 && at < offset; at = bytes.indexOf(10, at + 1)) line++;
  return line;
}

function invalid(bytes: Uint8Array, offset: number, encoding: string): Message {
  const line = lineOf(bytes, offset);
  return {
    zh: `第 ${line} 行（第 ${offset + 1} 个字节）不是有效的 ${encoding}，未检查，文件未改动；请修正文件，或用 --encoding 或配置 inputs 的 encoding 写明编码`,
    en: `line ${line} (byte ${offset + 1}) is not valid ${encoding}; the file was not linted and is as it was: repair it, or name its encoding with --encoding or under inputs in the configuration`,
  };
}

function undecided(bytes: Uint8Array): Message {
  const offset = utf8Length(bytes);
  const line = lineOf(bytes, offset);
  const mayBeGb = gbLength(bytes, true) === bytes.length;
  const hint = mayBeGb
    ? { zh: '（可能是 GBK，但不能确定）', en: ' (it may be GBK, which is not certain)' }
    : { zh: '', en: '' };
  return {
    zh: `第 ${line} 行含有非 UTF-8 的字节（文件的第 ${offset + 1} 个字节）${hint.zh}，未检查，文件未改动；请另存为 UTF-8，或用 --encoding 或配置 inputs 的 encoding 写明编码`,
    en: `line ${line} has bytes that are not UTF-8 (byte ${offset + 1} of the file)${hint.en}; the file was not linted and is as it was: save it as UTF-8, or name its encoding with --encoding or under inputs in the configuration`,
  };
}

const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

function isWellFormed(text: string): boolean {
  return !loneSurrogate.test(text);
}

function firstUnencodable(text: string, encoding: string): number {
  let at = 0;
  for (const character of text) {
    const bytes = iconv.encode(character, encoding);
    if (decodedGb(bytes) !== character || (encoding === 'gbk' && bytes.length > 2)) return at;
    at += character.length;
  }
  return -1;
}

function unencodable(text: string, at: number, encoding: string): Message {
  const character = at < 0 ? '' : String.fromCodePoint(text.codePointAt(at)!);
  const line = text.slice(0, Math.max(0, at)).split('\n').length;
  const name = encoding.toUpperCase();
  return {
    zh: `第 ${line} 行修复后的字符“${character}”无法用 ${name} 编码，未修复；请把文件另存为 UTF-8`,
    en: `the character “${character}” of the fixed text (line ${line}) does not exist in ${name}; nothing was fixed: save the file as UTF-8`,
  };
}

function notTheSame(encoding: string): Message {
  const name = encoding.toUpperCase();
  return {
    zh: `文件有一些字符无法按 ${name} 原样写回，未修复；请把文件另存为 UTF-8`,
    en: `some characters of the file would not be written back as they were in ${name}; nothing was fixed: save the file as UTF-8`,
  };
}
