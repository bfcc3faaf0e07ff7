import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LanguageId } from '../../../server/src/core';
import { createLinter } from '../../../server/src/core';
import { amend } from '../../../server/src/core/config/amend';
import type { DataProblem } from '../../../server/src/core/config/data';
import { languageOf } from '../../../server/src/core/formats';
import { builtinPacks, optionalPacks } from '../../../server/src/core/packs/builtin';
import { baseFor } from '../../../server/src/core/packs/base-program';
import { read } from '../../../server/src/core/packs/builtin.generated';
import { loadPack } from '../../../server/src/core/packs/load-pack';
import type { Pack } from '../../../server/src/core/packs/schema';
import { memoryHost } from '../config/memory-host';

/** A pack that does to the built-in ones all that a pack can do. */
const files = {
  '/own/pack.yaml': `name: own
version: 1.0.0
title: {zh: 本公司, en: Own}
remove: [hedge/should, fact-conflict/review, filler/tic]
`,
  '/own/clauses.yaml': `- {id: §own, kind: lexical, text: 不说亲。}
`,
  '/own/rules/own.yaml': `lists:
  dear: [亲, 亲亲, 宝子]
rules:
  - id: banned/dear
    clauses: [§own]
    severity: error
    patterns:
      - {match: '<dear>', unless: {inside: [亲戚, 父亲]}}
    message: {zh: '不要叫“{match}”', en: 'do not say “{match}”'}
    why: {zh: 不庄重, en: not dignified}
    suggest: [您]
    examples: {flagged: ['[[亲]]，您好。'], allowed: ['您好。']}
  - id: pronoun
    override: true
    clauses: [§own]
    severity: warning
    patterns: ['你(们)?']
    message: {zh: 本公司也说您, en: we say 您 too}
    why: {zh: 一样, en: the same}
    examples: {flagged: ['[[你]]好。'], allowed: ['您好。']}
`,
};

function load(): { own: Pack; packs: readonly Pack[]; problems: DataProblem[] } {
  const { pack, problems } = loadPack(memoryHost(files), '/own');
  assert.ok(pack, JSON.stringify(problems));
  const packs = new Map([...builtinPacks(), ...optionalPacks()].map((each) => [each.manifest.name, each]));
  amend(pack, packs, problems);
  return { own: pack, packs: [...packs.values(), pack], problems };
}

/** Texts of all kinds that the repository has. */
function texts(): { name: string; language: LanguageId; text: string }[] {
  const of = (folder: string) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  return [...of('examples'), 'test/rules/scenes.txt', 'test/rules/facts-a.txt']
    .filter((name) => /\.(huashu|md|txt)$/.test(name))
    .map((name) => ({ name, language: languageOf(name) ?? 'plaintext', text: readFileSync(name, 'utf8') }));
}

describe('packs of one’s own on top of the built-in ones', () => {
  it('find the same whether all is compiled or only what is new', () => {
    const { packs, problems } = load();
    assert.deepEqual(problems, []);
    const whole = createLinter(packs);
    const onTop = createLinter(packs, builtinPacks());
    assert.deepEqual([whole.problems, onTop.problems], [[], []]);
    let found = 0;
    const ids = new Set<string>();
    for (const { name, language, text } of [
      {
        name: 'own',
        language: 'huashu' as const,
        text: '客服：亲，你应该是昨天办的，别管了。\n客户：亲戚办的。\n客服：你的亲戚真好。\n',
      },
      ...texts(),
    ]) {
      const findings = onTop.linter.lint(text, language).findings;
      assert.deepEqual(findings, whole.linter.lint(text, language).findings, name);
      found += findings.length;
      for (const { ruleId } of findings) ids.add(ruleId);
    }
    assert.ok(found > 100, `only ${found} findings`);
    assert.ok(ids.has('banned/dear') && ids.has('pronoun'));
    assert.ok(!ids.has('hedge/should') && !ids.has('fact-conflict/review'));
  });

  it('only what is new is compiled', () => {
    const { own, packs } = load();
    const base = baseFor(packs, { program: read(), packs: builtinPacks() })!;
    const kept = builtinPacks()
      .flatMap(({ rules }) => rules)
      .filter(({ id }) => base.rules.has(id)).length;
    const given = builtinPacks().flatMap(({ rules }) => rules).length;
    assert.equal(kept, given - own.manifest.remove!.length - 1);
    assert.equal(base.sameFacts, false);
  });

  it('say with words, or the name of a list, what a missing phrase goes behind; a list that is none is a mistake', () => {
    const packs = builtinPacks();
    const behind = (...written: string[]): Pack[] =>
      packs.map((pack) => ({
        ...pack,
        rules: pack.rules.map((rule) =>
          rule.id === 'thanks-reply-missing' ? { ...rule, insert: { ...rule.insert!, behind: written } } : rule,
        ),
      }));
    const call = '客户：谢谢。\n客服：好嘞，好的，再见。\n';
    const inserted = (...written: string[]) => {
      const { linter, problems } = createLinter(behind(...written), packs);
      assert.deepEqual(problems, []);
      const finding = linter.lint(call, 'huashu').findings.find(({ ruleId }) => ruleId === 'thanks-reply-missing');
      return call.slice(call.indexOf('好嘞'), finding!.fix!.edits[0]!.start);
    };
    assert.equal(inserted('<opening-answers>'), '');
    assert.equal(inserted('好嘞'), '好嘞，');
    assert.equal(inserted('好嘞', '<opening-answers>'), '好嘞，好的，');
    assert.match(
      createLinter(behind('<constructor>'), packs).problems[0]!.message.en,
      /list constructor, which does not exist/,
    );
  });

  it('a pack that gives a list of the built-in ones another meaning has all compiled anew', () => {
    const [first, ...others] = builtinPacks();
    const changed = { ...first!, lists: { ...first!.lists, [Object.keys(first!.lists)[0]!]: ['好'] } };
    assert.equal(baseFor([changed, ...others], { program: read(), packs: builtinPacks() }), undefined);
  });
});
