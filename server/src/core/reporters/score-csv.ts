import { csvRow } from './csv-cell';
import { chapterTitles, tidy } from '../score/score';
import type { CallScore, ScoreReport } from '../score/score-report';

/**
 * The score cards as comma-separated values (RFC 4180) with a header row, one row a call: for spreadsheets.
 * Rows of a file with several calls also say which. A column for
 * each chapter of the standard holds the points it took off; chapters of other standards are in `other`.
 */
export function scoreCsv({ files }: ScoreReport): string {
  const rows = [header, ...files.map(rowOf)];
  return rows.map(csvRow).join('');
}

const chapters = Object.keys(chapterTitles).filter((chapter) => chapter !== 'other');
const header = ['file', 'kind', 'score', 'pass', 'passed', 'seconds', 'timing', 'findings'].concat(
  chapters,
  'other',
  'deductions',
  'call',
  'line',
  'scene',
  'tier',
);

function rowOf(file: CallScore): (string | number)[] {
  const points = new Map(file.chapters.map(({ chapter, points }) => [chapter, points]));
  let other = 0;
  for (const [chapter, lost] of points) if (!chapters.includes(chapter)) other += lost;
  return [
    file.filePath,
    file.kind,
    file.score,
    file.pass,
    String(file.passed),
    Math.round(file.time.seconds),
    file.time.measured ? 'measured' : 'estimated',
    file.deductions.reduce((sum, { count }) => sum + count, 0),
    ...chapters.map((chapter) => points.get(chapter) ?? 0),
    tidy(other),
    file.deductions.map(({ ruleId, count, points: lost }) => `${ruleId} x${count} -${lost}`).join('; '),
    file.call?.id ?? file.call?.number ?? '',
    file.call?.line ?? '',
    file.call?.scene ?? '',
    file.tier,
  ];
}
