import type { Diagnostic, TextDocument } from 'vscode';
import { languages, workspace } from 'vscode';
import { virtualSchemes } from './uris';

const languageIds = ['huashu', 'markdown', 'plaintext', 'html'];

/** Where texts that a person writes come from: not the old side of a diff, not an output panel. */
const schemes = ['file', 'untitled', 'vscode-vfs'];

/** The documents that the server looks at. */
export function documentSelector(): { scheme: string; language: string }[] {
  const all = new Set([...schemes, ...virtualSchemes()]);
  return [...all].flatMap((scheme) => languageIds.map((language) => ({ scheme, language })));
}

export function isChecked(document: TextDocument): boolean {
  if (languages.match(documentSelector(), document) === 0) return false;
  return document.languageId !== 'html' || workspace.getConfiguration('huashu', document).get('html.enable') === true;
}

/** Huashu's own among the problems of a document. */
export function problemsOf(document: TextDocument): Diagnostic[] {
  return languages.getDiagnostics(document.uri).filter((diagnostic) => diagnostic.source === 'huashu');
}

/** The id of the rule behind a problem. */
export function ruleOf(diagnostic: Diagnostic): string | undefined {
  const code = typeof diagnostic.code === 'object' ? diagnostic.code.value : diagnostic.code;
  return code === undefined ? undefined : String(code);
}
