import type { Finding, Severity } from '../findings/finding';
import { labelOf } from '../packs/program';
import { scoreCard } from '../score/score';
import { LineIndex } from '../text/line-index';
import { adviceOf } from './advice';
import { printable } from './excerpt';
import { htmlPage } from './html/page';
import { htmlWords } from './html/words';
import type { ReportOptions, ReportedFile, Reporter } from './reporter';
import { xml } from './xml';

/** What one file adds to the page: its section, and the figures that the charts are made of. */
export interface HtmlPart {
  readonly path: string;
  readonly score: number;
  readonly html: string;
  readonly severities: { readonly [severity in Severity]?: number };
  readonly labels: { readonly [label: string]: number };
  readonly chapters: { readonly [chapter: string]: number };
}

/** How many characters of a line are shown on either side of an offence. */
const reach = 80;

/**
 * One self-contained page for people: charts by chapter, rule and file, a filter, and each offence in its text. It loads
 * nothing from elsewhere and can be read without its script.
 */
export function createHtmlReporter(options: ReportOptions): Reporter {
  return {
    head: '',
    separator: '',
    file: (file) => JSON.stringify(partOf(file, options)),
    tail: () => '',
    arrange: (files, summary) =>
      htmlPage(
        files.map((file) => JSON.parse(file) as HtmlPart),
        summary,
        options,
      ),
  };
}

function partOf(file: ReportedFile, options: ReportOptions): HtmlPart {
  const { findings, score } = file.result;
  const severities: { [severity in Severity]?: number } = {};
  const labels: { [label: string]: number } = {};
  for (const { severity, ruleId } of findings) {
    severities[severity] = (severities[severity] ?? 0) + 1;
    const label = labelOf(ruleId);
    labels[label] = (labels[label] ?? 0) + 1;
  }
  const { chapters } = scoreCard(findings);
  return {
    path: file.filePath,
    score,
    html: findings.length === 0 ? '' : sectionOf(file, options),
    severities,
    labels,
    chapters: Object.fromEntries(chapters.map(({ chapter, count }) => [chapter, count])),
  };
}

function sectionOf({ filePath, text, result }: ReportedFile, { locale }: ReportOptions): string {
  const lines = LineIndex.of(text);
  const words = htmlWords[locale];
  const path = xml(printable(filePath));
  const articles = result.findings.map((finding) => articleOf(finding, text, lines, words.severities));
  return (
    `<section class="file" data-path="${path}"><h3>${path} <small>${words.points(Math.round(result.score))} · ` +
    `${words.problems(result.findings.length)}</small></h3>\n${articles.join('')}</section>\n`
  );
}

function articleOf(
  finding: Finding,
  text: string,
  lines: LineIndex,
  severities: { readonly [severity in Severity]: string },
): string {
  const { line, character } = lines.positionAt(finding.start);
  const source = [xml(finding.ruleId), ...finding.clauses.map(xml)].join(' ');
  const advice = adviceOf(finding).map((one) => `<li>${xml(one)}</li>`);
  return (
    `<article class="finding ${finding.severity}" data-severity="${finding.severity}" data-label="${xml(labelOf(finding.ruleId))}">` +
    `<p><span class="place">${line + 1}:${character + 1}</span> <b class="severity">${severities[finding.severity]}</b> ` +
    `${xml(finding.message)} <code>${source}</code></p>\n` +
    `<pre>${contextOf(finding, text, lines, line)}</pre>` +
    (advice.length > 0 ? `<ul>${advice.join('')}</ul>` : '') +
    '</article>\n'
  );
}

/** The line before the offence, its own with the offence marked, and the one after. */
function contextOf(finding: Finding, text: string, lines: LineIndex, line: number): string {
  const row = (number: number, html: string): string => `<span class="row"><i>${number + 1}</i>${html}</span>`;
  const plain = (number: number): string => {
    const start = lines.lineStart(number);
    const end = lines.lineEnd(number);
    return end - start > 2 * reach ? `${shown(text, start, start + 2 * reach)}…` : shown(text, start, end);
  };
  const start = lines.lineStart(line);
  const end = lines.lineEnd(line);
  const markEnd = Math.max(finding.start, Math.min(finding.end, end, finding.start + 4 * reach));
  const from = whole(text, Math.max(start, finding.start - reach));
  const to = whole(text, Math.min(end, markEnd + reach));
  const rows = [
    row(
      line,
      `${from > start ? '…' : ''}${shown(text, from, finding.start)}<mark>${shown(text, finding.start, markEnd)}</mark>` +
        `${shown(text, markEnd, to)}${to < end ? '…' : ''}`,
    ),
  ];
  if (line > 0) rows.unshift(row(line - 1, plain(line - 1)));
  if (line + 1 < lines.lineCount) rows.push(row(line + 1, plain(line + 1)));
  return rows.join('');
}

function shown(text: string, start: number, end: number): string {
  return xml(printable(text.slice(start, end)));
}

/** `offset`, or one less where it would split a surrogate pair. */
function whole(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  return unit >= 0xdc00 && unit <= 0xdfff && offset > 0 ? offset - 1 : offset;
}
