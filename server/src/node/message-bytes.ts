import type { Diagnostic } from 'vscode-languageserver';
import type { Message } from 'vscode-languageserver/node';
import { settledPartOf } from '../lsp/convert';

/**
 * A message as it goes over the wire: header and JSON in UTF-8. The diagnostics of a large document go with every key; all of
 * one but its place is written once.
 */
export function messageBytes(message: Message): Buffer {
  const [before, diagnostics, after] = taken(message);
  const settled = diagnostics.map(bytesOf);
  const ranges = diagnostics.map(rangeText);
  const start = Buffer.from(before);
  let length = start.length + after.length + Math.max(0, diagnostics.length - 1);
  for (let i = 0; i < settled.length; i++) length += ranges[i]!.length + settled[i]!.length;
  const header = `Content-Length: ${length}\r\n\r\n`;
  const bytes = Buffer.allocUnsafe(header.length + length);
  let at = bytes.write(header, 0, 'latin1');
  at += start.copy(bytes, at);
  for (let i = 0; i < settled.length; i++) {
    if (i > 0) bytes[at++] = COMMA;
    at += bytes.write(ranges[i]!, at, 'latin1');
    at += settled[i]!.copy(bytes, at);
  }
  bytes.write(after, at, 'latin1');
  return bytes;
}

const COMMA = 0x2c;

/** A message that lists many diagnostics without them: what stands before the list, the list, and what stands behind. */
function taken(message: Message): [before: string, diagnostics: readonly Diagnostic[], after: string] {
  const { params, result } = message as { params?: Listing; result?: Listing };
  if (isLong(params?.diagnostics)) {
    const { diagnostics, ...rest } = params!;
    return [open(message, 'params', rest, 'diagnostics'), diagnostics!, ']}}'];
  }
  if (isLong(result?.items)) {
    const { items, ...rest } = result!;
    return [open(message, 'result', rest, 'items'), items!, ']}}'];
  }
  return [JSON.stringify(message), [], ''];
}

interface Listing {
  readonly diagnostics?: readonly Diagnostic[];
  readonly items?: readonly Diagnostic[];
}

/** Every one of them a finding's, so that its settled part is known. */
function isLong(list: readonly Diagnostic[] | undefined): boolean {
  return (
    Array.isArray(list) && list.length >= 10 && list.every((item) => settledPartOf(item as Diagnostic) !== undefined)
  );
}

/** `{…, "OUTER": {…, "INNER": [`; `outer` comes last. */
function open(message: Message, outer: 'params' | 'result', rest: object, inner: string): string {
  const head = JSON.stringify({ ...message, [outer]: undefined });
  const fields = JSON.stringify(rest).slice(0, -1);
  return `${head.slice(0, -1)},"${outer}":${fields}${fields === '{' ? '' : ','}"${inner}":[`;
}

function rangeText({ range: { start, end } }: Diagnostic): string {
  return `{"range":{"start":{"line":${start.line},"character":${start.character}},"end":{"line":${end.line},"character":${end.character}}},`;
}

const written = new WeakMap<object, Buffer>();

function bytesOf(diagnostic: Diagnostic): Buffer {
  const settled = settledPartOf(diagnostic)!;
  let bytes = written.get(settled);
  if (bytes === undefined) written.set(settled, (bytes = Buffer.from(JSON.stringify(settled).slice(1))));
  return bytes;
}
