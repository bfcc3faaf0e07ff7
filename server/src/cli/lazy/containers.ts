/** What reads files of data (NDJSON, JSON, YAML, tables, subtitles), which a plain run does not need. */
export { containerLinter, sameButWords } from '../../core/linter/container-linter';
