import type { ContainerComment, ContainerProblem, ContainerReader } from './container';
import { treeUnits } from './tree-units';
import { jsonSyntaxProblem, readValidJson } from './valid-json';
import type { ValueNode } from './value-node';

/** JSON, also with comments and trailing commas: message files and dialogues. */
export const readJson: ContainerReader = (source, context) => {
  if (source.trim() === '') return { units: [], problems: [], comments: [] };
  const first = readTree(source);
  if (first.root !== undefined) return treeUnits([first.root], context);
  const { json, comments } = withoutComments(source);
  const second = json === source ? first : readTree(json);
  if (second.root !== undefined) return treeUnits([second.root], context, comments);
  return { units: [], problems: [second.problem], comments };
};

type Tree =
  | { readonly root: ValueNode; readonly problem?: undefined }
  | { readonly root?: undefined; readonly problem: ContainerProblem };

function readTree(json: string): Tree {
  try {
    JSON.parse(json);
    return { root: readValidJson(json) };
  } catch (error) {
    return { problem: jsonSyntaxProblem(json, 0, error as Error) };
  }
}

/** The text with blanks in the place of comments and of commas before a closing bracket; nothing moves. */
function withoutComments(source: string): { json: string; comments: ContainerComment[] } {
  const comments: ContainerComment[] = [];
  let json = '';
  let kept = 0;
  let comma = -1;
  const blank = (start: number, end: number): void => {
    json += source.slice(kept, start) + source.slice(start, end).replace(/[^\r\n]/g, ' ');
    kept = end;
  };
  const token = /"(?:[^"\\]+|\\.)*"?|\/\/[^\r\n]*|\/\*[^]*?(?:\*\/|$)|[,\]}]|[^\s"/,\]}]+|\//g;
  const commas: number[] = [];
  for (const { 0: text, index } of source.matchAll(token)) {
    if (text.startsWith('//') || text.startsWith('/*')) {
      const closed = text.startsWith('/*') && text.length >= 4 && text.endsWith('*/');
      const end = index + text.length;
      comments.push({ start: index, end, words: { start: index + 2, end: closed ? end - 2 : end } });
    } else {
      if (comma >= 0 && (text === ']' || text === '}')) commas.push(comma);
      comma = text === ',' ? index : -1;
    }
  }
  const gone = [...comments, ...commas.map((at) => ({ start: at, end: at + 1 }))].sort((a, b) => a.start - b.start);
  for (const { start, end } of gone) blank(start, end);
  return {
    json: json + source.slice(kept),
    comments: comments.filter(({ start, end }) => source.slice(start, end).includes('huashu-')),
  };
}
