import type { Directive, DirectiveType, FormatProblem } from '../document/document';
import type { Span } from '../text/span';

/**
 * Reads the directive in a comment: `huashu-disable-next-line RULE RULE -- reason`, also `-disable-line`, `-disable`,
 * `-enable`. Rules are divided by blanks or commas; no rule means every rule. `——`, which an input method makes of two
 * hyphens, is taken for them.
 *
 * `comment` is the whole comment with its marks, `words` what stands between them (UTF-16 offsets), `line` the line,
 * from 0, on which it ends. A comment that does not begin with `huashu-` is none of ours: undefined. One that does and
 * cannot be read is a problem.
 */
export function parseDirective(
  text: string,
  comment: Span,
  words: Span,
  line: number,
  problems: FormatProblem[],
): Directive | undefined {
  const source = text.slice(words.start, words.end);
  const head = /^\s*huashu-([\w-]*)/.exec(source);
  if (!head) return undefined;
  const type = types.get(head[1]!);
  const nameStart = words.start + head[0].length - head[1]!.length - 'huashu-'.length;
  const nameEnd = words.start + head[0].length;
  if (!type) {
    const known = [...types.keys()].map((name) => `huashu-${name}`).join(', ');
    problems.push(
      problem(
        nameStart,
        nameEnd,
        `没有“huashu-${head[1]}”这个指令，可以写：${known}`,
        `no directive "huashu-${head[1]}"; use ${known}`,
      ),
    );
    return undefined;
  }
  const rest = source.slice(head[0].length);
  const dashes = /(?:^|\s)(?:--|——)(?=\s|$)|(?:--|——)/.exec(rest);
  const list = dashes ? rest.slice(0, dashes.index) : rest;
  const reason = dashes ? rest.slice(dashes.index + dashes[0].length).trim() : '';
  const rules: { id: string; span: Span }[] = [];
  for (const match of list.matchAll(/[^\s,，、]+/g)) {
    const start = nameEnd + match.index;
    const id = match[0];
    const span = { start, end: start + id.length };
    if (isRuleId(id)) rules.push({ id, span });
    else {
      problems.push(
        problem(
          span.start,
          span.end,
          `“${id}”不是规则名；原因要写在“-- ”之后`,
          `"${id}" is no rule id; a reason is written after "-- "`,
        ),
      );
      // A directive with a rule nobody can read must not suppress every rule.
      return undefined;
    }
  }
  return { start: comment.start, end: comment.end, type, rules, reason, line };
}

/** A comment at `start` that holds a directive and never ends: it does nothing, or swallows all that follows. */
export function unclosedDirective(start: number): FormatProblem {
  const zh = '这条注释没有结尾的“-->”：指令不起作用，后面的内容也可能被当成注释';
  const en =
    'this comment has no closing "-->": the directive does nothing, and what follows may be taken for a comment';
  return problem(start, start + 4, zh, en);
}

const types: ReadonlyMap<string, DirectiveType> = new Map([
  ['disable-next-line', 'disable-next-line'],
  ['disable-line', 'disable-line'],
  ['disable', 'disable'],
  ['enable', 'enable'],
]);

/**
 * A label, LABEL/NAME, or a clause; own packs may use any letters. The pattern stands inside, because the tables of Unicode
 * are read where it is reached: most texts have no directive.
 */
function isRuleId(id: string): boolean {
  return /^[\p{L}\p{N}§][\p{L}\p{N}._/§-]*$/u.test(id);
}

function problem(start: number, end: number, zh: string, en: string): FormatProblem {
  return { code: 'directive-syntax', start, end, message: { zh, en } };
}
