import type { Severity } from '../findings/finding';

/** Wraps texts in terminal colours, or leaves them as they are. */
export interface Palette {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly underline: (text: string) => string;
  readonly good: (text: string) => string;
  readonly severity: (severity: Severity, text: string) => string;
}

const severityCodes: { readonly [severity in Severity]: number } = { error: 31, warning: 33, info: 34, hint: 36 };

/** SGR colours of the terminal, or none. */
export function createPalette(color: boolean): Palette {
  const style = (open: number, close: number) => (text: string) =>
    color && text !== '' ? `\u001b[${open}m${text}\u001b[${close}m` : text;
  return {
    bold: style(1, 22),
    dim: style(2, 22),
    underline: style(4, 24),
    good: style(32, 39),
    severity: (severity, text) => style(severityCodes[severity], 39)(text),
  };
}
