import type { Locale } from '../config/config';
import type { Finding, Severity, TextEdit } from '../findings/finding';
import type { ClauseSource, Pack, RuleSource } from '../packs/schema';
import { LineIndex } from '../text/line-index';
import { fingerprintsOf } from './fingerprint';
import type { ReportOptions, ReportedFile, Reporter } from './reporter';

const levels: { readonly [severity in Severity]: 'error' | 'warning' | 'note' } = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

const srcRoot = '%SRCROOT%';

/**
 * SARIF 2.1.0, the format of code scanning services. One result a line.
 *
 * @param packs the packs in force, for the descriptions of the rules
 */
export function createSarifReporter(options: ReportOptions, packs: readonly Pack[]): Reporter {
  const clauses = new Map(packs.flatMap((pack) => pack.clauses).map((clause) => [clause.id, clause]));
  const rules = packs.flatMap((pack) => pack.rules).map((rule) => descriptor(rule, clauses, options.locale));
  return {
    head: '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"columnKind":"utf16CodeUnits","results":[\n',
    separator: ',\n',
    file: ({ filePath, text, result }: ReportedFile) => {
      const lines = LineIndex.of(text);
      const fingerprints = fingerprintsOf(filePath, text, result.findings);
      const results = result.findings.map((finding, index) =>
        JSON.stringify(resultOf(finding, filePath, lines, fingerprints[index]!)),
      );
      return results.join(',\n');
    },
    tail: (summary) => {
      const driver = { name: 'Huashu', version: options.version, language: options.locale, rules };
      const invocations = [{ executionSuccessful: summary.complete }];
      return `\n],"tool":{"driver":${JSON.stringify(driver)}},"invocations":${JSON.stringify(invocations)}}]}\n`;
    },
  };
}

function resultOf(finding: Finding, filePath: string, lines: LineIndex, fingerprint: string): object {
  const artifactLocation = locationOf(filePath);
  const region = (start: number, end: number): object => {
    const from = lines.positionAt(start);
    const to = lines.positionAt(end);
    return {
      startLine: from.line + 1,
      startColumn: from.character + 1,
      endLine: to.line + 1,
      endColumn: to.character + 1,
      charOffset: start,
      charLength: end - start,
    };
  };
  const fixOf = (description: string, edits: readonly TextEdit[]): object => ({
    description: { text: description },
    artifactChanges: [
      {
        artifactLocation,
        replacements: edits.map((edit) => ({
          deletedRegion: region(edit.start, edit.end),
          insertedContent: { text: edit.text },
        })),
      },
    ],
  });
  const fixes = [...(finding.fix ? [finding.fix] : []), ...finding.suggestions];
  return {
    ruleId: finding.ruleId,
    level: levels[finding.severity],
    message: { text: finding.message },
    locations: [{ physicalLocation: { artifactLocation, region: region(finding.start, finding.end) } }],
    partialFingerprints: { 'huashu/v1': fingerprint },
    ...(fixes.length > 0 ? { fixes: fixes.map((fix) => fixOf(fix.description, fix.edits)) } : {}),
    properties: {
      severity: finding.severity,
      clauses: finding.clauses,
      turn: finding.turn,
      fixSafety: finding.fix?.safety,
    },
  };
}

function descriptor(rule: RuleSource, clauses: ReadonlyMap<string, ClauseSource>, locale: Locale): object {
  const language = locale === 'en' ? 'en' : 'zh';
  const message = rule.message[language].replace(/\{\w+\}/g, '…');
  const why = rule.why?.[language];
  const cited = rule.clauses.map((id) => [id, clauses.get(id)?.text] as const);
  const plain = [message, why, ...cited.map(([id, text]) => (text ? `${id} ${text}` : id))];
  const marked = [message, why, ...cited.map(([id, text]) => (text ? `- **${id}** ${text}` : `- **${id}**`))];
  return {
    id: rule.id,
    shortDescription: { text: message },
    ...(why ? { fullDescription: { text: why } } : {}),
    help: { text: present(plain).join('\n'), markdown: present(marked).join('\n\n') },
    defaultConfiguration: { level: levels[rule.severity] },
    properties: { tags: [...rule.clauses], clauses: rule.clauses },
  };
}

function present(texts: readonly (string | undefined)[]): string[] {
  return texts.filter((text) => text !== undefined && text !== '') as string[];
}

/** Where the file lies: relative to the root of the sources where it can be, else an absolute address. */
function locationOf(filePath: string): object {
  const encoded = filePath.split('/').map(encodeURIComponent).join('/');
  if (/^([A-Za-z]:)?\//.test(filePath)) {
    const absolute = encoded.replace(/^([A-Za-z])%3A/, '/$1:');
    return { uri: `file://${absolute}` };
  }
  return { uri: encoded, uriBaseId: srcRoot };
}
