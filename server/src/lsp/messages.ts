import type { Locale } from '../core/config/config';

/** The words of the server's own menus and pages, in both languages. */
export interface Messages {
  fixAllOfRule(rule: string, count: number): string;
  readonly fixAll: string;
  /** Puts a phrase of the standard in place of what is marked. */
  useStandardPhrase(phrase: string): string;
  /** Behind the title of a fix that may change the meaning. */
  readonly review: string;
  suppress(rule: string): string;
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
  /** Before the rule that misses a phrase. */
  readonly asksFor: string;
  /** Why a phrase is offered, see core/editing/offer-phrases.ts. */
  readonly reasons: { readonly [reason: string]: string };
  readonly roles: { readonly [role: string]: string };
  allRulesOf(label: string): string;
  /** Between two things of a list. */
  readonly separator: string;
  quote(text: string): string;
}

export function messagesIn(locale: Locale): Messages {
  return locale === 'en' ? english : chinese;
}

const chinese: Messages = {
  fixAllOfRule: (rule, count) => `修复本文件中全部 ${count} 处 ${rule} 问题`,
  fixAll: '修复本文件中所有可安全修复的问题',
  useStandardPhrase: (phrase) => `改用规范用语“${phrase}”`,
  review: '(请核对)',
  suppress: (rule) => `在此行屏蔽 ${rule}(需写明原因)`,
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
  asksFor: '此处缺少，规则',
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
  allRulesOf: (label) => `${label} 的所有规则`,
  separator: '、',
  quote: (text) => `“${text}”`,
};

const english: Messages = {
  fixAllOfRule: (rule, count) => `Fix all ${count} ${rule} problems in this file`,
  fixAll: 'Fix all problems in this file that can be fixed safely',
  useStandardPhrase: (phrase) => `Use the standard phrase “${phrase}”`,
  review: ' (review)',
  suppress: (rule) => `Suppress ${rule} on this line (give the reason)`,
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
  asksFor: 'Missing here, says the rule',
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
  allRulesOf: (label) => `all rules of ${label}`,
  separator: ', ',
  quote: (text) => `“${text}”`,
};
