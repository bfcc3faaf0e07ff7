import type { ContainedUnit, Container, ContainerComment, ContainerContext, ContainerProblem } from './container';
import { readDialogue, usualFields } from './dialogue-fields';
import type { StringRole } from './input-options';
import { RoleNames } from './roles';
import { entryOf, type StringNode, type ValueNode } from './value-node';
import { stringsAt, valuesAt } from './value-path';

/**
 * What of the trees of a JSON or YAML file is linted: the dialogues and the strings that the configuration names; without
 * a word there, dialogues where the file holds them, else every string with Chinese in it as the agent's.
 */
export function treeUnits(
  roots: readonly ValueNode[],
  context: ContainerContext,
  comments: readonly ContainerComment[] = [],
): Container {
  const { dialogues, strings, role } = context.input;
  const roles = new RoleNames(context);
  const units: ContainedUnit[] = [];
  const problems: ContainerProblem[] = [];
  const add = (node: ValueNode): void => {
    const read = readDialogue(node, context, roles);
    if ('content' in read) units.push(read);
    else problems.push(read);
  };
  for (const root of roots) {
    if (dialogues !== undefined) {
      const found = valuesAt(root, dialogues).flatMap(({ node }) => (node.type === 'list' ? node.items : [node]));
      found.forEach(add);
    }
    if (strings !== undefined) {
      for (const { node, path } of stringsAt(root, strings)) units.push(stringUnit(node, path, role ?? 'agent'));
    }
    if (dialogues !== undefined || strings !== undefined) continue;
    const calls = dialoguesIn(root, { ...usualFields, ...context.input.fields }.turns);
    if (calls.length > 0) calls.forEach(add);
    else {
      for (const { node, path } of stringsAt(root, ['**'])) {
        if (han.test(node.part.text)) units.push(stringUnit(node, path, role ?? 'agent'));
      }
    }
  }
  if (units.length === 0 && problems.length === 0 && roots.length > 0) problems.push(nothingFound(roots[0]!, context));
  units.sort((a, b) => a.start - b.start);
  return { units, problems: [...problems, ...roles.problems], comments };
}

const han = /\p{Script=Han}/u;

function stringUnit(node: StringNode, path: string, role: StringRole): ContainedUnit {
  const { part, start, end } = node;
  const content: ContainedUnit['content'] =
    role === 'text' ? { type: 'text', pieces: [part] } : { type: 'turns', turns: [{ role, words: [part] }] };
  return { start, end, id: path === '' ? undefined : path, fragment: role === 'text' ? undefined : true, content };
}

/** The dialogues that a file is made of: one, a list of them, or lists of them under names. */
function dialoguesIn(root: ValueNode, turns: string): readonly ValueNode[] {
  if (entryOf(root, turns)?.type === 'list') return [root];
  if (root.type === 'list') return root.items.some((item) => entryOf(item, turns)?.type === 'list') ? root.items : [];
  if (root.type !== 'map') return [];
  return [...root.entries.values()].flatMap((value) => (value.type === 'list' ? dialoguesIn(value, turns) : []));
}

function nothingFound(root: ValueNode, { input }: ContainerContext): ContainerProblem {
  const paths = [...(input.dialogues === undefined ? [] : [input.dialogues]), ...(input.strings ?? [])];
  const which = paths.length === 0 ? { zh: '', en: '' } : { zh: `(${paths.join('、')})`, en: ` (${paths.join(', ')})` };
  return {
    code: 'no-string',
    fatal: false,
    start: root.start,
    end: root.start,
    message: {
      zh: `没有找到要检查的文字${which.zh}；请核对配置 inputs 中的路径`,
      en: `nothing to lint was found${which.en}; check the paths under inputs in the configuration`,
    },
  };
}
