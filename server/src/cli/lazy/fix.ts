import { formatPatch, structuredPatch } from 'diff';
import { fixText } from '../../core/fixes/fix-text';
import type { FileOutcome, FixJob } from '../lint-file';
import { outcomeOf } from '../lint-file';
import { loadBeside } from '../beside';
import type { FileText } from '../read-text';
import type { Message } from '../terminal';
import type * as encodings from './encodings';
import { replaceFile } from '../write-file';

/** Fixes a text, and writes the file or tells what would change. */
export type FixTexts = (job: FixJob) => FileOutcome;

export const fixTexts: FixTexts = ({ path, filePath, source, language, linter, settings, parts, mayWrite }) => {
  const { options } = parts;
  const safety = options.unsafeFixes ? 'all' : 'safe';
  const { text, applied, result } = fixText(linter, source.text, language, settings, { safety });
  if (mayWrite !== undefined && text !== source.text && !mayWrite(source.text, text)) {
    const unfixed = linter.lint(source.text, language, settings);
    return outcomeOf(unfixed, source.text, parts, path, filePath, { failure: wouldDamage });
  }
  if (options.fix === 'dry-run') {
    const diff =
      options.reports.some(({ format }) => format === 'stylish') && text !== source.text
        ? unifiedDiff(filePath, source.text, text)
        : undefined;
    return outcomeOf(result, text, parts, path, filePath, { fixed: applied, output: text, diff });
  }
  if (text === source.text) return outcomeOf(result, text, parts, path, filePath);
  const failed = (failure: Message): FileOutcome =>
    outcomeOf(linter.lint(source.text, language, settings), source.text, parts, path, filePath, { failure });
  const bytes = bytesOf(text, source);
  if ('zh' in bytes) return failed(bytes);
  try {
    replaceFile(path, bytes);
  } catch (error) {
    return failed(writeFailure(error as NodeJS.ErrnoException));
  }
  return outcomeOf(result, text, parts, path, filePath, { fixed: applied });
};

/** In the encoding of the file, or why that cannot be. */
function bytesOf(text: string, source: FileText): Uint8Array | Message {
  if (source.encoding === 'utf-8' && !/\p{Surrogate}/u.test(text))
    return Buffer.from((source.hasBom ? '\ufeff' : '') + text, 'utf8');
  return loadBeside<typeof encodings>('lazy-encodings').encodeAs(text, source);
}

const wouldDamage: Message = {
  zh: '修复会改动文字以外的内容，未修复，请报告这个问题',
  en: 'fixing would change more than the words; nothing was fixed, please report this',
};

function unifiedDiff(filePath: string, before: string, after: string): string {
  const patch = structuredPatch(`a/${filePath}`, `b/${filePath}`, before, after, '', '', { context: 1 });
  // Only the hunks: the file's name stands above, and a carriage return would be shown as a mark.
  const hunks = patch.hunks.map((hunk) => ({ ...hunk, lines: hunk.lines.map((line) => line.replace(/\r$/, '')) }));
  return formatPatch({ ...patch, hunks })
    .split('\n')
    .filter((line) => !/^(Index: |=+$|--- |\+\+\+ )/.test(line))
    .join('\n');
}

function writeFailure(error: NodeJS.ErrnoException): Message {
  const denied = error.code === 'EACCES' || error.code === 'EPERM' || error.code === 'EROFS';
  return denied
    ? { zh: '没有写入权限，未修复', en: 'permission to write it is denied; nothing was fixed' }
    : {
        zh: `无法写入，原文件未变：${error.message}`,
        en: `it could not be written and is as it was: ${error.message}`,
      };
}
