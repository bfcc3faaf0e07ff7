import assert from 'node:assert/strict';
import type { Block, Document, LanguageId, ParseOptions } from '../../../server/src/core/document/document';
import { parse } from '../../../server/src/core/formats';

/**
 * Checks what a text is made of, one line a block: who speaks or what it is, then what the reader sees of it. In it,
 * `{stage …}`, `{slot …}`, `{quote …}`, `{title …}` and `{code …}` stand around what is exempt and `<<…>>` around what is
 * recommended; `·` divides segments that do not touch in the text.
 */
export function check(
  language: LanguageId,
  text: string,
  expected: readonly string[],
  options: ParseOptions = {},
): void {
  assert.deepEqual(describeBlocks(parse(text, language, options)), expected);
}

/** See {@link check}. */
export function describeBlocks(document: Document): string[] {
  return document.blocks.map((block) => `${nameOf(block)}: ${wordsOf(document.text, block)}`);
}

function nameOf(block: Block): string {
  if (block.exemption) return block.exemption;
  const speaker = block.role === 'prose' ? '' : block.role;
  const type = { turn: '', paragraph: block.role === 'prose' ? 'text' : '', heading: 'heading', 'list-item': 'item' };
  const shape =
    block.type in type ? type[block.type as keyof typeof type] : block.type === 'table-cell' ? 'cell' : 'step';
  return [speaker, shape].filter((word) => word !== '').join(' ');
}

const names = {
  'stage-direction': 'stage',
  placeholder: 'slot',
  quotation: 'quote',
  question: 'quote',
  title: 'title',
  code: 'code',
};

function wordsOf(text: string, block: Block): string {
  let words = '';
  for (let i = 0; i < block.segments.length; i += 2) {
    if (i > 0) words += '·';
    for (let at = block.segments[i]!; at <= block.segments[i + 1]!; at++) {
      const last = at === block.segments[i + 1];
      for (const span of block.exempt) if (span.end === at && span.end > block.segments[i]!) words += '}';
      for (const span of block.recommended) if (span.end === at && span.end > block.segments[i]!) words += '>>';
      if (last) continue;
      for (const span of block.recommended) if (span.start === at) words += '<<';
      for (const span of block.exempt) if (span.start === at) words += `{${names[span.reason]} `;
      const entity = block.entities.find((reference) => reference.start <= at && at < reference.end);
      if (!entity) words += text[at];
      else if (entity.start === at) words += entity.text;
    }
  }
  return words;
}
