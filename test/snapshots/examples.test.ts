import { strict as assert } from 'node:assert';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { nodeHost, workspaceOf } from '../../server/src/cli/node-host';
import type { Finding, LintResult, LintSettings, Linter } from '../../server/src/core';
import { createLinter, fixText } from '../../server/src/core';
import { createConfigs } from '../../server/src/core/config/configs';
import { languageOf } from '../../server/src/core/formats';
import { builtinPacks } from '../../server/src/core/packs/builtin';
import { labelOf } from '../../server/src/core/packs/program';
import { runExamples } from '../../server/src/core/packs/run-examples';
import type { Pack } from '../../server/src/core/packs/schema';
import { createLineIndex } from '../../server/src/core/text/line-index';
import { mend } from '../support/mend';
import { projectFile } from '../support/project-file';

/**
 * What the linter says about each file of examples/, with the configuration and the pack that lie there, is on record
 * beside this file: one line a finding. `UPDATE_SNAPSHOTS=1` writes the records anew; read the difference before you
 * commit it.
 */
const root = projectFile('examples').replace(/\\/g, '/');
const records = projectFile('test/snapshots/examples');
const updating = process.env.UPDATE_SNAPSHOTS === '1';

const utteranceLabels = [
  'banned',
  'hedge',
  'pronoun',
  'command',
  'rhetorical',
  'negative',
  'jargon',
  'multi-question',
  'interrupt',
  'shirk',
  'contradict',
  'filler',
  'privacy',
];
const callLabels = [
  'greeting-missing',
  'closing-missing',
  'anything-else-missing',
  'wrong-tier-closing',
  'clarity-check-missing',
  'hold-consent-missing',
  'hold-thanks-missing',
  'record-permission-missing',
  'thanks-reply-missing',
  'apology-reply-missing',
  'apology-missing',
  'feedback-thanks-missing',
  'retain-missing',
  'transfer-notice-missing',
  'reply-missing',
  'consult-missing',
  'speed-fast',
  'speed-slow',
  'hold-silent',
  'hold-too-long',
  'early-hangup',
];

interface Example {
  readonly path: string;
  readonly text: string;
  readonly linter: Linter;
  readonly settings: LintSettings;
  readonly packs: readonly Pack[];
  readonly result: LintResult;
}

const problems: unknown[] = [];
const host = nodeHost((problem) => problems.push(problem));
const configs = createConfigs({ host, builtinPacks, workspace: workspaceOf(dirname(root)) });
const linters = new Map<readonly Pack[], Linter>();

const paths = readdirSync(root, { recursive: true })
  .map((path) => String(path).replace(/\\/g, '/'))
  .filter((path) => languageOf(path) !== undefined)
  .sort();
const examples = new Map(paths.map((path) => [path, read(path)]));

function read(path: string): Example {
  const { settings, packs, problems: wrong } = configs.forFile(`${root}/${path}`);
  problems.push(...wrong);
  const used = packs ?? builtinPacks();
  if (!linters.has(used)) {
    const created = createLinter(used);
    problems.push(...created.problems);
    linters.set(used, created.linter);
  }
  const linter = linters.get(used)!;
  const text = readFileSync(join(root, path), 'utf8');
  return { path, text, linter, settings, packs: used, result: linter.lint(text, languageOf(path)!, settings) };
}

function recordOf({ text, result }: Example): string {
  const lines = createLineIndex(text);
  const findings = result.findings.map((finding) => {
    const { line, character } = lines.positionAt(finding.start);
    const marked = JSON.stringify(text.slice(finding.start, finding.end));
    return `${line + 1}:${character + 1} ${finding.ruleId} ${finding.clauses.join(' ')} ${marked}\n`;
  });
  return `${result.kind}, ${result.score} points\n${findings.join('')}`;
}

const labelsOf = (findings: readonly Finding[]): Set<string> => new Set(findings.map(({ ruleId }) => labelOf(ruleId)));
const isBad = (path: string): boolean => path.includes('/bad/');

describe('examples/', () => {
  it('has a configuration and packs without a mistake', () => assert.deepEqual(problems, []));

  it('has a pack of its own whose examples hold', () => {
    const { packs, linter } = examples.values().next().value!;
    const own = packs.find((pack) => pack.manifest.name === 'my-company');
    assert.ok(own, 'examples/huashu.config.yaml does not use packs/my-company');
    assert.deepEqual(
      own.rules.flatMap((rule) => runExamples(linter, rule)),
      [],
    );
  });

  it('shows at least fourteen scripts, a transcript with times, and four articles', () => {
    const of = (folder: string): Example[] => [...examples.values()].filter(({ path }) => path.startsWith(folder));
    assert.ok(of('scripts/').length >= 14 && of('scripts/').every(({ result }) => result.kind === 'script'));
    assert.ok(of('articles/').length >= 4 && of('articles/').every(({ result }) => result.kind === 'article'));
    assert.ok(of('transcripts/').some(({ result }) => result.document.turns.every((turn) => turn.time !== undefined)));
  });

  it('shows every label of an utterance and of a call among the bad ones', () => {
    const shown = labelsOf([...examples.values()].flatMap(({ path, result }) => (isBad(path) ? result.findings : [])));
    assert.deepEqual(
      [...utteranceLabels, ...callLabels].filter((label) => !shown.has(label)),
      [],
    );
  });

  for (const example of examples.values()) {
    it(`${example.path}: the findings on record`, () => {
      const file = join(records, `${example.path}.txt`);
      const now = recordOf(example);
      if (updating) {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, now);
      }
      assert.ok(existsSync(file), 'no record yet: run with UPDATE_SNAPSHOTS=1 and read what it writes');
      assert.equal(now, readFileSync(file, 'utf8'));
    });

    if (isBad(example.path)) {
      it(`${example.path}: something is found`, () => assert.ok(example.result.findings.length > 0));
      it(`${example.path}: fixes leave no call rule unmet that has a phrase to insert, and settle`, () =>
        settles(example));
      it(`${example.path}: mended until nothing is left that has a remedy, it loses points only for what has none`, () =>
        mends(example));
    } else {
      it(`${example.path}: exemplary`, () => {
        assert.deepEqual(example.result.findings, []);
        assert.equal(example.result.score, 100);
      });
    }
  }

  it('has no record without its file', () => {
    for (const record of readdirSync(records, { recursive: true }).map(String)) {
      if (!record.endsWith('.txt') || examples.has(record.replace(/\\/g, '/').slice(0, -'.txt'.length))) continue;
      if (updating) rmSync(join(records, record));
      else assert.fail(`${record} records a file that is gone`);
    }
  });
});

/** Every rule of the whole call that knows the phrase that is missing can have it put in, and the text then stays. */
function settles({ path, text, linter, settings, packs }: Example): void {
  const language = languageOf(path)!;
  const insertable = new Set(packs.flatMap((pack) => pack.rules.filter((rule) => rule.insert).map(({ id }) => id)));
  const fixed = fixText(linter, text, language, settings, { safety: 'all' });
  assert.deepEqual(
    fixed.result.findings.filter(({ ruleId }) => insertable.has(ruleId)).map(({ ruleId }) => ruleId),
    [],
    fixed.text,
  );
  const again = fixText(linter, fixed.text, language, settings, { safety: 'all' });
  assert.equal(again.text, fixed.text);
  assert.equal(again.applied, 0);
}

/**
 * What no wording that a rule could offer mends: how fast was spoken and how long was waited, what was never answered, a
 * guess (the answer must be found out), several questions at once, a term that wants an explanation.
 */
const withoutRemedy = new Set([
  ...['speed-fast', 'speed-slow', 'hold-silent', 'hold-too-long', 'early-hangup'],
  ...['reply-missing', 'hedge', 'multi-question', 'jargon'],
]);

/** Every fix taken, and first suggestions where there is none, leave a text of 100 points but for what has no remedy. */
function mends({ path, text, linter, settings }: Example): void {
  const { text: mended, result } = mend(linter, text, languageOf(path)!, settings);
  const left = result.findings.filter(({ ruleId }) => !withoutRemedy.has(labelOf(ruleId)));
  assert.deepEqual(
    left.map(({ ruleId, start, end }) => `${ruleId} ${mended.slice(start, end)}`),
    [],
    mended,
  );
  if (result.findings.length === 0) assert.equal(result.score, 100);
}
