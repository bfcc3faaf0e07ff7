import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { parse as parseCsv } from 'csv-parse/sync';
import { Document, parse } from 'yaml';
import type { Scalar } from 'yaml';
import { buildUnit } from '../../server/src/core/formats/containers/build-unit';
import type { ContainerId } from '../../server/src/core/formats/containers/container';
import { withEdit } from '../../server/src/core/formats/containers/parts';
import { readContainer } from '../../server/src/core/formats/containers';
import { readCsv } from '../../server/src/core/formats/containers/csv-cells';
import { jsonString, writeJson } from '../../server/src/core/formats/containers/json-strings';
import { readValidJson } from '../../server/src/core/formats/containers/valid-json';
import type { ValueNode } from '../../server/src/core/formats/containers/value-node';
import { ContainerFile, checkPieces, partsOf } from '../support/containers';

/** Pieces that mean something to some container. */
const pieces = [
  ...[
    '{',
    '}',
    '[',
    ']',
    '"',
    ':',
    ',',
    '\\',
    '\\n',
    '\\u4f60',
    '\\ud83d',
    '\\ude00',
    '"turns":',
    '"role":',
    '"text":',
  ],
  ...['"agent"', '"客服"', 'null', 'true', '1', '{"turns":[{"role":"agent","text":"', '"}]}'],
  ...[
    '\n',
    '\r\n',
    '\r',
    ' ',
    '\t',
    '  ',
    '- ',
    '|\n',
    '>-\n',
    "'",
    "''",
    '&a ',
    '*a',
    '# ',
    '!!str ',
    '? ',
    '%',
    '---\n',
  ],
  ...['你好', '喂喂，讲话！', '客服：', '客户：', '😀', '\ud83d', '角色', '内容', ';', '""', '\ufeff'],
  ...[
    '1\n',
    '00:00:01,000 --> 00:00:02,500\n',
    '00:01.000 --> 00:02.000\n',
    'WEBVTT\n',
    '<v 客服>',
    '</v>',
    '&lt;',
    '<i>',
    'NOTE ',
  ],
];
const source = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const textContainers: readonly ContainerId[] = ['ndjson', 'json', 'yaml', 'csv', 'tsv', 'srt', 'vtt'];

describe('containers', () => {
  for (const container of textContainers) {
    it(`${container}: any text gives units with exact maps; nothing throws`, () => {
      fc.assert(
        fc.property(source, (text) => {
          const read = readContainer(text, container, { input: {} });
          for (const part of partsOf(read)) checkPieces(part);
          for (const { start, end } of [...read.units, ...read.problems])
            assert.ok(0 <= start && start <= end && end <= text.length);
          for (const unit of read.units) buildUnit(unit, {});
        }),
        { numRuns: 150 },
      );
    });

    it(`${container}: a finding lies in the file, and fixing changes words only`, () => {
      fc.assert(
        fc.property(source, (text) => {
          const file = new ContainerFile(text, container);
          for (const { start, end } of file.result.findings)
            assert.ok(0 <= start && start <= end && end <= text.length);
          file.fixed('all');
        }),
        { numRuns: 40 },
      );
    });
  }

  it('reads YAML as its library does, in scalars of every style, and writes words that it reads again', () => {
    const words = fc
      .array(
        fc.constantFrom('你好', '喂', "'", '"', '\\', ' ', '  ', '\n', '\n\n', '#', ': ', '- ', '😀', '，', 'a', '\t'),
        { maxLength: 8 },
      )
      .map((parts) => parts.join(''));
    const style = fc.constantFrom('PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(words, style), { minLength: 1, maxLength: 4 }),
        words,
        fc.nat(),
        fc.nat(),
        (texts, added, a, b) => {
          const document = new Document(Object.fromEntries(texts.map(([text], i) => [`k${i}`, [text]])));
          texts.forEach(([, type], i) => {
            const node = document.getIn([`k${i}`, 0], true) as Scalar;
            node.type = type as Scalar.Type;
          });
          const source = document.toString({ lineWidth: 20 });
          const parts = partsOf(readContainer(source, 'yaml', { input: { strings: ['*[]'] } }));
          // What the library makes of its own writing: not every style can hold every text.
          const read = Object.values(parse(source) as { [key: string]: unknown[] }).map(([text]) => text);
          if (!read.every((text) => typeof text === 'string')) return;
          assert.deepEqual(
            parts.map((part) => part.text),
            read,
          );
          for (const part of parts) checkPieces(part);
          // Any edit that the writer takes gives just that change.
          const part = parts[0]!;
          const from = a % (part.text.length + 1);
          const to = from + (b % (part.text.length - from + 1));
          const spelt = part.write?.(added, from, to);
          const edited = spelt === undefined ? undefined : withEdit(part, source, spelt, from, to);
          if (edited === undefined) return;
          const after = source.slice(0, part.start) + edited + source.slice(part.end);
          const wanted = read.map((text, i) => (i === 0 ? text.slice(0, from) + added + text.slice(to) : text));
          assert.deepEqual(
            partsOf(readContainer(after, 'yaml', { input: { strings: ['*[]'] } })).map(({ text }) => text),
            wanted,
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  it('reads cells as a CSV library does, and writes cells that it reads again', () => {
    const cell = fc
      .array(fc.constantFrom('你', '"', ',', ';', '\n', '\r\n', ' ', 'a', '，', '😀'), { maxLength: 5 })
      .map((parts) => parts.join(''));
    const row = fc.array(fc.tuple(cell, fc.boolean()), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(',', ';', '，'),
        fc.constantFrom('\n', '\r\n'),
        cell,
        (rows, delimiter, end, words) => {
          const source = rows
            .map((cells) =>
              cells
                .map(([text, quoted]) =>
                  quoted || /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text,
                )
                .join(delimiter),
            )
            .join(end);
          const options = { delimiter, relax_column_count: true, skip_empty_lines: false };
          const read = readCsv(source, delimiter);
          const wanted: string[][] = parseCsv(source, options);
          const texts = read.rows.map((cells) => cells.map(({ text }) => text));
          // A lone empty line is a record to us and nothing to the library.
          assert.deepEqual(
            texts.filter((cells) => cells.join('') !== ''),
            wanted.filter((cells) => cells.join('') !== ''),
          );
          assert.deepEqual(read.mistakes, []);
          for (const part of read.rows.flat()) checkPieces(part);
          const part = read.rows[0]?.[0];
          if (part === undefined) return;
          const spelt = part.write!(words, 0, part.text.length);
          if (spelt === undefined || part.text === '' || words === '') return;
          const after = source.slice(0, part.start) + spelt + source.slice(part.end);
          texts[0]![0] = words;
          assert.deepEqual(
            readCsv(after, delimiter).rows.map((cells) => cells.map(({ text }) => text)),
            texts,
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  it('reads JSON as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.constantFrom(undefined, 2, '\t'), (json, indent) => {
        const value: unknown = JSON.parse(json);
        const written = JSON.stringify(value, undefined, indent);
        assert.deepEqual(plain(readValidJson(written)), JSON.parse(written));
      }),
    );
  });

  it('knows which of its units each escape of a JSON string is', () => {
    const unit = fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.constantFrom(0x22, 0x5c, 0x0a, 0xd83d, 0xde00));
    fc.assert(
      fc.property(fc.array(fc.tuple(unit, fc.boolean()), { maxLength: 20 }), (units) => {
        const spelt = units.map(([code, escape]) => {
          const character = String.fromCharCode(code);
          return escape ? `\\u${code.toString(16).padStart(4, '0')}` : JSON.stringify(character).slice(1, -1);
        });
        const written = spelt.join('');
        const part = jsonString(`"${written}"`, 1, written.length + 1);
        checkPieces(part);
        assert.equal(part.text, JSON.parse(`"${written}"`));
        assert.equal(JSON.parse(`"${writeJson(part.text, 0, 0)!}"`), part.text);
      }),
    );
  });
});

function plain(node: ValueNode): unknown {
  if (node.type === 'string') return node.part.text;
  if (node.type === 'plain') return node.value;
  if (node.type === 'list') return node.items.map(plain);
  // As JSON.parse has it: __proto__ is a key like any other.
  const value = {};
  for (const [key, entry] of node.entries)
    Object.defineProperty(value, key, { value: plain(entry), enumerable: true, writable: true, configurable: true });
  return value;
}
