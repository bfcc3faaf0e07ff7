import type { Localised } from '../packs/schema';

/**
 * Findings that a repository has agreed to live with for now, so that only new ones fail. For each file, for each rule,
 * the fingerprints of its findings. Paths are relative to the baseline's own folder, with `/`.
 */
export interface Baseline {
  readonly files: { readonly [path: string]: BaselineFile };
}

/** Rule id → fingerprints, see `fingerprintsOf`. */
export type BaselineFile = { readonly [ruleId: string]: readonly string[] };

/** What comparing a file with the baseline came to. */
export interface Comparison {
  /** By index of the finding: whether the baseline has it. */
  readonly known: readonly boolean[];
  /** The baseline's part that was not found again. */
  readonly vanished: BaselineFile;
}

/** Which findings of a file are known, and which known ones are gone. */
export function compareWith(
  file: BaselineFile | undefined,
  findings: readonly { readonly ruleId: string; readonly fingerprint: string }[],
): Comparison {
  const open = new Map<string, Set<string>>();
  for (const [ruleId, fingerprints] of Object.entries(file ?? {})) open.set(ruleId, new Set(fingerprints));
  const known = findings.map(({ ruleId, fingerprint }) => open.get(ruleId)?.delete(fingerprint) ?? false);
  const vanished: { [ruleId: string]: string[] } = {};
  for (const [ruleId, rest] of open) if (rest.size > 0) vanished[ruleId] = [...rest];
  return { known, vanished };
}

/** How many findings a part of a baseline holds. */
export function countOf(file: BaselineFile): number {
  return Object.values(file).reduce((sum, fingerprints) => sum + fingerprints.length, 0);
}

/** Findings as a file's part of a baseline. */
export function baselineOf(
  findings: readonly { readonly ruleId: string; readonly fingerprint: string }[],
): BaselineFile {
  const file: { [ruleId: string]: string[] } = {};
  for (const { ruleId, fingerprint } of findings) (file[ruleId] ??= []).push(fingerprint);
  return file;
}

/** What is left of a file's part without what has vanished. */
export function without(file: BaselineFile, vanished: BaselineFile): BaselineFile {
  const rest: { [ruleId: string]: string[] } = {};
  for (const [ruleId, fingerprints] of Object.entries(file)) {
    const gone = new Set(vanished[ruleId] ?? []);
    const kept = fingerprints.filter((fingerprint) => !gone.has(fingerprint));
    if (kept.length > 0) rest[ruleId] = kept;
  }
  return rest;
}

/** As written to a file: sorted, a fingerprint a line, so that two branches' changes merge. Ends with a line feed. */
export function writeBaseline({ files }: Baseline): string {
  const sorted = Object.fromEntries(
    sortedEntries(files)
      .filter(([, file]) => countOf(file) > 0)
      .map(([path, file]) => [
        path,
        Object.fromEntries(sortedEntries(file).map(([rule, fingerprints]) => [rule, [...fingerprints].sort()])),
      ]),
  );
  return `${JSON.stringify({ version: 1, files: sorted }, undefined, 1)}\n`;
}

/** Reads a baseline, strictly. The second form of the result tells what is wrong. */
export function readBaseline(text: string): Baseline | Localised {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const { message } = error as Error;
    return { zh: `不是有效的 JSON:${message}`, en: `it is no JSON: ${message}` };
  }
  if (!isRecord(value) || !isRecord(value.files)) {
    return { zh: '不是基线文件：缺少 files', en: 'it is no baseline: there are no files in it' };
  }
  if (value.version !== 1) {
    return {
      zh: `基线版本 ${String(value.version)} 无法识别；请用 --update-baseline 重新生成`,
      en: `its version ${String(value.version)} is unknown; make it anew with --update-baseline`,
    };
  }
  for (const [path, file] of Object.entries(value.files)) {
    const fits =
      isRecord(file) &&
      Object.values(file).every((list) => Array.isArray(list) && list.every((one) => typeof one === 'string'));
    if (!fits) return { zh: `${path} 一项的格式不对`, en: `its entry for ${path} has the wrong form` };
  }
  return { files: value.files as Baseline['files'] };
}

function sortedEntries<T>(record: { readonly [key: string]: T }): [string, T][] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
