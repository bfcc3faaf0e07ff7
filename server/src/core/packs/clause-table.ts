import type { ClauseSource, Localised, Pack } from './schema';

/** What becomes of one clause of the standard. Plain data. */
export interface ClauseRow {
  readonly id: string;
  readonly pack: string;
  readonly kind: ClauseSource['kind'];
  readonly text: string;
  /** Ids of the rules that cite the clause. */
  readonly rules: readonly string[];
  /** Why no rule checks it; absent where one does, and where one is still to be written. */
  readonly reason?: Localised;
}

/** Every clause of the packs in the order of the standard, with the rules that check it. */
export function clauseTable(packs: readonly Pack[]): ClauseRow[] {
  const rules = new Map<string, string[]>();
  for (const pack of packs)
    for (const rule of pack.rules)
      for (const clause of rule.clauses) {
        const cited = rules.get(clause);
        if (cited) cited.push(rule.id);
        else rules.set(clause, [rule.id]);
      }
  return packs.flatMap((pack) =>
    pack.clauses.map((clause): ClauseRow => {
      const cited = rules.get(clause.id) ?? [];
      const reason = cited.length > 0 ? undefined : (clause.unchecked ?? usualReasons[clause.kind]);
      const row = { id: clause.id, pack: pack.manifest.name, kind: clause.kind, text: wording(clause), rules: cited };
      return reason ? { ...row, reason } : row;
    }),
  );
}

/** Reasons that hold for all clauses of a kind. */
const usualReasons: { readonly [kind in ClauseSource['kind']]?: Localised } = {
  reference: {
    zh: '说的是姿态、态度、环境或系统，文字里看不出来；可以悬停查看、用 explain 查询',
    en: 'about posture, attitude, surroundings or systems, which no text shows; to be read by hover and explain',
  },
  term: {
    zh: '术语定义，没有常见的误称可查；悬停在术语上可以看到定义',
    en: 'the definition of a term that has no usual wrong name; hovering over the term shows it',
  },
};

/** What kinds of clauses are called. */
export const clauseKinds: { readonly [kind in ClauseSource['kind']]: Localised } = {
  lexical: { zh: '用语', en: 'wording' },
  discourse: { zh: '对话', en: 'dialogue' },
  timing: { zh: '时间', en: 'timing' },
  fact: { zh: '事实', en: 'fact' },
  term: { zh: '术语', en: 'term' },
  reference: { zh: '参考', en: 'reference' },
};

function wording({ term, text }: ClauseSource): string {
  const named = typeof term === 'string' ? term : undefined;
  return [named, text].filter((part) => part !== undefined && part !== '').join('：');
}

/** The table as a page in Markdown. */
export function clausesAsMarkdown(rows: readonly ClauseRow[], language: 'zh' | 'en'): string {
  const head = language === 'zh' ? ['条款', '类别', '内容', '检查它的规则'] : ['clause', 'kind', 'text', 'rules'];
  const lines = rows.map((row) => {
    const rules = row.rules.map((id) => `\`${id}\``).join(' ');
    return [row.id, clauseKinds[row.kind][language], row.text, rules === '' ? `*${missing(row)[language]}*` : rules];
  });
  const line = (cells: readonly string[]) => `| ${cells.map(inCell).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...lines.map(line)].join('\n') + '\n';
}

/** How many clauses of each kind are checked, need no check, or still want a rule. */
export function countClauses(rows: readonly ClauseRow[]): {
  readonly checked: number;
  readonly explained: number;
  readonly open: number;
} {
  const checked = rows.filter(({ rules }) => rules.length > 0).length;
  const explained = rows.filter(({ reason }) => reason !== undefined).length;
  return { checked, explained, open: rows.length - checked - explained };
}

/** What stands in place of rules. */
export function missing({ reason }: ClauseRow): Localised {
  return reason ?? { zh: '还没有规则', en: 'no rule yet' };
}

function inCell(text: string): string {
  return text
    .replace(/\|/g, '\\|')
    .replace(/[\r\n]+/g, ' ')
    .replace(/</g, '&lt;');
}
