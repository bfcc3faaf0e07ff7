import type { Locale } from '../../core/config/config';
import { nearest } from '../../core/config/nearest';
import { messageInGeneral } from '../../core/packs/message-in-general';
import { readMarks } from '../../core/packs/run-examples';
import { labelOf } from '../../core/packs/program';
import type { ClauseSource, ExampleSource, Pack, PhraseSource, RuleSource } from '../../core/packs/schema';
import type { Palette } from '../../core/reporters/palette';
import { createPalette } from '../../core/reporters/palette';
import type { ParsedArgs } from '../args';
import { UsageError } from '../args';
import { ExitCode } from '../exit-codes';
import { packsInForce } from '../rule-packs';
import type { Surroundings } from '../surroundings';
import type { Message } from '../terminal';
import { complain, write } from '../terminal';

/** `huashu explain`: a rule, all rules of a label, or a clause of the standard. */
export function explain(parsed: ParsedArgs, around: Surroundings): ExitCode {
  const { positionals } = parsed;
  if (positionals.length !== 1)
    throw new UsageError({
      zh: 'explain 需要一个规则、标签或条款，例如 huashu explain hedge',
      en: 'explain needs one rule, label or clause, for example huashu explain hedge',
    });
  const { packs, locale } = packsInForce(parsed, around);
  if (packs === undefined) return ExitCode.couldNotRun;
  const page = new Page(packs, locale, createPalette(around.color));
  const found = page.about(positionals[0]!);
  if (typeof found === 'string') {
    write(1, found);
    return ExitCode.clean;
  }
  complain(found, locale);
  return ExitCode.couldNotRun;
}

/** What a clause may carry beside its text, in the order shown. */
const clauseDetails = ['when', 'term', 'template', 'better', 'fact', 'note', 'see'] as const;

/** How many rules of a label or a clause are explained in full; more are only listed. */
const inFull = 3;

class Page {
  private readonly rules: readonly RuleSource[];
  private readonly clauses: ReadonlyMap<string, ClauseSource>;
  private readonly phrases: readonly PhraseSource[];
  private readonly words: Words;
  private readonly language: 'zh' | 'en';

  constructor(
    packs: readonly Pack[],
    locale: Locale,
    private readonly palette: Palette,
  ) {
    this.rules = packs.flatMap((pack) => pack.rules);
    this.clauses = new Map(packs.flatMap((pack) => pack.clauses).map((clause) => [clause.id, clause]));
    this.phrases = packs.flatMap((pack) => pack.phrases);
    this.words = texts[locale];
    this.language = locale === 'en' ? 'en' : 'zh';
  }

  /** The page of a rule, a label or a clause, or a message where there is none. */
  about(name: string): string | Message {
    const rule = this.rules.find(({ id }) => id === name);
    if (rule !== undefined) return this.aboutRule(rule);
    const ofLabel = this.rules.filter(({ id }) => labelOf(id) === name);
    if (ofLabel.length > 0)
      return this.aboutRules(`${this.palette.bold(name)}  ${this.words.label(ofLabel.length)}\n`, ofLabel);
    const clause = this.clauses.get(/^\d/.test(name) ? `§${name}` : name);
    if (clause !== undefined) return this.aboutClause(clause);
    const known = [...this.rules.flatMap(({ id }) => [id, labelOf(id)]), ...this.clauses.keys()];
    const near = nearest(/^\d/.test(name) ? `§${name}` : name, known);
    return {
      zh: `没有规则、标签或条款 ${name}${near ? `；是否想写 ${near}？` : ';huashu rules 列出全部规则'}`,
      en: `there is no rule, label or clause ${name}${near ? `; did you mean ${near}?` : '; huashu rules lists the rules'}`,
    };
  }

  private aboutRule(rule: RuleSource): string {
    const { palette, words, language } = this;
    const severity = palette.severity(rule.severity, rule.severity);
    const parts = [
      `${palette.bold(rule.id)}  ${severity}`,
      messageInGeneral(rule.message[language]),
      ...(rule.why ? [rule.why[language]] : []),
      this.list(
        words.clauses,
        rule.clauses.map((id) => this.cite(id)),
      ),
      this.list(
        words.flagged,
        rule.examples.flagged.map((example) => this.example(example)),
      ),
      this.list(
        words.allowed,
        rule.examples.allowed.map((example) => this.example(example)),
      ),
      this.list(words.better, rule.suggest ?? []),
      this.list(words.silence, [
        `${words.inConfig}  rules: { ${rule.id}: off }`,
        `${words.inText}  <!-- huashu-disable-next-line ${rule.id} -- ${words.reason} -->`,
      ]),
    ];
    return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
  }

  private aboutRules(head: string, rules: readonly RuleSource[]): string {
    if (rules.length <= inFull) return `${head}\n${rules.map((rule) => this.aboutRule(rule)).join('\n')}`;
    const rows = rules.map((rule) => {
      const [example] = rule.examples.flagged;
      return `${this.palette.bold(rule.id)}  ${rule.clauses.join(' ')}\n    ${example ? this.example(example) : ''}`;
    });
    return `${head}\n${rows.map((row) => `  ${row}`).join('\n')}\n\n${this.words.more}\n`;
  }

  private aboutClause(clause: ClauseSource): string {
    const { palette, words } = this;
    const rules = this.rules.filter((rule) => rule.clauses.includes(clause.id));
    const phrases = this.phrases.filter((phrase) => phrase.clause === clause.id);
    const head = [
      palette.bold(clause.id),
      ...(clause.text ? [clause.text] : []),
      clauseDetails
        .filter((key) => clause[key] !== undefined)
        .map((key) => `${words.details[key]}${asText(clause[key])}`)
        .join('\n'),
      this.list(
        words.phrases,
        phrases.map((phrase) => `${phrase.text}  ${palette.dim(phrase.when)}`),
      ),
    ];
    const text = `${head.filter((part) => part !== '').join('\n\n')}\n`;
    if (rules.length === 0) return `${text}\n${words.noRule}\n`;
    return `${text}\n${this.aboutRules(palette.underline(words.rules), rules)}`;
  }

  private cite(id: string): string {
    const text = this.clauses.get(id)?.text;
    return text ? `${id}  ${text}` : id;
  }

  private example(written: string | ExampleSource): string {
    const source = typeof written === 'string' ? written : (written.dialogue ?? written.text ?? '');
    const { text, marks } = readMarks(source);
    let shown = '';
    let at = 0;
    for (const { start, end } of marks) {
      shown += text.slice(at, start) + this.palette.severity('error', this.palette.underline(text.slice(start, end)));
      at = end;
    }
    shown += text.slice(at);
    const fixed = typeof written === 'object' && written.fixed !== undefined ? `  → ${written.fixed}` : '';
    const tier =
      typeof written === 'object' && written.tier !== undefined ? this.palette.dim(`  (${written.tier})`) : '';
    // The turns of a dialogue stand below each other.
    return shown.trimEnd().replaceAll('\n', '\n    ') + this.palette.good(fixed) + tier;
  }

  private list(title: string, rows: readonly string[]): string {
    return rows.length === 0
      ? ''
      : `${this.palette.underline(title)}\n${rows.map((row) => `  ${row.includes('\n') ? '· ' : ''}${row}`).join('\n')}`;
  }
}

function asText(value: unknown): string {
  return Array.isArray(value) ? value.map(asText).join(' ') : typeof value === 'string' ? value : JSON.stringify(value);
}

interface Words {
  readonly details: { readonly [key in (typeof clauseDetails)[number]]: string };
  readonly label: (count: number) => string;
  readonly clauses: string;
  readonly flagged: string;
  readonly allowed: string;
  readonly better: string;
  readonly silence: string;
  readonly inConfig: string;
  readonly inText: string;
  readonly reason: string;
  readonly more: string;
  readonly phrases: string;
  readonly rules: string;
  readonly noRule: string;
}

const texts: { readonly [locale in Locale]: Words } = {
  'zh-CN': {
    details: {
      when: '场合：',
      term: '术语：',
      template: '规范用语：',
      better: '应说：',
      fact: '规定：',
      note: '说明：',
      see: '另见：',
    },
    label: (count) => `${count} 条规则`,
    clauses: '规范条款',
    flagged: '会标出',
    allowed: '不会标出',
    better: '可以这样说',
    silence: '如何关闭',
    inConfig: '配置：',
    inText: '文中：',
    reason: '原因',
    more: '详情：huashu explain 规则',
    phrases: '规范用语',
    rules: '依据本条的规则',
    noRule: '没有依据本条的规则。',
  },
  en: {
    details: {
      when: 'When: ',
      term: 'Term: ',
      template: 'Standard phrase: ',
      better: 'Say instead: ',
      fact: 'Facts: ',
      note: 'Note: ',
      see: 'See also: ',
    },
    label: (count) => `${count} rule${count === 1 ? '' : 's'}`,
    clauses: 'Clauses of the standard',
    flagged: 'Marked',
    allowed: 'Not marked',
    better: 'Say instead',
    silence: 'To switch it off',
    inConfig: 'configuration:',
    inText: 'in the text:',
    reason: 'reason',
    more: 'huashu explain RULE tells more.',
    phrases: 'Standard phrases',
    rules: 'Rules that follow this clause',
    noRule: 'No rule follows this clause.',
  },
};
