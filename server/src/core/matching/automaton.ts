import type { Matcher } from './matcher';
import type { Pattern } from './pattern';
import { createReferenceMatcher } from './reference-matcher';

/** Patterns made ready to run. Plain data that survives JSON. */
export interface AutomatonImage {
  readonly patterns: readonly Pattern[];
}

/** Compiles patterns; their ids are their places in the list. */
export function compileImage(patterns: readonly Pattern[]): AutomatonImage {
  return { patterns };
}

/** Makes a matcher of an image. */
export function createMatcher(image: AutomatonImage): Matcher {
  return createReferenceMatcher(image.patterns);
}
