/** The compiler of rule packs, which only configurations with packs of one's own need. */
export { createLinter } from '../../core/linter/create-linter';
