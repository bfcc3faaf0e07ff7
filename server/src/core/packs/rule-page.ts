import { defaultPacks } from '../config/presets';
import type { Severity } from '../findings/finding';
import type { CheckType, ClauseSource, ExampleSource, Pack, RuleSource } from './schema';

/** A page of docs/rules. */
export interface RulePage {
  /** Below docs/rules, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** docs/rules: a page for each rule of the packs, and README.md that lists them by label. In Chinese, as Markdown. */
export function rulePages(packs: readonly Pack[]): RulePage[] {
  const clauses = new Map(packs.flatMap((pack) => pack.clauses).map((clause) => [clause.id, clause]));
  const pages = packs.flatMap((pack) =>
    pack.rules.map((rule): RulePage => ({ path: pagePath(rule.id), text: pageOf(rule, pack, clauses) })),
  );
  return [{ path: 'README.md', text: indexOf(packs) }, ...pages];
}

/** The page of a rule, below docs/rules. */
export function pagePath(ruleId: string): string {
  return `${ruleId}.md`;
}

const severityNames: { readonly [severity in Severity]: string } = {
  error: '错误',
  warning: '警告',
  info: '建议',
  hint: '提示',
};

/** Why rules of a kind are there, where they do not say so themselves. */
const usualWhy: { readonly [check in CheckType]?: string } = {
  fact: '写错的时限、金额或权益会变成对客户的错误承诺：客户照着要求，公司却做不到，或者客户少得了应得的服务。',
};

const generated = '本页由规则包生成（`npm run generate`），请不要手改。';

function pageOf(rule: RuleSource, pack: Pack, clauses: ReadonlyMap<string, ClauseSource>): string {
  const up = rule.id.includes('/') ? '../' : '';
  const sections = [
    `# ${rule.id}`,
    `${generated}[全部规则](${up}README.md) · 规则包 ${pack.manifest.name} · 默认级别：${severityNames[rule.severity]}（${rule.severity}）`,
    section('检查什么', plainMessage(rule.message.zh)),
    section('为什么', rule.why?.zh ?? usualWhy[rule.check ?? 'phrase'] ?? ''),
    section('怎样判断', [rule.notes?.zh, precisionOf(rule)].filter((text) => text).join('\n\n')),
    section('条款', clauseList(rule, clauses, isOptional(pack) ? undefined : `${up}../clauses.md`)),
    section('反例', examplesOf(rule.examples.flagged)),
    section('正例', examplesOf(rule.examples.allowed)),
    section('修复', fixOf(rule)),
    section('设置', settingsOf(rule)),
  ];
  return `${sections.filter((text) => text !== '').join('\n\n')}\n`;
}

function section(title: string, body: string): string {
  return body === '' ? '' : `## ${title}\n\n${body}`;
}

/** In force only where a configuration names it. */
function isOptional({ manifest }: Pack): boolean {
  return !defaultPacks.includes(manifest.name);
}

/** @param page that of the clauses; undefined for those of packs that are not on it */
function clauseList(rule: RuleSource, clauses: ReadonlyMap<string, ClauseSource>, page: string | undefined): string {
  const rows = rule.clauses.map((id) => {
    const words = clauses.get(id)?.text;
    return `- ${page === undefined ? id : `[${id}](${page})`}${words === undefined ? '' : ` ${escape(words)}`}`;
  });
  return rows.join('\n');
}

function precisionOf({ precision }: RuleSource): string {
  if (precision === undefined) return '';
  const { read, right } = precision;
  return `在真实的电商客服会话上逐条读过 ${read} 条，认可 ${right} 条（${Math.round((100 * right) / read)}%）。`;
}

/** Slots of a message name what stands in the text. */
function plainMessage(message: string): string {
  return escape(message.replace(/\{\w+\}/g, '……'));
}

/** The examples as code, with `[[…]]` around what is marked. */
function examplesOf(examples: readonly (string | ExampleSource)[]): string {
  return examples.map((example) => exampleOf(example)).join('\n\n');
}

function exampleOf(example: string | ExampleSource): string {
  if (typeof example === 'string') return fence(`客服：${example}`);
  const notes = [
    example.tier && `客户等级：${example.tier}`,
    example.scene && `场景：${example.scene}`,
    example.role === 'article' && '文章',
  ].filter((note) => note);
  const words = example.dialogue?.trimEnd() ?? `${speaker(example.role)}${example.text ?? ''}`;
  const fixed =
    example.fixed === undefined ? '' : `\n\n修复后：\n\n${fence(`${speaker(example.role)}${example.fixed}`)}`;
  return (notes.length > 0 ? `${notes.join('；')}\n\n` : '') + fence(words) + fixed;
}

function speaker(role: ExampleSource['role']): string {
  return role === 'customer' ? '客户：' : role === 'article' ? '' : '客服：';
}

function fence(text: string): string {
  const ticks = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  return `${ticks}text\n${text}\n${ticks}`;
}

function fixOf(rule: RuleSource): string {
  const rows: string[] = [];
  const replaced =
    rule.replace ?? rule.patterns?.map((one) => (typeof one === 'string' ? undefined : one.replace)).find(Boolean);
  if (replaced !== undefined) {
    const how = replaced === '' ? '删去标出的文字' : `改为 \`${replaced.replaceAll('`', '')}\` 一类的说法`;
    rows.push(
      `- ${how}：${rule.safety === 'safe' ? '`--fix` 自动修复' : '需要人工确认（`--unsafe-fixes` 或编辑器中的快速修复）'}`,
    );
  }
  if (rule.insert !== undefined) {
    for (const [tier, text] of Object.entries(rule.insert.text))
      rows.push(`- 加上“${escape(text)}”${tier === '*' ? '' : `（${tier}）`}：需要人工确认`);
  }
  for (const words of rule.suggest ?? []) rows.push(`- 可选说法：“${escape(words)}”`);
  return rows.join('\n');
}

function settingsOf(rule: RuleSource): string {
  const label = rule.id.split('/')[0]!;
  const both = label === rule.id ? '' : `；写 \`${label}\` 则对这一类规则都生效`;
  return [
    `在 \`huashu.config.yaml\` 里按规则改级别或停用${both}：`,
    `\`\`\`yaml\nrules:\n  ${rule.id}: off # 或 error、warning、info、hint\n  # ${rule.id}: { severity: warning, allow: [不算问题的原话] }\n\`\`\``,
    `在文中放过一处：\`# huashu-disable-next-line ${rule.id} -- 原因\`（Markdown、HTML 写成 \`<!-- … -->\`）。`,
  ].join('\n\n');
}

function indexOf(packs: readonly Pack[]): string {
  const count = packs.reduce((sum, { rules }) => sum + rules.length, 0);
  const chapters = packs.map((pack) => {
    const { manifest, rules } = pack;
    const rows = rules.map((rule) => {
      const cells = [
        `[${rule.id}](${pagePath(rule.id)})`,
        severityNames[rule.severity],
        rule.clauses.join(' '),
        plainMessage(rule.message.zh).replaceAll('|', '\\|').replaceAll('\n', ' '),
      ];
      return `| ${cells.join(' | ')} |`;
    });
    const use = isOptional(pack)
      ? `默认不启用；在 \`huashu.config.yaml\` 里写 \`extends: [recommended, ${manifest.name}]\` 启用。${manifest.source ?? ''}。\n\n`
      : '';
    return `## ${manifest.title.zh}（${manifest.name}）\n\n${use}| 规则 | 级别 | 条款 | 检查什么 |\n|---|---|---|---|\n${rows.join('\n')}`;
  });
  return `${['# 规则', `${generated}共 ${count} 条；按条款查见[规范条款](../clauses.md)。`, ...chapters].join('\n\n')}\n`;
}

function escape(text: string): string {
  return text.replace(/[\\`*_[\]<>]/g, '\\$&');
}
