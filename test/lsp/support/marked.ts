import type { ClientCapabilities, CompletionItem, Position } from 'vscode-languageserver-protocol';
import { Client } from './client';
import { Files } from './files';
import type { Encoding } from './reference';
import { positionOf } from './reference';

// Texts for tests: `|` marks the cursor, `[[…]]` a stretch.

/** A text without its cursor mark, and where the cursor was (UTF-16). */
export function cursorIn(marked: string): { text: string; offset: number } {
  const offset = marked.indexOf('|');
  if (offset < 0 || marked.indexOf('|', offset + 1) >= 0) throw new Error(`one cursor, please: ${marked}`);
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

export interface EditorOptions {
  readonly name?: string;
  readonly languageId?: string;
  readonly encoding?: Encoding;
  readonly capabilities?: ClientCapabilities;
  readonly locale?: string;
  readonly settings?: object;
  /** Files beside the document, by absolute path. */
  readonly files?: { readonly [path: string]: string };
  /** The server as a process, not inside this one. */
  readonly stdio?: boolean;
}

/** An editor with one document open, and a cursor in it. */
export class Editor {
  private constructor(
    readonly client: Client,
    readonly uri: string,
    readonly text: string,
    readonly offset: number,
    readonly encoding: Encoding,
  ) {}

  static async on(marked: string, options: EditorOptions = {}): Promise<Editor> {
    const { name = 'a.huashu', languageId = 'huashu', encoding = 'utf-16', files = {}, locale, settings } = options;
    const { text, offset } = marked.includes('|') ? cursorIn(marked) : { text: marked, offset: 0 };
    const clientOptions = {
      folders: ['file:///p'],
      capabilities: { ...options.capabilities, general: { positionEncodings: [encoding] } },
      ...(locale === undefined ? {} : { locale }),
      ...(settings === undefined ? {} : { initializationOptions: settings }),
    };
    const client = options.stdio ? Client.overStdio(clientOptions) : Client.inProcess(new Files(files), clientOptions);
    await client.initialize();
    const uri = `file:///p/${name}`;
    await client.open(uri, text, languageId);
    return new Editor(client, uri, text, offset, encoding);
  }

  get position(): Position {
    return this.positionOf(this.offset);
  }

  positionOf(offset: number): Position {
    return positionOf(this.text, offset, this.encoding);
  }

  get at() {
    return { textDocument: { uri: this.uri }, position: this.position };
  }

  request<Result>(method: string, more: object = {}): Promise<Result> {
    return this.client.request<Result>(method, { textDocument: { uri: this.uri }, ...more });
  }

  complete(): Promise<CompletionItem[]> {
    return this.client.complete(this.uri, this.position.line, this.position.character);
  }

  stop(): Promise<number | null> {
    return this.client.stop();
  }
}

/** What a text is after edits of the protocol, applied as an editor does. */
export function edited(
  text: string,
  edits: readonly { range: { start: Position; end: Position }; newText: string }[],
  encoding: Encoding = 'utf-16',
): string {
  const offsetOf = (position: Position): number => {
    for (let offset = 0; offset <= text.length; offset++) {
      const here = positionOf(text, offset, encoding);
      if (here.line === position.line && here.character === position.character) return offset;
    }
    throw new Error(`no such place: ${JSON.stringify(position)}`);
  };
  return edits
    .map(({ range, newText }) => ({ start: offsetOf(range.start), end: offsetOf(range.end), newText }))
    .sort((a, b) => b.start - a.start || b.end - a.end)
    .reduce((result, { start, end, newText }) => result.slice(0, start) + newText + result.slice(end), text);
}
