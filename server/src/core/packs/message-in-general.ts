/** A rule's message where nothing was found for it to name: a list or a page of rules has `…` for the linter's slots. */
export function messageInGeneral(template: string): string {
  return template.replace(/\{\w+\}/g, '…');
}
