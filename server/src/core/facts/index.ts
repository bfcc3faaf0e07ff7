/**
 * The reader of facts, for those who only use it. The command line loads it with the first text that may state something
 * (scripts/build.mjs).
 */
export { createFactReader } from './fact-reader';
export type { FactReader, FactReading } from './fact-reader';
