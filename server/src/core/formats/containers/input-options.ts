/** What a configuration says of the form of an input (`inputs:` in huashu.config.yaml). Everything has a default. */
export interface InputOptions {
  /** What the file is, where its name does not tell. */
  readonly format?: InputFormat;
  readonly encoding?: EncodingName;
  /** JSON and YAML: the strings to lint, as paths (`responses.*[].text`, `messages.**`). */
  readonly strings?: readonly string[];
  /** Who says the strings, or the cells of a table without a column of roles; `text`: they carry labels of their own. */
  readonly role?: StringRole;
  /** JSON and YAML: where the dialogues are, as a path (`calls[]`; `.` for the whole). */
  readonly dialogues?: string;
  /** NDJSON, JSON and YAML: how the fields of a dialogue are named. */
  readonly fields?: FieldNames;
  /** CSV, TSV and XLSX: the columns, by their heading or by number from 1. */
  readonly columns?: ColumnNames;
  /** Whether the first row names the columns. Default: where it looks like it. */
  readonly header?: boolean;
  readonly delimiter?: string;
  /** What plain numbers as times are. Default: seconds. */
  readonly times?: 'seconds' | 'milliseconds';
}

export const inputFormats = ['text', 'ndjson', 'json', 'yaml', 'csv', 'tsv', 'srt', 'vtt', 'docx', 'xlsx'] as const;
export type InputFormat = (typeof inputFormats)[number];

export const encodingNames = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'gbk'] as const;
export type EncodingName = (typeof encodingNames)[number];

export const stringRoles = ['agent', 'customer', 'prose', 'text'] as const;
export type StringRole = (typeof stringRoles)[number];

export const fieldKeys = ['id', 'tier', 'scene', 'turns', 'role', 'text', 'start', 'end'] as const;
export type FieldNames = { readonly [key in (typeof fieldKeys)[number]]?: string };

export const columnKeys = ['id', 'tier', 'scene', 'role', 'text', 'start', 'end'] as const;
export type ColumnNames = { readonly [key in (typeof columnKeys)[number]]?: string | number };
