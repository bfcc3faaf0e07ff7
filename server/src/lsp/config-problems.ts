import type { Connection } from 'vscode-languageserver';
import type { Locale } from '../core/config/config';
import type { DataProblem } from '../core/config/data';
import type { DataHost } from '../core/packs/load-pack';
import { toProblemDiagnostic } from './convert';
import type { PositionEncoding } from './position-encoding';
import { TextDocument } from './text-document';
import { uriOfPath } from './uri';

/** Shows what is wrong with configuration and pack files on those files, and takes it away once it is put right. */
export class ConfigProblems {
  /** Paths of the files that problems were published for. */
  private shown = new Set<string>();

  constructor(
    private readonly connection: Connection,
    private readonly host: DataHost,
    private readonly encoding: PositionEncoding,
  ) {}

  /** @param problems all there are now */
  show(problems: readonly DataProblem[], locale: Locale): void {
    const byFile = new Map<string, DataProblem[]>();
    for (const file of this.shown) byFile.set(file, []);
    for (const problem of problems) {
      const ofFile = byFile.get(problem.file);
      if (ofFile === undefined) byFile.set(problem.file, [problem]);
      else ofFile.push(problem);
    }
    for (const [file, ofFile] of byFile) this.publish(file, ofFile, locale);
    this.shown = new Set(problems.map((problem) => problem.file));
  }

  private publish(path: string, problems: readonly DataProblem[], locale: Locale): void {
    const uri = uriOfPath(path);
    const file = new TextDocument(uri, 'yaml', 0, this.host.readFile(path) ?? '', this.encoding);
    const diagnostics = problems.map((problem) => toProblemDiagnostic(file, problem, locale));
    this.connection.sendDiagnostics({ uri, diagnostics }).catch(() => undefined);
  }
}
