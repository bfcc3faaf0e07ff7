import type { BothLanguages, Container, ContainerContext, ContainerId } from '../container';
import { readDocx } from './docx';
import { readXlsx } from './xlsx';
import type { ZipMistake } from './zip';

/** A file that is no text, read: its words, and what of them is linted. Offsets are those of `text`. */
export interface OfficeFile {
  readonly text: string;
  readonly container: Container;
}

/** Reads a Word or Excel file, or says why that cannot be done. Never throws. */
export function readOffice(
  bytes: Uint8Array,
  container: ContainerId,
  context: ContainerContext,
): OfficeFile | BothLanguages {
  try {
    const read = container === 'xlsx' ? readXlsx(bytes, context) : readDocx(bytes);
    return typeof read === 'string' ? mistakes[read] : read;
  } catch (error) {
    const { message } = error as Error;
    return { zh: `无法读取：${message}`, en: `it cannot be read: ${message}` };
  }
}

const mistakes: { readonly [mistake in ZipMistake | 'no-content']: BothLanguages } = {
  'not-a-zip': {
    zh: '不是有效的 Office 文件（.docx、.xlsx）；旧格式 .doc、.xls 请先另存',
    en: 'this is no valid Office file (.docx, .xlsx); save .doc and .xls in the new format first',
  },
  'too-large': { zh: '展开后过大，拒绝读取', en: 'unpacked it would be too large; it was not read' },
  encrypted: {
    zh: '文件已加密或是旧格式（.doc、.xls）；请去掉密码并另存为新格式',
    en: 'the file is encrypted or in an old format (.doc, .xls); save it without a password in the new format',
  },
  'no-content': { zh: '文件不完整：缺少正文', en: 'the file is incomplete: it has no content' },
};
