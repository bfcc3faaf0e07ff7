import type {
  Connection,
  Diagnostic,
  DocumentDiagnosticParams,
  DocumentDiagnosticReport,
  Position,
} from 'vscode-languageserver';
import { DocumentDiagnosticReportKind, RAL } from 'vscode-languageserver';
import type { Client } from './client';
import type { Finding } from '../core/findings/finding';
import { toDiagnostic, toNote } from './convert';
import type { Documents, Occasion } from './documents';
import { messagesIn } from './messages';
import type { OpenDocument } from './open-document';
import type { Log } from './run-safe';
import { runSafely } from './run-safe';

/** What the client was told, or would be, of a document. */
interface Report {
  /** Changes when the diagnostics do: a client that has this one needs no other. */
  readonly id: string;
  readonly items: readonly Diagnostic[];
}

/** Brings findings to the client: pushed after every look at a document, or handed out when the client asks. */
export class Diagnostics {
  /** For clients that ask: the last report made of each document, and the documents looked at since. */
  private readonly reports = new WeakMap<OpenDocument, Report>();
  private readonly outdated = new WeakSet<OpenDocument>();
  private lastId = 0;
  private snoozing: { dispose(): void } | undefined;

  constructor(
    private readonly connection: Connection,
    private readonly client: Client,
    private readonly log: Log,
  ) {}

  /** A document was looked at. With `huashu.run: onSave` what is shown stays as it was while the user types. */
  looked(document: OpenDocument, occasion: Occasion): void {
    if (occasion === 'change' && document.run === 'onSave') return;
    if (this.client.pullsDiagnostics) this.outdated.add(document);
    else if (occasion === 'close') this.send(document, []);
    else if (occasion === 'change') this.pushWhenQuiet(document);
    else this.push(document);
  }

  /** Settings changed for some document: a client that pulls has to ask anew. */
  async refresh(): Promise<void> {
    if (this.client.pullsDiagnostics && this.client.refreshesDiagnostics)
      await this.connection.languages.diagnostics.refresh();
  }

  /** Shows nothing for so many minutes; 0: shows everything again. */
  async snooze(minutes: number, documents: Documents): Promise<void> {
    this.snoozing?.dispose();
    this.snoozing =
      minutes === 0
        ? undefined
        : RAL().timer.setTimeout(() => {
            void runSafely('snooze', this.log, () => this.snooze(0, documents));
          }, minutes * 60_000);
    for (const document of documents.all) this.looked(document, 'settings');
    await this.refresh();
  }

  /** `textDocument/diagnostic`. Empty for what is not open, or not ours. */
  async pull(documents: Documents, params: DocumentDiagnosticParams): Promise<DocumentDiagnosticReport> {
    const document = await documents.ofAnyKindWhenReady(params.textDocument.uri);
    if (document === undefined) return emptyReport;
    const { id, items } = this.reportOf(document);
    return id === params.previousResultId
      ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId: id }
      : { kind: DocumentDiagnosticReportKind.Full, resultId: id, items: [...items] };
  }

  private reportOf(document: OpenDocument): Report {
    const before = this.reports.get(document);
    if (before !== undefined && !this.outdated.delete(document)) return before;
    this.outdated.delete(document);
    const items = this.diagnosticsOf(document);
    const unchanged = before !== undefined && sameDiagnostics(before.items, items);
    const report = unchanged ? before : { id: String(++this.lastId), items };
    this.reports.set(document, report);
    return report;
  }

  private diagnosticsOf(document: OpenDocument): Diagnostic[] {
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
