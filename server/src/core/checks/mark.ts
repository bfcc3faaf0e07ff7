import type { Utterance } from '../linter/utterance';
import { clauseEnd, clauseStart, sentenceEnd, sentenceStart } from '../linter/utterance';
import { Symbols } from '../text/normalised';
import type { CompiledRule } from '../packs/program';

/** Symbol bounds of what a rule marks around a hit: the hit itself, or its clause, sentence or turn, without outer blanks. */
export function markAround(
  utterance: Utterance,
  mark: CompiledRule['mark'],
  start: number,
  end: number,
): [number, number] {
  const { text } = utterance;
  switch (mark) {
    case 'match':
      return [start, end];
    case 'clause':
      return trim(utterance, clauseStart(text, start), clauseEnd(text, end));
    case 'sentence':
      return trim(utterance, sentenceStart(text, start), sentenceEnd(text, end));
    case 'turn':
      return trim(utterance, 0, text.length);
  }
}

function trim({ text }: Utterance, start: number, end: number): [number, number] {
  const isPause = (symbol: number) => symbol === Symbols.softBreak || symbol === Symbols.clauseBreak || symbol === 0x20;
  while (start < end && isPause(text.symbols[start]!)) start++;
  while (end > start && isPause(text.symbols[end - 1]!)) end--;
  return [start, end];
}
