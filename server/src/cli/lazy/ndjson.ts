/** The report that has a line for each text. */
export { ndjsonReporter } from '../../core/reporters/result-lines';
