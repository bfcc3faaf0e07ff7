import type { MarkupContent } from 'vscode-languageserver';
import { MarkupKind } from 'vscode-languageserver';

/** Text so written that Markdown shows it as it is: the words of scripts are full of `*先生`, `{称呼}` and `<`. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>#~|!$&]/g, '\\$&')
    .replace(/^(\s*)([-+]|\d+[.)])(?=\s)/gm, '$1\\$2')
    .replace(/\r\n|\r|\n/g, '  \n');
}

/** Markdown for clients that show it, the bare text for the others. */
export function markup(markdown: string, showsMarkdown: boolean): MarkupContent {
  return showsMarkdown
    ? { kind: MarkupKind.Markdown, value: markdown }
    : { kind: MarkupKind.PlainText, value: plain(markdown) };
}

function plain(markdown: string): string {
  return markdown
    .replace(/^> /gm, '')
    .replace(/(?<!\\)(\*\*|`)/g, '')
    .replace(/ {2}$/gm, '')
    .replace(/\\(?=[\\`*_{}[\]<>#~|!$&+\-\d])/g, '');
}
