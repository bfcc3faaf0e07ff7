import type { CancellationToken } from 'vscode-languageserver';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';

/** Where the server tells what went wrong inside it: the client's log. */
export interface Log {
  error(message: string): void;
  warn(message: string): void;
  info(message: string): void;
}

/**
 * The one error boundary of requests: an exception is logged and answered with `empty`, a request that was cancelled is
 * answered as cancelled (LSP: RequestCancelled), and the server lives on.
 */
export async function answerSafely<Result>(
  method: string,
  log: Log,
  token: CancellationToken,
  empty: Result,
  answer: () => Result | Promise<Result>,
): Promise<Result | ResponseError> {
  try {
    if (token.isCancellationRequested) return cancelled();
    const result = await answer();
    return token.isCancellationRequested ? cancelled() : result;
  } catch (error) {
    // Said to the client on purpose: what the user asked for cannot be.
    if (error instanceof ResponseError) return error as ResponseError;
    log.error(`${method}: ${describe(error)}`);
    return empty;
  }
}

/** The same for notifications and for work that nobody waits for. */
export async function runSafely(method: string, log: Log, work: () => void | Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.error(`${method}: ${describe(error)}`);
  }
}

export function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function cancelled(): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}
