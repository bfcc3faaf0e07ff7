import { strict as assert } from 'node:assert';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { builtinLinter, defaultSettings } from '../../server/src/core';
import type { CustomerTier, Finding } from '../../server/src/core';
import { builtinPacks } from '../../server/src/core/packs/builtin';

/** Findings of severity error in something an agent says. */
function errors(words: string, tier: CustomerTier = '普通'): string[] {
  const source = `---\nkind: script\n---\n\n客服:${words}\n`;
  const { findings } = builtinLinter().lint(source, 'markdown', { ...defaultSettings, tier });
  const isError = (finding: Finding) => finding.severity === 'error';
  return findings.filter(isError).map((finding) => `${finding.ruleId}: ${source.slice(finding.start, finding.end)}`);
}

describe('standard phrases', () => {
  for (const pack of builtinPacks()) {
    for (const phrase of pack.phrases) {
      it(`${pack.manifest.name}: ${phrase.text} is no error`, () => {
        for (const tier of phrase.tiers ?? (['普通'] as const)) assert.deepEqual(errors(phrase.text, tier), []);
      });
    }
  }
});

describe("other companies' normative lists", () => {
  const folder = join(process.cwd(), '../shared/corpora/lists');
  const lists = existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith('normative-')) : [];
  if (lists.length === 0) it.skip('needs the shared corpora beside the project');

  /** Errors that are right: what the lists say here breaks the standard. */
  const right = [
    /^contradict\/you-erred: 您提供/, // tells the customer that they erred, even after an apology (guide)
    /^banned\/that-is-it-then: 那先这样，再见/, // §1.5.9.46
    /^banned\/what-do-you-want: 喂您好，哪位/, // §1.5.9.2
  ];

  for (const name of lists) {
    it(`${name} gives no error but those judged right`, () => {
      const lines = readFileSync(join(folder, name), 'utf8').split('\n');
      const found = lines.filter((line) => line.trim() !== '' && !line.startsWith('#')).flatMap((line) => errors(line));
      assert.deepEqual(
        found.filter((error) => !right.some((pattern) => pattern.test(error))),
        [],
      );
    });
  }
});
