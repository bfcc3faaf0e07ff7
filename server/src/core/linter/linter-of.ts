import type { LintSettings } from '../config/config';
import { defaultSettings } from '../config/config';
import type { Block, Document, LanguageId } from '../document/document';
import type { FactReading } from '../facts/fact-reader';
import { movedBlock } from '../document/moving';
import { sourceOf } from '../document/source';
import type { RuleProgram } from '../packs/program';
import type { LintResult, LintSession, Linter, SeenAct } from './linter';
import { createMachine } from './machine';
import type { MeterFor } from './meter';
import { openSession } from './session';

/** A linter for a program compiled before. `meterFor`: takes the time of its rules. */
export function linterOf(program: RuleProgram, meterFor?: MeterFor): Linter {
  const machine = createMachine(program, meterFor?.(program.rules));
  return {
    lint(text: string, language: LanguageId, settings: LintSettings = defaultSettings): LintResult {
      return machine.lint(text, language, settings);
    },
    lintDocument(document: Document, settings: LintSettings = defaultSettings): LintResult {
      return machine.lintDocument(document, settings);
    },
    open(text: string, language: LanguageId, settings: LintSettings = defaultSettings): LintSession {
      return openSession(machine, text, language, settings);
    },
    facts(text: string, language: LanguageId, settings: LintSettings = defaultSettings): readonly FactReading[] {
      return machine.readFacts(text, language, settings);
    },
    acts(document: Document, block: Block, settings: LintSettings = defaultSettings): SeenAct[] {
      return machine
        .lintBlock(alone(document, block), movedBlock(block, -block.start), settings, [])
        .acts.map(({ act, start, end }) => {
          const { id, by } = program.acts[act]!;
          return { id, by, start: block.start + start, end: block.start + end };
        });
    },
  };
}

/** A document of one block, which begins at 0: an open document is held in pieces, and need not be put together for it. */
function alone(document: Document, block: Block): Document {
  const { language, kind, tier, sceneName, fragment } = document;
  const text = sourceOf(document).slice(block.start, block.end);
  const nothing = { blocks: [], turns: [], scenes: [], directives: [], problems: [] };
  return { text, language, kind, tier, sceneName, fragment, ...nothing };
}
