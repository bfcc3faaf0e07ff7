import type { CustomerTier, DocumentKind } from '../document/document';

/** What people write after `kind:`. */
const kinds: ReadonlyMap<string, DocumentKind> = new Map([
  ...names<DocumentKind>('script', 'script dialogue dialog 话术 脚本 话术脚本 对话 剧本'),
  ...names<DocumentKind>('article', 'article knowledge kb faq 文章 知识 知识库 知识点 文档'),
  ...names<DocumentKind>('transcript', 'transcript recording call 录音 转写 通话记录 录音转写 转写稿 通话 逐字稿'),
]);

/** What people write after `tier:`. The standard's names are those of §1.1.2.3 and the closing phrases of §1.4. */
const tiers: ReadonlyMap<string, CustomerTier> = new Map([
  ...names<CustomerTier>('普通', '普通 普通客户 公众 公众客户 大众 normal ordinary standard regular public default'),
  ...names<CustomerTier>(
    '我的e家',
    '我的e家 我的e家客户 e家 e家客户 品牌 品牌客户 myehome my-e-home ehome e-home family brand',
  ),
  ...names<CustomerTier>(
    '商务领航',
    '商务领航 商务领航客户 商务 商务客户 商客 business biznavigator business-navigator navigator',
  ),
  ...names<CustomerTier>('VIP', 'vip vip客户 贵宾 贵宾客户 vip贵宾 大客户 大客户专线 政企客户 premium'),
]);

/** The keys in Chinese, for writers who have no English. Behind one of them a full-width colon will do. */
const chineseKeys = { 文本类型: 'kind', 客户等级: 'tier', 场景: 'scene', 通话片段: 'fragment' } as const;

/** What a line of a front matter may begin with, as the source of a regular expression: a plain key, or one of ours in Chinese. */
export const keyPattern = `(?:[\\w-]+|${Object.keys(chineseKeys).join('|')})`;

/** The key of ours that a Chinese one stands for, or undefined. */
export function chineseKeyNamed(word: string): 'kind' | 'tier' | 'scene' | 'fragment' | undefined {
  return Object.hasOwn(chineseKeys, word) ? chineseKeys[word as keyof typeof chineseKeys] : undefined;
}

/** What our key in Chinese is, or undefined. */
export function chineseNameOf(key: string): string | undefined {
  return Object.entries(chineseKeys).find(([, name]) => name === key)?.[0];
}

/** The kind that a word names, or undefined. */
export function kindNamed(word: string): DocumentKind | undefined {
  return kinds.get(folded(word));
}

/** The tier that a word names, or undefined. */
export function tierNamed(word: string): CustomerTier | undefined {
  return tiers.get(folded(word));
}

function names<T>(value: T, words: string): [string, T][] {
  return words.split(' ').map((word) => [word, value]);
}

/** Blanks, case and full-width letters do not count: 我的 E 家 is 我的e家. */
function folded(word: string): string {
  return word
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\s_]+/g, '')
    .toLowerCase();
}
