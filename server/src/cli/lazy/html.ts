/** The reader of HTML with its tokenizer: the bundles for Node load it when they meet the first page (scripts/build.mjs). */
export { parseHtml } from '../../core/formats/html/parse-html';
