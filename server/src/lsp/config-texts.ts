import type {
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
} from 'vscode-languageserver';
import type { PositionEncoding } from './position-encoding';
import { TextDocument } from './text-document';

/** Configuration files that the editor has open: as it has them, for completion and hover. What is in force is what is saved. */
export class ConfigTexts {
  private readonly open = new Map<string, TextDocument>();

  constructor(private readonly encoding: PositionEncoding) {}

  get(uri: string): TextDocument | undefined {
    return this.open.get(uri);
  }

  didOpen({ textDocument: { uri, languageId, version, text } }: DidOpenTextDocumentParams): void {
    if (/\/huashu\.config\.ya?ml$/.test(uri))
      this.open.set(uri, new TextDocument(uri, languageId, version, text, this.encoding));
  }

  didChange({ textDocument: { uri, version }, contentChanges }: DidChangeTextDocumentParams): void {
    this.open.get(uri)?.update(contentChanges, version);
  }

  didClose({ textDocument: { uri } }: DidCloseTextDocumentParams): void {
    this.open.delete(uri);
  }
}
