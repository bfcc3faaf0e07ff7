export type { Matcher, MatchBuffer, PatternError, PatternSource } from './matcher';
export type { Pattern, PatternNode } from './pattern';
export type { ParsedPattern, PatternLists, PatternProblem } from './parse-pattern';
export { parsePattern, PatternLimits } from './parse-pattern';
export type { AutomatonImage } from './automaton';
export { compileImage, createMatcher } from './automaton';
export { createMatchBuffer } from './match-buffer';
export { createReferenceMatcher } from './reference-matcher';
