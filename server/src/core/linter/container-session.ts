import type { LintSettings } from '../config/config';
import type { Document } from '../document/document';
import type { ContainerId } from '../formats/containers/container';
import { containerLinter } from './container-linter';
import type { LintResult, LintSession, Linter } from './linter';

/**
 * An open file of data: read anew after every edit, but only those of its texts are linted again that say something else
 * than before.
 */
export function openContainer(
  linter: Linter,
  container: ContainerId,
  text: string,
  settings: LintSettings,
): LintSession {
  const memory = new UnitMemory(linter);
  const reader = containerLinter(memory, container);
  const lint = (): LintResult => {
    memory.turn();
    return reader.lint(text, 'plaintext', settings);
  };
  let result = lint();
  return {
    get result() {
      return result;
    },
    update(changes) {
      for (const { start, end, text: words } of changes) text = text.slice(0, start) + words + text.slice(end);
      return (result = lint());
    },
  };
}

/** Remembers what the texts of the last reading came to. */
class UnitMemory implements Pick<Linter, 'lintDocument'> {
  private before = new Map<string, LintResult>();
  private now = new Map<string, LintResult>();

  constructor(private readonly linter: Pick<Linter, 'lintDocument'>) {}

  turn(): void {
    this.before = this.now;
    this.now = new Map();
  }

  lintDocument(document: Document, settings?: LintSettings): LintResult {
    const key = keyOf(document);
    const result = this.now.get(key) ?? this.before.get(key) ?? this.linter.lintDocument(document, settings);
    this.now.set(key, result);
    return result;
  }
}

/** All that tells one text of a container from another. */
function keyOf({ kind, tier, sceneName, fragment, turns, text }: Document): string {
  return `${JSON.stringify([kind, tier, sceneName, fragment, turns.map(({ role, start, time }) => [role, start, time])])}${text}`;
}
