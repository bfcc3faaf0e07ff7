/**
 * A value as a cell of comma-separated values (RFC 4180). A text that a spreadsheet would run as a formula gets a leading
 * apostrophe, which spreadsheets take for "this is text".
 */
export function csvCell(value: string | number): string {
  const raw = String(value);
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(raw) ? `'${raw}` : raw;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function csvRow(values: readonly (string | number)[]): string {
  return `${values.map(csvCell).join(',')}\r\n`;
}
