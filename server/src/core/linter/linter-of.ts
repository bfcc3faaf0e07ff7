import type { LintSettings } from '../config/config';
import { defaultSettings } from '../config/config';
import type { Block, Document, LanguageId } from '../document/document';
import type { FactReading } from '../facts/fact-reader';
import type { RuleProgram } from '../packs/program';
import type { LintResult, LintSession, Linter, SeenAct } from './linter';
import { createMachine } from './machine';
import { openSession } from './session';

/** A linter for a program compiled before. */
export function linterOf(program: RuleProgram): Linter {
  const machine = createMachine(program);
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
      return machine.lintBlock(document, block, settings, []).acts.map(({ act, start, end }) => {
        const { id, by } = program.acts[act]!;
        return { id, by, start: block.start + start, end: block.start + end };
      });
    },
  };
}
