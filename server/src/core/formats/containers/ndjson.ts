import type { ContainedUnit, ContainerContext, ContainerProblem, ContainerReader } from './container';
import { readDialogue } from './dialogue-fields';
import { RoleNames } from './roles';
import type { ValueNode } from './value-node';
import { jsonSyntaxProblem, readValidJson } from './valid-json';

/** NDJSON (JSON Lines): a dialogue a line. A line that cannot be read is told, and the others count. */
export const readNdjson: ContainerReader = (source, context) => {
  const units: ContainedUnit[] = [];
  const problems: ContainerProblem[] = [];
  const roles = new RoleNames(context);
  for (let start = 0; start < source.length;) {
    let end = source.indexOf('\n', start);
    if (end < 0) end = source.length;
    const read = readNdjsonLine(source.slice(start, end), start, context, roles);
    if (read !== undefined) {
      if ('content' in read) units.push(read);
      else problems.push(read);
    }
    start = end + 1;
  }
  return { units, problems: [...problems, ...roles.problems].sort((a, b) => a.start - b.start), comments: [] };
};

/** One line; `offset` is where it begins in the file. Undefined for a blank line. */
export function readNdjsonLine(
  line: string,
  offset: number,
  context: ContainerContext,
  roles: RoleNames,
): ContainedUnit | ContainerProblem | undefined {
  if (line.trim() === '') return undefined;
  let node: ValueNode;
  try {
    JSON.parse(line);
    node = readValidJson(line, offset);
  } catch (error) {
    return jsonSyntaxProblem(line, offset, error as Error);
  }
  return readDialogue(node, context, roles);
}
