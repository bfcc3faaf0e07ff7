import type { LintSettings } from '../config/config';
import type { Document } from '../document/document';
import type { FactContext } from '../facts/fact-context';
import { noFactsBefore, sameFactContext } from '../facts/fact-context';
import type { Finding } from '../findings/finding';
import type { BlockResult, Machine } from './machine';
import type { Section } from './sections';

/** What the blocks of a section state against the facts, and what of the text before that depends on. */
export interface SectionFacts {
  before: FactContext;
  /** How many of its blocks belong to a table of a section before. */
  skip: number;
  findings: readonly Finding[];
}

/**
 * Findings of statements that contradict a table of facts, for an open document: only the sections `first` to `last` are
 * read, those before whose last table may reach into them, and those behind for which other things hold now.
 * The section `first` has the facts of the one in whose place it stands; sections that were never read have none.
 */
export function lintSectionFacts(
  machine: Machine,
  document: Document,
  sections: readonly Section[],
  byBlock: readonly BlockResult[],
  settings: LintSettings,
  crashes: Finding[],
  first: number,
  last: number,
): Finding[] {
  if (!sections.some((section) => section.hot)) {
    for (const section of sections) section.facts = undefined;
    return [];
  }
  const from = firstConcerned(document, sections, first);
  sections[from]!.facts ??= { before: noFactsBefore, skip: 0, findings: [] };
  for (let i = from; i < sections.length; i++) {
    const { blocks, turns, scenesBefore, facts } = sections[i]!;
    const behind = sections[i + 1];
    const begin = blocks + facts!.skip;
    const end = Math.max(begin, behind?.blocks ?? document.blocks.length);
    const scenes = [scenesBefore, behind?.scenesBefore ?? document.scenes.length] as const;
    const stretch = { blocks: [begin, end] as const, turns, scenes, before: facts!.before };
    const read = machine.lintFactsOf(document, stretch, byBlock, settings, crashes);
    if (read === undefined) return [];
    facts!.findings = read.findings;
    if (behind === undefined) break;
    const skip = read.next - behind.blocks;
    const known = behind.facts;
    if (known === undefined) behind.facts = { before: read.after, skip, findings: [] };
    else {
      if (i >= last && known.skip === skip && sameFactContext(known.before, read.after)) break;
      known.before = read.after;
      known.skip = skip;
    }
  }
  const findings: Finding[] = [];
  for (const { facts } of sections) if (facts) for (const finding of facts.findings) findings.push(finding);
  return findings;
}

/** The section to begin with: the first, or one before that ends with a table, to which what follows may belong. */
function firstConcerned({ blocks }: Document, sections: readonly Section[], first: number): number {
  if (sections[0]!.facts === undefined) return 0;
  let from = first;
  while (from > 0 && (sections[from]!.facts!.skip > 0 || blocks[sections[from]!.blocks - 1]?.cell !== undefined))
    from--;
  return from;
}
