    if (this.snoozing !== undefined) return [];
    const findings = document.result?.findings ?? [];
    const { typedLine } = document;
    const quiet = document.editor.quiet && typedLine !== undefined && typedLine < document.text.lineCount;
    const line = quiet ? document.text.spanOfLine(typedLine) : undefined;
    const shown = line ? findings.filter(({ start, end }) => end < line.start || start > line.end) : findings;
    if (shown.length <= MOST_SHOWN) return shown.map((finding) => toDiagnostic(document.text, finding));
    const { notShown } = messagesIn(document.inForce!.settings.locale);
    const note = toNote(notShown(shown.length - MOST_SHOWN, MOST_SHOWN));
    return [note, ...gravest(shown, MOST_SHOWN).map((finding) => toDiagnostic(document.text, finding))];
  }

  /**
   * Pushes once no further edit of the document is waiting to be read from the connection (which reads one message a turn
   * of the event loop): a client that sends faster than we lint gets the diagnostics of where it has arrived.
   */
  private pushWhenQuiet(document: OpenDocument): void {
    const { version } = document.text;
    nextTurn(() =>
      nextTurn(() => {
        if (document.closed || document.text.version !== version) return;
        void runSafely('publishDiagnostics', this.log, () => this.push(document));
      }),
    );
  }

  private push(document: OpenDocument): void {
    this.send(document, this.diagnosticsOf(document));
  }

  private send(document: OpenDocument, diagnostics: Diagnostic[]): void {
    const { uri, version } = document.text;
    // A client that can no longer be reached needs no diagnostics.
    this.connection.sendDiagnostics({ uri, version, diagnostics }).catch(() => undefined);
  }
}

/** So many findings of a document at most are listed: every key sends them all, and editors show no more. */
export const MOST_SHOWN = 1000;

/** The `count` gravest findings, in their order. */
function gravest(findings: readonly Finding[], count: number): Finding[] {
  const bySeverity = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { severity } of findings) bySeverity[severity]++;
  let room = count;
  for (const severity of ['error', 'warning', 'info', 'hint'] as const)
    room -= bySeverity[severity] = Math.min(room, bySeverity[severity]);
  return findings.filter(({ severity }) => bySeverity[severity]-- > 0);
}

function nextTurn(work: () => void): void {
  RAL().timer.setImmediate(work);
}

/** For documents that are closed, not ours, or gone wrong. */
export const emptyReport: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };

/** Whether two lists look the same to a user. What else a diagnostic carries follows from its rule. */
function sameDiagnostics(some: readonly Diagnostic[], others: readonly Diagnostic[]): boolean {
  return (
    some.length === others.length &&
    some.every((one, i) => {
      const other = others[i]!;
      return (
        one.code === other.code &&
        one.severity === other.severity &&
        one.message === other.message &&
        samePosition(one.range.start, other.range.start) &&
        samePosition(one.range.end, other.range.end)
      );
    })
  );
}

function samePosition(one: Position, other: Position): boolean {
  return one.line === other.line && one.character === other.character;
}
