import type { SpeakerRole } from '../../document/document';
import type { ContainedTurn, ContainedUnit, ContainerContext, ContainerProblem, Part } from './container';
import { fromZero } from './dialogue-fields';
import { columnKeys } from './input-options';
import { trimmed } from './parts';
import { RoleNames, tierOf } from './roles';
import { milliseconds } from './times';

/** A table as rows of cells; `undefined` for a cell that is not there or stands for another (merged). */
export interface Table {
  readonly rows: readonly (readonly (Part | undefined)[])[];
  /** How a cell is named to people: B12, 话术!B12. Row and column from 0. */
  readonly nameOf: (row: number, column: number) => string;
  /** The cell that a merged area has its value in, where the cell is of one. */
  readonly mergedInto?: (row: number, column: number) => Part | undefined;
  readonly start: number;
  readonly end: number;
}

type Columns = { [key in (typeof columnKeys)[number]]?: number };

/**
 * The dialogues of a table with a column of speakers: one for each id, or the whole where there is no column of ids. Of a
 * table without speakers each cell of the columns with words (话术, 答复) is a text of its own. Undefined where neither the
 * configuration nor the headings say which column has the words.
 */
export function tableUnits(
  table: Table,
  context: ContainerContext,
): { units: ContainedUnit[]; problems: ContainerProblem[] } | undefined {
  const { input } = context;
  const head = (table.rows[0] ?? []).map((cell) => heading(cell?.text ?? ''));
  const guessed = guessColumns(head);
  const named = Object.values(input.columns ?? {}).some((column) => typeof column === 'string');
  const hasHead = input.header ?? (named || guessed.text !== undefined);
  const columns = {
    ...(hasHead && input.columns?.text === undefined ? guessed : {}),
    ...configured(input.columns, head),
  };
  const missing = missingColumn(table, input.columns, head);
  if (missing !== undefined) return { units: [], problems: [missing] };
  if (columns.text === undefined) return undefined;
  const roles = new RoleNames(context);
  const rows = table.rows
    .map((cells, row): Row => ({
      cells: table.mergedInto === undefined ? cells : spread(cells, row, columns, table),
      row,
    }))
    .slice(hasHead ? 1 : 0);
  const units =
    columns.role === undefined
      ? textUnits(rows, columns, input.columns?.text === undefined ? wordColumns(head) : [columns.text], table, context)
      : dialogueUnits(rows, columns, table, context, roles);
  return { units, problems: roles.problems };
}

/** Whether a row reads like the headings of a table with words in it. */
export function isHead(cells: readonly (Part | undefined)[]): boolean {
  return guessColumns(cells.map((cell) => heading(cell?.text ?? ''))).text !== undefined;
}

/** A value of a merged area counts for each of its rows, save words, which are said once. */
function spread(
  cells: readonly (Part | undefined)[],
  row: number,
  columns: Columns,
  { mergedInto }: Table,
): readonly (Part | undefined)[] {
  const full = [...cells];
  for (const [key, column] of Object.entries(columns))
    if (key !== 'text' && full[column] === undefined) full[column] = mergedInto!(row, column);
  return full;
}

interface Row {
  readonly cells: readonly (Part | undefined)[];
  readonly row: number;
}

function dialogueUnits(
  rows: readonly Row[],
  columns: Columns,
  table: Table,
  context: ContainerContext,
  roles: RoleNames,
): ContainedUnit[] {
  const calls = new Map<string, { turns: ContainedTurn[]; first: Row; start: number; end: number }>();
  let speaker: Pick<ContainedTurn, 'role' | 'label'> | undefined;
  for (const row of rows) {
    const words = cellOf(row, columns.text);
    if (words === undefined || words.text === '') continue;
    const id = cellOf(row, columns.id)?.text ?? '';
    const name = cellOf(row, columns.role);
    // An empty cell goes on with the speaker above, as in sheets with merged cells.
    if (name !== undefined && name.text !== '') speaker = { role: roles.roleOf(name), label: name };
    const startMs = milliseconds(cellOf(row, columns.start)?.text, context.input);
    const endMs = milliseconds(cellOf(row, columns.end)?.text, context.input);
    const time = startMs === undefined ? undefined : endMs === undefined ? { startMs } : { startMs, endMs };
    const role: SpeakerRole = speaker?.role ?? 'other';
    const turn: ContainedTurn = { role, label: speaker?.label && { ...speaker.label }, words: [words], time };
    const call = calls.get(id) ?? { turns: [], first: row, start: words.start, end: words.end };
    calls.set(id, call);
    call.turns.push(turn);
    call.start = Math.min(call.start, words.start);
    call.end = Math.max(call.end, words.end);
  }
  return [...calls].map(([id, { turns, first, start, end }]) => ({
    start,
    end,
    id: id === '' ? (columns.id === undefined ? undefined : table.nameOf(first.row, columns.text!)) : id,
    tier: tierOf(cellOf(first, columns.tier)?.text),
    sceneName: cellOf(first, columns.scene)?.text || undefined,
    content: { type: 'turns', turns: fromZero(turns) },
  }));
}

function textUnits(
  rows: readonly Row[],
  columns: Columns,
  wordColumns: readonly number[],
  table: Table,
  { input }: ContainerContext,
): ContainedUnit[] {
  const role = input.role ?? 'agent';
  const units: ContainedUnit[] = [];
  for (const row of rows) {
    for (const column of wordColumns) {
      const part = cellOf(row, column);
      if (part === undefined || part.text === '') continue;
      units.push({
        start: part.start,
        end: part.end,
        id: cellOf(row, columns.id)?.text || table.nameOf(row.row, column),
        tier: tierOf(cellOf(row, columns.tier)?.text),
        sceneName: cellOf(row, columns.scene)?.text || undefined,
        fragment: role === 'text' ? undefined : true,
        content:
          role === 'text' ? { type: 'text', pieces: [part] } : { type: 'turns', turns: [{ role, words: [part] }] },
      });
    }
  }
  return units;
}

function cellOf({ cells }: Row, column: number | undefined): Part | undefined {
  const cell = column === undefined ? undefined : cells[column];
  return cell && trimmed(cell);
}

/** Spelling of headings does not count: `Session_ID`, `会话 ID`. */
function heading(text: string): string {
  return text.replace(/[\s_\-*:：（）()]/g, '').toLowerCase();
}

const headings: { readonly [key in (typeof columnKeys)[number]]: RegExp } = {
  id: /^(?:(?:会话|通话|对话|工单|录音|呼叫)?(?:id|编号|流水号|单号)|(?:session|call|dialogue|dialog|conversation|chat)?id)$/,
  tier: /^(?:客户)?(?:等级|级别)$|^tier$/,
  scene: /^(?:场景|业务场景|业务类型|主题|业务)$|^scene$/,
  role: /^(?:角色|说话人|发言人|发话人|讲话人|说话者|发送人|发送者|发送方|身份|对话角色|speaker|role|sender|from)$/,
  text: /^(?:内容|文本|话语|对话内容|消息|消息内容|聊天内容|语句|说话内容|转写内容|转写文本|识别结果|原文|text|content|message|utterance|sentence|words)$/,
  start: /^(?:时间|开始时间|起始时间|时间戳|发送时间|开始|time|timestamp|start|starttime|begin)$/,
  end: /^(?:结束时间|结束|end|endtime)$/,
};
/** Columns of wording for agents: each is linted. Those of bad examples (禁语) are not among them. */
const wordHeadings =
  /^(?:(?:标准|参考|推荐|规范|应答|服务|客服|备用|回复|开场|结束|坐席|座席)*(?:话术|答复|回复|应答|答案|回答|用语|口径|回复内容|话术内容|答复口径)(?:内容|[一二三四五\d])?|answer|reply|response|script)$/;

function guessColumns(head: readonly string[]): Columns {
  const columns: Columns = {};
  for (const key of columnKeys) {
    const at = head.findIndex((name) => headings[key].test(name));
    if (at >= 0) columns[key] = at;
  }
  columns.text ??= wordColumns(head)[0];
  return columns;
}

function wordColumns(head: readonly string[]): number[] {
  const found = head.flatMap((name, at) => (wordHeadings.test(name) ? [at] : []));
  const text = head.findIndex((name) => headings.text.test(name));
  return found.length > 0 ? found : text < 0 ? [] : [text];
}

function configured(columns: ContainerContext['input']['columns'] = {}, head: readonly string[]): Columns {
  const found: Columns = {};
  for (const key of columnKeys) {
    const column = columns[key];
    if (typeof column === 'number') found[key] = column - 1;
    else if (column !== undefined) {
      const at = head.indexOf(heading(column));
      if (at >= 0) found[key] = at;
    }
  }
  return found;
}

function missingColumn(
  { rows, start }: Table,
  columns: ContainerContext['input']['columns'] = {},
  head: readonly string[],
): ContainerProblem | undefined {
  const missing = Object.values(columns).find(
    (column) => typeof column === 'string' && !head.includes(heading(column)),
  );
  if (missing === undefined || rows.length === 0) return undefined;
  return {
    code: 'no-dialogue',
    fatal: true,
    start,
    end: start,
    message: {
      zh: `首行没有名为“${missing}”的列；请核对配置 inputs 的 columns`,
      en: `the first row has no column "${missing}"; check columns under inputs in the configuration`,
    },
  };
}
