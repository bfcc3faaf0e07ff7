/** The reader of facts: the command line loads it with the first text that may state something (scripts/build.mjs). */
export { createFactReader } from '../../core/facts/fact-reader';
