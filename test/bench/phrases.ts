import { builtinPacks } from '../../server/src/core/packs/builtin';

/**
 * The phrases that peers look for too: what the clauses of the 46 banned phrases quote, the hedges that §1.1.2.5a names,
 * and the pronoun. Plain words only, as the peers know no patterns.
 */
export const phrases: readonly string[] = collect();

function collect(): string[] {
  const found = new Set<string>();
  for (const clause of builtinPacks().flatMap((pack) => pack.clauses)) {
    if (!clause.id.startsWith('§1.5.9.')) continue;
    for (const part of (clause.text ?? '').split('/')) found.add(part.trim().replace(/[。!?！？]+$/u, ''));
  }
  for (const hedge of '一般是 应该是 大概 可能是 好像 估计 差不多 也许 或许 说不定 应该会 应该可以 我觉得 我猜'.split(
    ' ',
  ))
    found.add(hedge);
  for (const pronoun of ['你好', '你们', '你的', '你']) found.add(pronoun);
  return [...found].filter((phrase) => phrase !== '' && !/[|{}]/.test(phrase));
}
