import type { TextEdit } from '../core/findings/finding';
import { fixText } from '../core/fixes/fix-text';
import type { OpenDocument } from './open-document';
import { editsBetween } from './edits-between';

/** The edits that take a document to where no safe fix is left; none where there is none to begin with. */
export function fixAllEdits(document: OpenDocument): TextEdit[] {
  const { text, language, inForce, linter, result } = document;
  if (!inForce || !linter || !result?.findings.some((finding) => finding.fix?.safety === 'safe')) return [];
  const fixed = fixText(linter, text.text, language, inForce.settings, { safety: 'safe' });
  return document.mayBecome(fixed.text) ? editsBetween(text.text, fixed.text) : [];
}
