export type { Matcher, MatchBuffer, PatternError, PatternSource } from './matcher';
export type { Pattern, PatternNode } from './pattern';
export type { ParsedPattern, PatternLists, PatternProblem } from './parse-pattern';
export { parsePattern, PatternLimits } from './parse-pattern';
export type { AutomatonImage } from './image';
export { compileImage } from './compile-image';
export { createMatcher } from './automaton';
export { createMatchBuffer } from './match-buffer';
export { createReferenceMatcher } from './reference-matcher';
