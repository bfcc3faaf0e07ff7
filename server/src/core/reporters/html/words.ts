import type { Locale } from '../../config/config';
import type { Severity } from '../../findings/finding';

export interface HtmlWords {
  readonly title: string;
  readonly severities: { readonly [severity in Severity]: string };
  readonly points: (score: number) => string;
  readonly problems: (count: number) => string;
  readonly files: string;
  readonly filesWithProblems: string;
  readonly meanScore: string;
  readonly byChapter: string;
  readonly byRule: string;
  readonly byFile: string;
  readonly findings: string;
  readonly search: string;
  readonly allRules: string;
  readonly shown: string;
  readonly clean: string;
  readonly incomplete: string;
  readonly moreFiles: (count: number) => string;
}

/** The words of the page in both languages. */
export const htmlWords: { readonly [locale in Locale]: HtmlWords } = {
  'zh-CN': {
    title: '话术检查报告',
    severities: { error: '错误', warning: '警告', info: '建议', hint: '提示' },
    points: (score) => `${score} 分`,
    problems: (count) => `${count} 个问题`,
    files: '个文件',
    filesWithProblems: '个文件有问题',
    meanScore: '平均分',
    byChapter: '按规范章节',
    byRule: '按规则',
    byFile: '问题最多的文件',
    findings: '全部问题',
    search: '搜索文件、原文、说明',
    allRules: '全部规则',
    shown: '显示',
    clean: '没有发现问题。',
    incomplete: '有文件未能检查，或有规则运行出错：报告不完整。',
    moreFiles: (count) => `另有 ${count} 个文件`,
  },
  en: {
    title: 'Service script report',
    severities: { error: 'error', warning: 'warning', info: 'info', hint: 'hint' },
    points: (score) => `score ${score}`,
    problems: (count) => `${count} ${count === 1 ? 'problem' : 'problems'}`,
    files: 'files',
    filesWithProblems: 'files with problems',
    meanScore: 'mean score',
    byChapter: 'By chapter of the standard',
    byRule: 'By rule',
    byFile: 'Files with most problems',
    findings: 'All problems',
    search: 'Search files, texts, messages',
    allRules: 'all rules',
    shown: 'shown',
    clean: 'No problems.',
    incomplete: 'Something could not be checked, or a rule crashed: the report is not complete.',
    moreFiles: (count) => `${count} more files`,
  },
};
