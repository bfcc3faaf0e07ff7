import { clauseTable, clausesAsMarkdown, countClauses } from './clause-table';
import type { Pack } from './schema';

/** docs/clauses.md: the table of clauses as a page in Chinese, one chapter a pack. */
export function clausesPage(packs: readonly Pack[]): string {
  const rows = clauseTable(packs);
  const { checked, explained, open } = countClauses(rows);
  const sum = `共 ${rows.length} 条：${checked} 条有规则检查，${explained} 条说明了为什么不查${open > 0 ? `，${open} 条还没有规则` : ''}。`;
  const chapters = packs
    .filter((pack) => pack.clauses.length > 0)
    .map(({ manifest: { name, title, source } }) => {
      const own = rows.filter((row) => row.pack === name);
      return [`## ${title.zh}（${name}）`, ...(source ? [`依据：${source}`] : []), clausesAsMarkdown(own, 'zh')].join(
        '\n\n',
      );
    });
  return [
    '# 规范条款与规则',
    '本页由规则包生成（`npm run generate`），请不要手改。`huashu clauses` 在命令行列出同一张表，`huashu explain §…` 说明一条条款。',
    sum,
    ...chapters,
  ].join('\n\n');
}
