import type { Finding, Severity } from '../findings/finding';
import type { Localised } from '../packs/schema';
import { labelOf } from '../packs/program';

/** How a call is scored: the mark it must reach, and points off a hundred for a finding. */
export interface ScoreSettings {
  /** 0 … 100; a call with this score or more has passed. */
  readonly pass: number;
  /** Points for each finding of a rule or of all rules of a label; without one its severity counts. */
  readonly weights: { readonly [ruleOrLabel: string]: number };
}

export const defaultScore: ScoreSettings = { pass: 80, weights: {} };

/** Points off a hundred for each finding, by severity, where no weight is set. */
export const deductions: { readonly [severity in Severity]: number } = { error: 5, warning: 2, info: 1, hint: 0 };

/** What one rule took off. */
export interface Deduction {
  readonly ruleId: string;
  readonly clauses: readonly string[];
  readonly count: number;
  readonly points: number;
}

/** What the findings against one chapter of the standard took off. */
export interface ChapterScore {
  /** `§1.4`: chapter and section; `other` for rules that follow no clause of the standard. */
  readonly chapter: string;
  readonly title: Localised;
  readonly count: number;
  readonly points: number;
}

export interface ScoreCard {
  /** 100 less the deductions, never under 0. */
  readonly score: number;
  readonly passed: boolean;
  /** Most points first. */
  readonly deductions: readonly Deduction[];
  /** In the standard's order; only chapters with findings. */
  readonly chapters: readonly ChapterScore[];
}

/** 100 less the deductions, never under 0. */
export function scoreOf(findings: readonly Finding[], settings: ScoreSettings = defaultScore): number {
  let score = 100;
  for (const finding of findings) score -= pointsOf(finding, settings);
  return Math.max(0, tidy(score));
}

/** Without the crumbs of binary fractions: 99.7, not 99.70000000000002. */
export const tidy = (points: number): number => Math.round(points * 100) / 100;

/** The score of a call with what it lost and where: by rule and by chapter of the standard. */
export function scoreCard(findings: readonly Finding[], settings: ScoreSettings = defaultScore): ScoreCard {
  const byRule = new Map<string, { clauses: readonly string[]; count: number; points: number }>();
  const byChapter = new Map<string, { count: number; points: number }>();
  for (const finding of findings) {
    const points = pointsOf(finding, settings);
    const rule = byRule.get(finding.ruleId) ?? { clauses: finding.clauses, count: 0, points: 0 };
    byRule.set(finding.ruleId, { ...rule, count: rule.count + 1, points: tidy(rule.points + points) });
    const name = chapterOf(finding.clauses[0]);
    const chapter = byChapter.get(name) ?? { count: 0, points: 0 };
    byChapter.set(name, { count: chapter.count + 1, points: tidy(chapter.points + points) });
  }
  const score = scoreOf(findings, settings);
  return {
    score,
    passed: score >= settings.pass,
    deductions: [...byRule]
      .map(([ruleId, rule]) => ({ ruleId, ...rule }))
      .sort((a, b) => b.points - a.points || b.count - a.count || (a.ruleId < b.ruleId ? -1 : 1)),
    chapters: [...byChapter]
      .sort(([a], [b]) => Number(a === otherChapter) - Number(b === otherChapter) || (a < b ? -1 : 1))
      .map(([chapter, found]) => ({
        chapter,
        title: chapterTitles[chapter] ?? { zh: chapter, en: chapter },
        ...found,
      })),
  };
}

/** The chapters of the standard by their own titles. */
export const chapterTitles: { readonly [chapter: string]: Localised } = {
  '§1.1': { zh: '话务应答基本准则', en: 'Basic rules of answering' },
  '§1.2': { zh: '亲和力标准', en: 'Affinity' },
  '§1.3': { zh: '应答服务礼仪', en: 'Manners of the call' },
  '§1.4': { zh: '服务规范标准用语', en: 'Standard phrases' },
  '§1.5': { zh: '服务禁忌', en: 'Prohibitions' },
  '§2': { zh: '全业务客户服务标准', en: 'Service terms' },
  '§3': { zh: '客户俱乐部', en: 'Membership' },
  other: { zh: '其他', en: 'Other' },
};
const otherChapter = 'other';

/** The chapter of a clause (`§1.4` for `§1.4.1.5`); `other` where it is of none of the standard’s. */
export function chapterOf(clause: string | undefined): string {
  const match = clause && /^§(1\.\d|\d+)/.exec(clause);
  return match ? `§${match[1]}` : otherChapter;
}

function pointsOf(finding: Finding, { weights }: ScoreSettings): number {
  const own = Object.hasOwn(weights, finding.ruleId) ? weights[finding.ruleId] : undefined;
  const label = labelOf(finding.ruleId);
  return own ?? (Object.hasOwn(weights, label) ? weights[label] : undefined) ?? deductions[finding.severity];
}
