export type { Matcher, MatchBuffer } from './matcher';
