import type { TextEdit } from '../core/findings/finding';
import { fixText } from '../core/fixes/fix-text';
import type { OpenDocument } from './open-document';
import { editsBetween } from './edits-between';

/** The edits that take a document to where no safe fix is left; none where there is none to begin with. */
export function fixAllEdits({ text, language, inForce, result }: OpenDocument): TextEdit[] {
  if (inForce === undefined || !result?.findings.some((finding) => finding.fix?.safety === 'safe')) return [];
  const fixed = fixText(inForce.linter, text.text, language, inForce.settings, { safety: 'safe' });
  return editsBetween(text.text, fixed.text);
}
