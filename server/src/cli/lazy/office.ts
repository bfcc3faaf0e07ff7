import type { LintSettings } from '../../core/config/config';
import type { ContainerId } from '../../core/formats/containers/container';
import { readOffice } from '../../core/formats/containers/office';
import { lintContainer } from '../../core/linter/lint-container';
import type { Linter, LintResult } from '../../core/linter/linter';
import type { Message } from '../terminal';

/** Lints a Word or Excel file, or says why it cannot be read. `text` is what the findings' offsets count in. */
export function lintOffice(
  linter: Linter,
  bytes: Uint8Array,
  container: ContainerId,
  settings: LintSettings,
): { readonly result: LintResult; readonly text: string } | Message {
  const file = readOffice(bytes, container, { input: settings.input ?? {}, roleLabels: settings.roles });
  if ('zh' in file) return file;
  return { result: lintContainer(linter, file.text, file.container, settings), text: file.text };
}
