import { unzipSync } from 'fflate';

/** Bytes that the files of an archive may come to when unpacked, all together: a small archive cannot fill the memory. */
const mostBytes = 400_000_000;

/** Why an archive was not read. */
export type ZipMistake = 'not-a-zip' | 'too-large' | 'encrypted';

/** Unpacks the files of an archive that are asked for. Sizes are bounded by what the archive declares, and held to it. @param limit in bytes */
export function unzip(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  limit = mostBytes,
): { readonly [name: string]: Uint8Array } | ZipMistake {
  // An encrypted Office file is no zip but an older container with a signature of its own.
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0) return 'encrypted';
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return 'not-a-zip';
  let total = 0;
  let tooLarge = false;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!wanted(name)) return false;
        total += originalSize;
        tooLarge ||= total > limit;
        return !tooLarge;
      },
    });
    return tooLarge ? 'too-large' : files;
  } catch {
    return 'not-a-zip';
  }
}
