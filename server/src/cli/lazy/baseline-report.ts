import { existsSync } from 'node:fs';
import type { Baseline, BaselineFile } from '../../core/baseline/baseline';
import { countOf, without, writeBaseline } from '../../core/baseline/baseline';
import { parentFolder } from '../../core/config/paths';
import type { LintOptions } from '../lint-options';
import { shownPath } from '../paths';
import type { BaselineOutcome } from '../sieve';
import type { Message } from '../terminal';
import { replaceFile } from '../write-file';

/**
 * Writes the baseline where that was asked for, and tells what a person should know of it. Files that this run did not
 * look at keep their part, unless they are gone.
 *
 * @throws where the baseline cannot be written
 */
export function concludeBaseline(
  old: Baseline,
  outcomes: readonly BaselineOutcome[],
  { baseline, cwd }: LintOptions,
): Message | undefined {
  const { file, update } = baseline!;
  const folder = parentFolder(file) ?? '/';
  const shown = shownPath(file, cwd);
  const files: { [path: string]: BaselineFile } = { ...old.files };
  let vanished = 0;
  for (const path of Object.keys(old.files)) {
    if (existsSync(`${folder}/${path}`)) continue;
    vanished += countOf(old.files[path]!);
    delete files[path];
  }
  let found = 0;
  for (const outcome of outcomes) {
    const before = Object.hasOwn(old.files, outcome.path) ? old.files[outcome.path]! : {};
    if (update === 'all') {
      const all = outcome.all ?? {};
      vanished += countOf(without(before, all));
      found += countOf(without(all, before));
      files[outcome.path] = all;
    } else {
      vanished += countOf(outcome.vanished);
      files[outcome.path] = without(before, outcome.vanished);
    }
  }
  if (update !== 'no') {
    replaceFile(file, writeBaseline({ files }));
    const total = Object.values(files).reduce((sum, one) => sum + countOf(one), 0);
    return {
      zh: `已写入基线 ${shown}：共 ${total} 个问题，新增 ${found} 个，移除 ${vanished} 个已消失的`,
      en: `baseline ${shown} written: ${total} findings, ${found} new, ${vanished} that are gone removed`,
    };
  }
  const known = outcomes.reduce((sum, outcome) => sum + outcome.known, 0);
  if (vanished > 0) {
    return {
      zh: `基线 ${shown} 放过 ${known} 个已知问题；其中登记的 ${vanished} 个已不存在，可用 --prune-baseline 移除`,
      en: `baseline ${shown}: ${known} known findings let pass; ${vanished} in it are gone, remove them with --prune-baseline`,
    };
  }
  return known > 0
    ? { zh: `基线 ${shown} 放过 ${known} 个已知问题`, en: `baseline ${shown}: ${known} known findings let pass` }
    : undefined;
}
