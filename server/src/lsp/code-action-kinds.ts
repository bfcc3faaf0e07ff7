import { CodeActionKind } from 'vscode-languageserver';

/** Every safe fix of the file at once: what `editor.codeActionsOnSave` names. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.huashu`;

/** A selection taken out of what is judged. */
export const wrapKind = `${CodeActionKind.Refactor}.wrap`;

export const refactoringKinds: readonly string[] = [CodeActionKind.RefactorRewrite, wrapKind];

/** Whether a client that asks for the kinds `only` wants actions of `kind`. Kinds are a tree: `source` asks for `source.fixAll.huashu`. */
export function wants(only: readonly string[] | undefined, kind: string): boolean {
  return only === undefined || only.some((asked) => asked === '' || kind === asked || kind.startsWith(`${asked}.`));
}
