import type { ContainedTurn, ContainedUnit, ContainerContext, ContainerProblem } from './container';
import type { FieldNames } from './input-options';
import { tierOf, type RoleNames } from './roles';
import { milliseconds } from './times';
import { entryOf, textOf, type MapNode, type ValueNode } from './value-node';
import type { Span } from '../../text/span';

/**
 * The dialogue that an object of a data language is: `{id, tier, scene, turns: [{role, text, start, end}]}` or, without
 * turns, one utterance `{id, role, text}`. Or what is wrong with it.
 */
export function readDialogue(
  node: ValueNode,
  context: ContainerContext,
  roles: RoleNames,
): ContainedUnit | ContainerProblem {
  const names = { ...usualFields, ...context.input.fields };
  if (node.type !== 'map') return wrong(node, 'no-dialogue', ...notADialogue(names));
  const turns = entryOf(node, names.turns);
  const common = {
    start: node.start,
    end: node.end,
    id: textOf(entryOf(node, names.id)),
    tier: tierOf(textOf(entryOf(node, names.tier))),
    sceneName: textOf(entryOf(node, names.scene)),
  };
  if (turns === undefined && entryOf(node, names.text)?.type === 'string') {
    const turn = readTurn(node, names, context, roles);
    return 'code' in turn ? turn : { ...common, fragment: true, content: { type: 'turns', turns: [turn] } };
  }
  if (turns?.type !== 'list') return wrong(turns ?? node, 'no-dialogue', ...notADialogue(names));
  const read: ContainedTurn[] = [];
  for (const item of turns.items) {
    const turn = readTurn(item, names, context, roles);
    if ('code' in turn) return turn;
    read.push(turn);
  }
  return { ...common, content: { type: 'turns', turns: fromZero(read) } };
}

/** The names that fields have where the configuration does not say. */
export const usualFields: Required<FieldNames> = {
  id: 'id',
  tier: 'tier',
  scene: 'scene',
  turns: 'turns',
  role: 'role',
  text: 'text',
  start: 'start',
  end: 'end',
};

function readTurn(
  node: ValueNode,
  names: Required<FieldNames>,
  context: ContainerContext,
  roles: RoleNames,
): ContainedTurn | ContainerProblem {
  const words = entryOf(node, names.text);
  if (node.type !== 'map' || words?.type !== 'string') {
    const field = names.text;
    return wrong(
      words ?? node,
      'no-dialogue',
      `这一话轮没有文字字段“${field}”`,
      `this turn has no text in a field "${field}"`,
    );
  }
  const { role, label } = speakerOf(node, names.role, context, roles);
  const startMs = milliseconds(timeOf(entryOf(node, names.start)), context.input);
  const endMs = milliseconds(timeOf(entryOf(node, names.end)), context.input);
  const time = startMs === undefined ? undefined : endMs === undefined ? { startMs } : { startMs, endMs };
  return { role, label, words: [words.part], time };
}

function speakerOf(
  node: MapNode,
  field: string,
  { input }: ContainerContext,
  roles: RoleNames,
): Pick<ContainedTurn, 'role' | 'label'> {
  const name = entryOf(node, field);
  if (name?.type === 'string') return { role: roles.roleOf(name.part), label: name.part };
  if (name?.type === 'plain' && name.value !== null) {
    const words = String(name.value);
    const label = { start: name.start, end: name.end, text: words, pieces: [0, name.start, name.end] };
    return { role: roles.roleOf(label), label };
  }
  return { role: input.role === 'customer' || input.role === 'prose' ? input.role : 'agent' };
}

function timeOf(node: ValueNode | undefined): number | string | undefined {
  if (node?.type === 'string') return node.part.text;
  return node?.type === 'plain' && typeof node.value === 'number' ? node.value : undefined;
}

/** Times of day become times from the first turn on. */
export function fromZero(turns: readonly ContainedTurn[]): readonly ContainedTurn[] {
  const first = turns.find((turn) => turn.time !== undefined)?.time?.startMs ?? 0;
  if (first < aDay) return turns;
  return turns.map(({ time, ...turn }) => ({
    ...turn,
    time: time && {
      startMs: Math.max(0, time.startMs - first),
      ...(time.endMs === undefined ? {} : { endMs: Math.max(0, time.endMs - first) }),
    },
  }));
}

const aDay = 24 * 3_600_000;

function notADialogue({ turns, text }: Required<FieldNames>): [string, string] {
  return [
    `这里不是一通对话：应为含有列表“${turns}”（或文字“${text}”）的对象；字段名可在配置的 inputs 中用 fields 指定`,
    `this is no dialogue: an object with a list "${turns}" (or a text "${text}") was expected; inputs in the configuration can name the fields`,
  ];
}

function wrong(span: Span, code: ContainerProblem['code'], zh: string, en: string): ContainerProblem {
  return { code, fatal: true, start: span.start, end: span.end, message: { zh, en } };
}
