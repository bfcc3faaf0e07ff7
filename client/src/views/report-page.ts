import { env, l10n } from 'vscode';
import type { ScoredFile } from '../workspace-files';
import { script, style } from './report-assets';

/** How a report is shown: live in the editor, or as a file of its own, which runs nothing. */
export type PageKind = { readonly nonce: string } | 'file';

/** The score report as one HTML page that loads nothing. `files` undefined: nothing is known yet. */
export function reportPage(files: readonly ScoredFile[] | undefined, kind: PageKind): string {
  const live = kind !== 'file';
  const policy = live
    ? `default-src 'none'; style-src 'nonce-${kind.nonce}'; script-src 'nonce-${kind.nonce}'`
    : `default-src 'none'; style-src 'unsafe-inline'`;
  const nonce = live ? ` nonce="${kind.nonce}"` : '';
  return `<!DOCTYPE html>
<html lang="${escape(env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${t(l10n.t('Score report'))}</title>
<style${nonce}>${style}</style>
</head>
<body class="${live ? 'live' : 'file'}">
<header>
<h1>${t(l10n.t('Score report'))}</h1>
${live ? toolbar() : ''}
</header>
<main>
${files === undefined ? '' : content(files, live)}
</main>
${live ? `<script${nonce}>${script}</script>` : ''}
</body>
</html>`;
}

function toolbar(): string {
  return `<div class="toolbar" role="toolbar" aria-label="${t(l10n.t('Report'))}">
<button type="button" id="refresh">${t(l10n.t('Refresh'))}</button>
<button type="button" id="cancel" hidden>${t(l10n.t('Cancel'))}</button>
<button type="button" id="export">${t(l10n.t('Export as HTML'))}</button>
<progress id="progress" max="1" value="0" hidden aria-label="${t(l10n.t('Files checked'))}"></progress>
<span id="status" role="status"></span>
</div>`;
}

function content(files: readonly ScoredFile[], live: boolean): string {
  if (files.length === 0) return `<p>${t(l10n.t('There is no script or article in this workspace.'))}</p>`;
  const calls = files.filter((file) => file.score !== null).sort((a, b) => a.score! - b.score!);
  const findings = files.flatMap((file) => file.findings);
  return [
    cards(files, calls, findings.length),
    calls.length === 0 ? '' : section(l10n.t('Spread of the scores'), spread(calls)),
    section(l10n.t('By chapter of the standard'), byChapter(files)),
    section(l10n.t('Rules broken most often'), byRule(findings)),
    section(l10n.t('By file'), byFile([...calls, ...files.filter((file) => file.score === null)], live)),
  ].join('\n');
}

function section(title: string, body: string): string {
  return `<section><h2>${t(title)}</h2>${body}</section>`;
}

function cards(files: readonly ScoredFile[], calls: readonly ScoredFile[], findings: number): string {
  const mean = calls.length === 0 ? '–' : round(calls.reduce((sum, file) => sum + file.score!, 0) / calls.length);
  const passed = calls.filter((file) => file.passed).length;
  const card = (label: string, value: string | number): string =>
    `<div class="card"><dt>${t(label)}</dt><dd>${value}</dd></div>`;
  return `<dl class="cards">${[
    card(l10n.t('Mean score'), mean),
    card(l10n.t('Scripts passed'), `${passed} / ${calls.length}`),
    card(l10n.t('Findings'), findings),
    card(l10n.t('Files'), files.length),
  ].join('')}</dl>`;
}

/** How many scripts have which score, in steps of ten. */
function spread(calls: readonly ScoredFile[]): string {
  const steps = Array.from({ length: 10 }, (_, i) => ({
    label: i === 9 ? '90–100' : `${i * 10}–${i * 10 + 9}`,
    count: calls.filter((file) => Math.min(9, Math.floor(file.score! / 10)) === i).length,
  }));
  const most = Math.max(1, ...steps.map((step) => step.count));
  const columns = steps.map(({ label, count }, i) => {
    const height = (count / most) * 80;
    const kind = i >= 8 ? 'good' : i >= 6 ? 'fair' : 'bad';
    return `<rect class="${kind}" x="${i * 60 + 8}" y="${100 - height}" width="44" height="${height}"></rect>${
      count === 0 ? '' : `<text class="value" x="${i * 60 + 30}" y="${94 - height}">${count}</text>`
    }<text x="${i * 60 + 30}" y="116">${label}</text>`;
  });
  const told = steps.filter((step) => step.count > 0).map((step) => `${step.label}: ${step.count}`);
  return `<svg class="spread" viewBox="0 0 600 122" role="img" aria-label="${t(told.join(', '))}">
<line x1="0" y1="100" x2="600" y2="100"></line>${columns.join('')}</svg>`;
}

function byChapter(files: readonly ScoredFile[]): string {
  const chapters = new Map<string, { title: string; count: number; points: number }>();
  for (const { chapter, title, count, points } of files.flatMap((file) => file.chapters)) {
    const before = chapters.get(chapter) ?? { title, count: 0, points: 0 };
    chapters.set(chapter, { title, count: before.count + count, points: before.points + points });
  }
  const rows = [...chapters].sort(([a], [b]) => (a < b ? -1 : 1));
  const most = Math.max(...rows.map(([, row]) => row.count));
  return table(
    [l10n.t('Chapter'), l10n.t('Findings'), l10n.t('Points lost')],
    rows.map(([chapter, row]) => [
      `<th scope="row">${t(chapter.startsWith('§') ? `${chapter} ${row.title}` : row.title)}</th>`,
      `<td>${bar(row.count, most, 'plain')}</td>`,
      `<td class="number">${round(row.points)}</td>`,
    ]),
  );
}

function byRule(findings: ScoredFile['findings']): string {
  const rules = new Map<string, { called: string; count: number; clause: string }>();
  for (const { ruleId, called, clauses } of findings)
    rules.set(ruleId, { called, count: (rules.get(ruleId)?.count ?? 0) + 1, clause: clauses[0] ?? '' });
  const rows = [...rules].sort(([, a], [, b]) => b.count - a.count).slice(0, 10);
  const most = rows[0]?.[1].count ?? 1;
  return table(
    [l10n.t('Rule'), l10n.t('Clause'), l10n.t('Findings')],
    rows.map(([rule, { called, count, clause }]) => [
      `<th scope="row" title="${t(rule)}">${t(called)}</th>`,
      `<td>${t(clause)}</td>`,
      `<td>${bar(count, most, 'plain')}</td>`,
    ]),
  );
}

function byFile(files: readonly ScoredFile[], live: boolean): string {
  return table(
    [l10n.t('File'), l10n.t('Score'), l10n.t('Findings'), l10n.t('Spoken time')],
    files.map((file) => [
      `<th scope="row">${fileCell(file, live)}</th>`,
      `<td>${file.score === null ? t(l10n.t('no call')) : bar(file.score, 100, file.passed ? 'good' : 'bad')}</td>`,
      `<td class="number">${file.findings.length}</td>`,
      `<td class="number">${file.score === null ? '' : minutes(file.seconds)}</td>`,
    ]),
  );
}

/** The file's name, and behind it its findings to unfold; in the editor each leads to its place. */
function fileCell({ uri, name, findings }: ScoredFile, live: boolean): string {
  const link = (words: string, line: number, character: number): string =>
    live
      ? `<button type="button" class="link" data-uri="${escape(uri.toString())}" data-line="${line}" data-character="${character}">${words}</button>`
      : words;
  if (findings.length === 0) return link(t(name), 0, 0);
  const items = findings.map(({ severity, message, range: { start } }) => {
    const words = `${l10n.t('line {0}', start.line + 1)}: ${message}`;
    return `<li class="${severity}">${link(t(words), start.line, start.character)}</li>`;
  });
  const first = findings[0]!.range.start;
  const head = live ? link(t(name), first.line, first.character) : '';
  const summary = live ? t(l10n.t('{0} findings', findings.length)) : t(name);
  return `${head}<details><summary>${summary}</summary><ul>${items.join('')}</ul></details>`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return `<p>${t(l10n.t('Nothing found.'))}</p>`;
  return `<table><thead><tr>${head.map((cell) => `<th scope="col">${t(cell)}</th>`).join('')}</tr></thead>
<tbody>${rows.map((cells) => `<tr>${cells.join('')}</tr>`).join('\n')}</tbody></table>`;
}

/** A bar with its value in words beside it: nobody has to see the bar. */
function bar(value: number, most: number, kind: string): string {
  const width = most === 0 ? 0 : Math.max(1, (value / most) * 100);
  return `<span class="bar"><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="10"></rect><rect class="${kind}" width="${width}" height="10"></rect></svg><span>${round(value)}</span></span>`;
}

const round = (value: number): string => String(Math.round(value * 10) / 10);

function minutes(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

const t = escape;

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
