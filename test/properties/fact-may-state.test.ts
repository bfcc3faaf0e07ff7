import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { createAsideFinder } from '../../server/src/core/facts/asides';
import { readEntitlements } from '../../server/src/core/facts/entitlements';
import { FactNames } from '../../server/src/core/facts/fact-names';
import { foldString } from '../../server/src/core/facts/folded';
import { glance, showsOf, factSigns } from '../../server/src/core/facts/glance';
import { mayState } from '../../server/src/core/facts/may-state';
import type { PassageForm } from '../../server/src/core/facts/passage';
import { createPassageReader } from '../../server/src/core/facts/passage';
import { Preview } from '../../server/src/core/facts/preview';
import { readStatements, readyTopics } from '../../server/src/core/facts/statements';
import { read } from '../../server/src/core/packs/builtin.generated';
import { createNormalisedText, normalise } from '../../server/src/core/text/normalise';
import { factLine } from './arbitrary-facts';

describe('whether a passage may state anything', () => {
  const program = read().facts!;
  const topics = readyTopics(program);
  const aside = createAsideFinder(program);
  const names = new FactNames(program);
  const readPassage = createPassageReader(program, names);
  const preview = new Preview(program, names);
  const symbols = createNormalisedText();
  const form = fc.constantFrom<PassageForm>('text', 'item', 'cell', 'heading');
  const given = fc.constantFrom<{ readonly [dimension: string]: string }>(
    {},
    {},
    { 客户: '普通' },
    { 等级: '金卡', 地区: '农村' },
  );

  it('is never denied of one that does', () => {
    const seen = { denied: 0, unread: 0, stated: 0 };
    fc.assert(
      fc.property(
        factLine,
        form,
        fc.array(factLine, { maxLength: 2 }),
        fc.nat(2),
        given,
        (line, own, over, beside, of) => {
          const reading = {
            passage: readPassage(foldString(line), line, own),
            form: own,
            above: over.map((text) => readPassage(foldString(text), text, 'text')),
            beside,
            given: () => of,
          };
          normalise(line, { segments: [0, line.length], exempt: [], entities: [] }, symbols);
          const shows = showsOf(factSigns(0, glance(symbols, own === 'cell')));
          const found = [...readStatements(reading, topics, aside), ...readEntitlements(reading, topics, aside)];
          if (!mayState(reading, topics, shows)) seen.denied++;
          else if (found.length > 0) seen.stated++;
          if (found.length > 0) assert.ok(mayState(reading, topics, shows), line);
          const sources = [line, ...over];
          const unit = { block: 0, form: own, above: over.map((_, i) => i + 1) };
          const may = preview.mayState(
            unit,
            (block) => sources[block],
            shows,
            (dimension) => dimension in of,
          );
          if (!may) seen.unread++;
          if (found.length > 0) assert.ok(may, line);
        },
      ),
      { numRuns: 1000 },
    );
    assert.ok(seen.denied > 100 && seen.unread > 100 && seen.stated > 100, JSON.stringify(seen));
  });
});
