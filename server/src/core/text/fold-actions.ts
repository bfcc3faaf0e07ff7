/** What the normaliser does with a code unit that is not a symbol by itself. All are below the first printable unit. */
export const Actions = {
  blank: 1,
  /** Not there: zero width, variation selector, soft hyphen, quotation mark, control character. */
  vanish: 2,
  soft: 3,
  clauseBreak: 4,
  sentenceEnd: 5,
  exclamation: 6,
  question: 7,
  /** A full stop, a decimal point, or a part of an ellipsis. */
  point: 8,
  /** A comma, or the grouping mark of a number. */
  comma: 9,
  /** A colon, or the one of a time of day. */
  colon: 10,
  /** A dash or a wave: inside numbers and words it joins, else it is a soft break. */
  dash: 11,
  /** `*` and `_`: part of a masked number or a name, else a leftover of emphasis. */
  mark: 12,
  ideographicStop: 13,
  surrogate: 14,
} as const;

/** Symbols that only numbers and Latin words hold, so that `3.5` and `3,360` stay in one piece. Private use. */
export const NumberSymbols = {
  point: 0xe02e,
  grouping: 0xe02c,
} as const;

/** The blank that stands between two Latin words. */
export const latinBlank = 0x20;

/** Below this a table entry is one of {@link Actions}, from here on a folded symbol; 0: the unit stands for itself. */
export const firstSymbol = 0x20;
