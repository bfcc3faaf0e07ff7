import { write } from './terminal';

/** Where a report goes, piece by piece. */
export interface Output {
  write(text: string): void;
  /** Makes everything written stay. */
  close(): void;
  /** Leaves things as they were before, as far as that can be. */
  discard(): void;
}

const chunkSize = 32_768;

/** Standard output, in pieces large enough that many small files cost few writes. */
export function standardOutput(): Output {
  let pending = '';
  const flush = (): void => {
    const text = pending;
    pending = '';
    if (text !== '') write(1, text);
  };
  return {
    write(text) {
      pending += text;
      if (pending.length >= chunkSize) flush();
    },
    close: flush,
    discard: flush,
  };
}
