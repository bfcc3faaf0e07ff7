import type { CallScore, ScoreReport } from '../score/score-report';

/**
 * The score cards as one JSON object `{ files, summary }`, a file a line; other tools read this. Points and seconds are
 * rounded to hundredths and tenths; `mean` is null where there is no call.
 */
export function scoreJson({ files, summary }: ScoreReport): string {
  const rows = files.map((file) => JSON.stringify(fileObject(file)));
  const { calls, passed, mean, skipped, faults } = summary;
  const total = {
    calls,
    passed,
    failed: calls - passed,
    passedShare: calls === 0 ? null : Math.round((passed / calls) * 10_000) / 10_000,
    mean: mean ?? null,
    seconds: tenths(files.reduce((sum, file) => sum + file.time.seconds, 0)),
    skipped,
    faults,
  };
  const list = rows.length === 0 ? '[]' : `[\n${rows.join(',\n')}\n]`;
  return `{"files":${list},\n"summary":${JSON.stringify(total)}}\n`;
}

function fileObject({ filePath, kind, score, pass, passed, time, chapters, deductions }: CallScore): object {
  return {
    filePath,
    kind,
    score,
    pass,
    passed,
    seconds: tenths(time.seconds),
    timing: time.measured ? 'measured' : 'estimated',
    chapters,
    deductions,
  };
}

const tenths = (seconds: number): number => Math.round(seconds * 10) / 10;
