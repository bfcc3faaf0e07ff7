/** How a run ended. Scripts and continuous integration rely on these. */
export const ExitCode = {
  clean: 0,
  /** Findings at or above the failing severity, or too many warnings. */
  findings: 1,
  /** A bad option or configuration, an unreadable file, no file to lint, a rule that crashed. */
  couldNotRun: 2,
  /** Stopped with Ctrl-C. */
  interrupted: 130,
} as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];
