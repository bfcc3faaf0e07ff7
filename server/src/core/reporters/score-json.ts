import type { CallTime } from '../dialogue/call-time';
import type { CallScore, ScoreReport } from '../score/score-report';

/**
 * The score cards as one JSON object `{ files, summary }`, a call a line; other tools read this. A file with several calls
 * has a line for each, with `call`, `line` (both from 1) and `scene`. Points and seconds are rounded to hundredths and
 * tenths; `mean` is null where there is no call.
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

function fileObject(score: CallScore): object {
  const { filePath, call, kind, tier, pass, passed, time, turns, chapters, deductions } = score;
  return {
    filePath,
    kind,
    score: score.score,
    pass,
    passed,
    seconds: tenths(time.seconds),
    timing: timing(time),
    chapters,
    deductions,
    ...(call && { call: call.number, line: call.line, scene: call.scene }),
    tier,
    turns: turns.map(({ turn, role, time: own }) => ({
      turn,
      role,
      seconds: tenths(own.seconds),
      timing: timing(own),
      characters: own.spoken,
      ...(own.waits > 0 && { waits: tenths(own.waits) }),
    })),
  };
}

const timing = ({ measured }: CallTime): string => (measured ? 'measured' : 'estimated');

const tenths = (seconds: number): number => Math.round(seconds * 10) / 10;
