/** Following a text that is being edited: no command does, but a linter can (scripts/build.mjs). */
export { openSession } from '../../core/linter/session';
