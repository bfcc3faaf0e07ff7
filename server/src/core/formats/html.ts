export { parseHtml } from './html/parse-html';
