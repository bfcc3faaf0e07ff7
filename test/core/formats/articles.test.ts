import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { parse } from '../../../server/src/core/formats';

const set = process.env['HUASHU_EVAL'] ?? '../shared/eval/dev';

interface Utterance {
  readonly id: string;
  readonly role: 'agent' | 'customer' | 'article';
  readonly text: string;
  readonly labels: readonly { readonly label: string; readonly quote: string }[];
}

/** The labelled articles: what an inspector marked must be judged; a text all of bad examples must not be. */
describe('labelled articles', () => {
  if (!existsSync(`${set}/utterances.ndjson`)) {
    it.skip(`no labelled set in ${set}`);
    return;
  }
  const lines = readFileSync(`${set}/utterances.ndjson`, 'utf8').trim().split('\n');
  const utterances = lines
    .map((line) => JSON.parse(line) as Utterance)
    .filter((utterance) => utterance.labels.length > 0);

  it('are judged where they are marked', () => {
    for (const { id, role, text, labels } of utterances) {
      const head = `---\nkind: ${role === 'article' ? 'article' : 'script'}\n---\n\n`;
      const source = `${head}${role === 'article' ? '' : '客服:'}${text}\n`;
      const document = parse(source, 'markdown');
      for (const { label, quote } of labels) {
        const start = source.indexOf(quote, head.length);
        const judged = document.blocks.some(
          (block) =>
            block.exemption === undefined &&
            block.role !== 'customer' &&
            block.segments.some(
              (from, i) => i % 2 === 0 && from < start + quote.length && start < block.segments[i + 1]!,
            ) &&
            !block.exempt.some((span) => span.start <= start && start + quote.length <= span.end),
        );
        assert.ok(judged, `${id}: ${label} “${quote}”`);
      }
    }
  });
});
