import type { LintSettings } from '../config/config';
import { defaultSettings } from '../config/config';
import { readContainer } from '../formats/containers';
import type { ContainerId } from '../formats/containers/container';
import { lintContainer } from './lint-container';
import type { Linter, LintResult } from './linter';

/** What fixing needs of a linter. */
export type TextLinter = Pick<Linter, 'lint'>;

/** A linter that reads whatever text it is given as this container; the language asked for does not count. */
export function containerLinter(linter: Pick<Linter, 'lintDocument'>, container: ContainerId): TextLinter {
  return {
    lint(source: string, _language: unknown, settings: LintSettings = defaultSettings): LintResult {
      return lintContainer(linter, source, readAs(source, container, settings), settings);
    },
  };
}

/**
 * Whether `after` is `before` with other words in its strings and nothing else changed: as many strings, and what stands
 * between them the same. What is not must not be written to a file.
 */
export function sameButWords(before: string, after: string, container: ContainerId, settings: LintSettings): boolean {
  const one = skeleton(before, container, settings);
  const other = skeleton(after, container, settings);
  return one !== undefined && one === other;
}

function readAs(source: string, container: ContainerId, settings: LintSettings) {
  return readContainer(source, container, { input: settings.input ?? {}, roleLabels: settings.roles });
}

/** The file without the words of its strings. Undefined where strings overlap, which none may. */
function skeleton(source: string, container: ContainerId, settings: LintSettings): string | undefined {
  const { units, problems } = readAs(source, container, settings);
  const parts = units
    .flatMap(({ content }) =>
      content.type === 'text'
        ? content.pieces.filter((piece) => typeof piece !== 'string')
        : content.turns.flatMap((turn) => turn.words),
    )
    .sort((a, b) => a.start - b.start);
  let rest = `${problems.length}\n`;
  let at = 0;
  for (const { start, end } of parts) {
    if (start < at) return undefined;
    rest += source.slice(at, start) + '\0';
    at = end;
  }
  return rest + source.slice(at);
}
