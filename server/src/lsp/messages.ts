import type { Locale } from '../core/config/config';

/** The words of the server's own menus and pages, in both languages. */
export interface Messages {
  /** `title`: what the label of the rule is called. */
  fixAllOfRule(title: string, count: number): string;
  readonly fixAll: string;
  /** Where a document has more findings than are listed. */
  notShown(count: number, shown: number): string;
  /** Puts a phrase of the standard in place of what is marked. */
  useStandardPhrase(phrase: string): string;
  /** Behind the title of a fix that may change the meaning. */
  readonly review: string;
  /** `title`: what the label of the rule is called; `id` only where one title stands for several rules of a menu. */
  suppress(title: string, id?: string): string;
  /** Stands where the writer has to give a reason. */
  readonly reason: string;
  readonly clause: string;
  readonly why: string;
  readonly wording: string;
  readonly flagged: string;
  readonly allowed: string;
  readonly rules: string;
  readonly severity: string;
  readonly severities: { readonly [severity: string]: string };
  /** When a phrase is said. */
  readonly moment: string;
  readonly tier: string;
  /** Before what the rule that misses a phrase is called. */
  readonly asksFor: string;
  /** Why a phrase is offered, see core/editing/offer-phrases.ts. */
  readonly reasons: { readonly [reason: string]: string };
  readonly roles: { readonly [role: string]: string };
  allRulesOf(title: string): string;
  score(points: number): string;
  takes(seconds: number): string;
  problems(count: number): string;
  /** Slots in braces that a script has; `names` lists some of them. */
  slotsLeft(count: number, names: string): string;
  seconds(seconds: number): string;
  stepsDone(steps: readonly string[]): string;
  stepMissing(step: string): string;
  readonly insertMissing: string;
  noPlaceholderName(name: string): string;
  placeholder(name: string): string;
  /** What is to be filled in, by name. */
  readonly slots: { readonly [name: string]: string };
  times(count: number): string;
  readonly standardPhrase: string;
  insertStep(step: string): string;
  rewriteAs(act: string, phrase: string): string;
  inAllPlaces(title: string, count: number): string;
  readonly wrapExempt: string;
  readonly quoteExempt: string;
  readonly badExample: string;
  allow(wording: string, title: string): string;
  open(id: string): string;
  readonly lookingOver: string;
  /** Between two things of a list. */
  readonly separator: string;
  quote(text: string): string;
}

export function messagesIn(locale: Locale): Messages {
  return locale === 'en' ? english : chinese;
}

const chinese: Messages = {
  notShown: (count, shown) =>
    `问题太多，只列出最严重的 ${shown} 处，还有 ${count} 处没有列出：请先修改已列出的，或用“修复全部”。`,
  fixAllOfRule: (title, count) => `改好本文件中全部 ${count} 处同类问题：${title}`,
  fixAll: '一次改好本文件中可以直接改的问题',
  useStandardPhrase: (phrase) => `改用规范用语“${phrase}”`,
  review: '（请核对）',
  suppress: (title, id) => `在此行忽略这个问题（需写明原因）：${title}${id === undefined ? '' : `（${id}）`}`,
  reason: '原因',
  clause: '条款',
  why: '为什么',
  wording: '建议用语',
  flagged: '不符合规范的例子',
  allowed: '符合规范的例子',
  rules: '依据此条款的规则',
  severity: '级别',
  severities: { error: '错误', warning: '警告', info: '提示', hint: '建议' },
  moment: '用于',
  tier: '客户等级',
  asksFor: '此处的问题',
  reasons: {
    missing: '此处缺少',
    answer: '回应客户',
    opening: '开场',
    end: '结束时需要',
    scene: '本场景',
    other: '规范用语',
    'other-tier': '其他等级',
  },
  roles: { agent: '客服一方', customer: '客户一方', other: '系统', prose: '正文' },
  allRulesOf: (title) => `${title}：这一类的所有规则`,
  score: (points) => `得分 ${points}`,
  takes: (seconds) => (seconds < 60 ? `约 ${seconds} 秒` : `约 ${Math.floor(seconds / 60)} 分 ${seconds % 60} 秒`),
  problems: (count) => (count === 0 ? '没有问题' : `${count} 个问题`),
  slotsLeft: (count, names) => `占位符 ${count} 处：${names}`,
  seconds: (seconds) => `约 ${seconds} 秒`,
  stepsDone: (steps) => `✓ ${steps.join('、')}`,
  stepMissing: (step) => `✗ 缺少：${step}`,
  insertMissing: '加上缺少的步骤',
  noPlaceholderName: (name) => `“${name}”不能作占位符的名称：只用文字、数字、- 和 _，最多 20 个字`,
  placeholder: (name) => `占位符 ${name}`,
  slots: {
    称呼: '客户的姓加“先生”“女士”或“小姐”，如 王女士。',
    工号: '话务员自己的工号。',
    姓名: '客户的姓名：不要写真实姓名。',
    号码: '要拨打的号码。',
    组: '要转接的组，如 投诉。',
    n: '数字：天数、小时数或分钟数，以时限规定为准。',
    原因: '造成不便的原因。',
    解释: '对问题的解释。',
    证件: '办理时要带的证件。',
  },
  times: (count) => `本文件中出现 ${count} 次。`,
  standardPhrase: '规范用语',
  insertStep: (step) => `加上缺少的步骤“${step}”`,
  rewriteAs: (act, phrase) => `用规范用语改写“${act}”：${phrase}`,
  inAllPlaces: (title, count) => `${title}（${count} 处）`,
  wrapExempt: '所选各行作为反例，不检查',
  quoteExempt: '所选文字加引号，作为引用，不检查',
  badExample: '反例',
  allow: (wording, title) => `在配置中允许“${wording}”（${title}）`,
  open: (id) => `打开 ${id}`,
  lookingOver: '检查工作区的话术',
  separator: '、',
  quote: (text) => `“${text}”`,
};

const english: Messages = {
  notShown: (count, shown) =>
    `Too many findings: the ${shown} gravest are listed, ${count} more are not. Mend these first, or fix all.`,
  fixAllOfRule: (title, count) => `Fix all ${count} problems of this kind in this file: ${title}`,
  fixAll: 'Fix all problems in this file that can be fixed safely',
  useStandardPhrase: (phrase) => `Use the standard phrase “${phrase}”`,
  review: ' (review)',
  suppress: (title, id) =>
    `Suppress this problem on this line (give the reason): ${title}${id === undefined ? '' : ` (${id})`}`,
  reason: 'reason',
  clause: 'Clause',
  why: 'Why',
  wording: 'Wording to use',
  flagged: 'Against the standard',
  allowed: 'Within the standard',
  rules: 'Rules that follow this clause',
  severity: 'Severity',
  severities: { error: 'error', warning: 'warning', info: 'information', hint: 'hint' },
  moment: 'When',
  tier: 'Customer tier',
  asksFor: 'The problem here',
  reasons: {
    missing: 'missing here',
    answer: 'answers the customer',
    opening: 'opening',
    end: 'needed at the end',
    scene: 'this scene',
    other: 'standard phrase',
    'other-tier': 'another tier',
  },
  roles: { agent: 'the agent', customer: 'the customer', other: 'the system', prose: 'prose' },
  allRulesOf: (title) => `${title}: all rules of this kind`,
  score: (points) => `Score ${points}`,
  takes: (seconds) => (seconds < 60 ? `about ${seconds} s` : `about ${Math.floor(seconds / 60)} min ${seconds % 60} s`),
  problems: (count) => (count === 0 ? 'no problems' : count === 1 ? '1 problem' : `${count} problems`),
  slotsLeft: (count, names) => `${count === 1 ? '1 placeholder' : `${count} placeholders`}: ${names}`,
  seconds: (seconds) => `about ${seconds} s`,
  stepsDone: (steps) => `✓ ${steps.join(', ')}`,
  stepMissing: (step) => `✗ missing: ${step}`,
  insertMissing: 'Insert the missing step',
  noPlaceholderName: (name) => `"${name}" cannot name a placeholder: letters, digits, - and _, 20 at most`,
  placeholder: (name) => `Placeholder ${name}`,
  slots: {
    称呼: 'The customer’s surname with 先生, 女士 or 小姐.',
    工号: 'The agent’s own number.',
    姓名: 'The customer’s name: never a real one.',
    号码: 'The number to dial.',
    组: 'The group to transfer to.',
    n: 'A number of days, hours or minutes, as the limits have it.',
    原因: 'What caused the trouble.',
    解释: 'The explanation.',
    证件: 'The papers to bring along.',
  },
  times: (count) => (count === 1 ? 'Once in this file.' : `${count} times in this file.`),
  standardPhrase: 'Standard phrase',
  insertStep: (step) => `Insert the missing step “${step}”`,
  rewriteAs: (act, phrase) => `Rewrite “${act}” as the standard phrase: ${phrase}`,
  inAllPlaces: (title, count) => `${title} (${count})`,
  wrapExempt: 'Make the selected lines a bad example that is not checked',
  quoteExempt: 'Quote the selection, so that it is not checked',
  badExample: 'bad example',
  allow: (wording, title) => `Allow “${wording}” in the configuration (${title})`,
  open: (id) => `Open ${id}`,
  lookingOver: 'Looking the scripts of the workspace over',
  separator: ', ',
  quote: (text) => `“${text}”`,
};
