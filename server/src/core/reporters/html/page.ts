import type { Severity } from '../../findings/finding';
import { chapterTitles } from '../../score/score';
import { printable } from '../excerpt';
import type { HtmlPart } from '../html';
import type { ReportOptions, RunSummary } from '../reporter';
import { xml } from '../xml';
import { filterScript, filterScriptHash } from './filter-script';
import { pageStyle } from './style';
import type { HtmlWords } from './words';
import { htmlWords } from './words';

const severities: readonly Severity[] = ['error', 'warning', 'info', 'hint'];
const maxBars = 12;

/** The whole page. Its policy allows nothing but its own style and its own script, known by its hash. */
export function htmlPage(parts: readonly HtmlPart[], summary: RunSummary, { locale, version }: ReportOptions): string {
  const words = htmlWords[locale];
  const total = severities.reduce((sum, severity) => sum + countOf(parts, severity), 0);
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src '${filterScriptHash}'`;
  const body = [
    `<h1>${words.title}</h1>`,
    summary.complete ? '' : `<p class="incomplete" role="alert">${words.incomplete}</p>`,
    tiles(parts, summary, words),
    total === 0
      ? `<p class="clean">${words.clean}</p>`
      : charts(parts, locale === 'en' ? 'en' : 'zh', words) + filters(parts, words, total),
    ...parts.map((part) => part.html),
    `<footer>Huashu 话术 ${xml(version)}</footer>`,
  ];
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${words.title}</title>
<style>${pageStyle}</style>
</head>
<body>
<main>
${body.filter((text) => text !== '').join('\n')}
</main>
<script>${filterScript}</script>
</body>
</html>
`;
}

function countOf(parts: readonly HtmlPart[], severity: Severity): number {
  return parts.reduce((sum, part) => sum + (part.severities[severity] ?? 0), 0);
}

function tiles(parts: readonly HtmlPart[], summary: RunSummary, words: HtmlWords): string {
  const tile = (value: string | number, name: string, kind = ''): string =>
    `<div class="tile ${kind}"><b>${value}</b> ${name}</div>`;
  return `<div class="tiles">${[
    tile(Math.round(summary.score), words.meanScore),
    tile(summary.files, words.files),
    tile(summary.filesWithFindings, words.filesWithProblems),
    ...severities.map((severity) => tile(countOf(parts, severity), words.severities[severity], severity)),
  ].join('')}</div>`;
}

function charts(parts: readonly HtmlPart[], language: 'zh' | 'en', words: HtmlWords): string {
  const chapterName = (chapter: string): string => {
    const title = chapterTitles[chapter]?.[language];
    return chapter === 'other' || title === undefined ? (title ?? chapter) : `${chapter} ${title}`;
  };
  const chapters = added(parts.map((part) => part.chapters)).map(([id, n]): [string, number] => [chapterName(id), n]);
  const files = parts.map((part): [string, number] => [
    part.path,
    severities.reduce((sum, severity) => sum + (part.severities[severity] ?? 0), 0),
  ]);
  return `<div class="charts">${[
    chart(words.byChapter, chapters, words),
    chart(words.byRule, added(parts.map((part) => part.labels)), words),
    chart(words.byFile, files, words),
  ].join('')}</div>\n`;
}

function added(counts: readonly { readonly [key: string]: number }[]): [string, number][] {
  const sums = new Map<string, number>();
  for (const one of counts) for (const [key, count] of Object.entries(one)) sums.set(key, (sums.get(key) ?? 0) + count);
  return [...sums];
}

/** Bars, longest first. A table, so that it can be read aloud and copied. */
function chart(title: string, values: readonly (readonly [string, number])[], words: HtmlWords): string {
  const sorted = values.filter(([, n]) => n > 0).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const most = Math.max(1, ...sorted.slice(0, 1).map(([, n]) => n));
  const rows = sorted.slice(0, maxBars).map(([name, n]) => {
    const width = Math.max(1, Math.round((100 * n) / most));
    return `<tr><th scope="row">${xml(printable(name))}</th><td class="bar"><span class="w${width}"></span></td><td>${n}</td></tr>`;
  });
  const rest = sorted.length - rows.length;
  const note = rest > 0 && title === words.byFile ? `<p class="more">${words.moreFiles(rest)}</p>` : '';
  return `<section class="chart"><h2>${title}</h2><table>${rows.join('')}</table>${note}</section>`;
}

function filters(parts: readonly HtmlPart[], words: HtmlWords, total: number): string {
  const boxes = severities
    .filter((severity) => countOf(parts, severity) > 0)
    .map(
      (severity) =>
        `<label><input type="checkbox" name="severity" value="${severity}" checked> ${words.severities[severity]}</label>`,
    );
  const labels = added(parts.map((part) => part.labels)).sort((a, b) => (a[0] < b[0] ? -1 : 1));
  const options = labels.map(([label, n]) => `<option value="${xml(label)}">${xml(label)} (${n})</option>`);
  return (
    `<h2>${words.findings}</h2>\n<form id="filter"><input type="search" name="words" placeholder="${words.search}" aria-label="${words.search}">` +
    `<select name="label" aria-label="${words.allRules}"><option value="">${words.allRules}</option>${options.join('')}</select>` +
    `${boxes.join('')}<output aria-live="polite">${words.shown} <b id="count">${total}</b> / ${total}</output></form>`
  );
}
