/** About `bytes` bytes (UTF-8) of dialogue-like text with `phrases` mixed in; the same for the same seed. */
export function makeText(
  phrases: readonly string[],
  options: { readonly bytes: number; readonly markdown: boolean; readonly seed?: number },
): string;
