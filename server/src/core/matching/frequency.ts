/**
 * How often symbols stand in service speech, roughly: enough to tell which part of a pattern is rare, so that it is the
 * part that is looked for. A wrong guess costs time, never a hit.
 */

/** The most frequent symbols, in order. */
const common =
  ',的您是有.这0一不可以个好请x下我了1还到数在吗量店字?后帮流问边客2用为e车a单电费s给要京g5号时话3包小-点等发们订通月p货没快就看b北8会' +
  '对餐那天他内元务么其国地送6上l理动t需查稍49提系服都分价生你再现收询人家r周套户品能心机经大什n定联已使过信活交气接款谢很商退取爱方意供开去中消行' +
  '题日如办或前7说打歉址因新抱站业!多优手先i和间实里区也支d见主推东全申子只出门果付期移处核网工它感无含回面保惠向卡然作之购知祝拍改自二来兴安合情议评' +
  '递建法产配本尽待员清当次击道直票完名成至应物持件关专换进效所营更息于公注园样放金确格原路常式';

/** The most frequent pairs, in order. */
const commonPairs =
  '可以 您的 这个 好的 一下 这边 请问 吗? 还有 ,请 给您 到您 您好 为您 以帮 订单 其他 帮您 我们 没有 有其 的吗 ,您 电话 问还 服务 帮到 什么 联系 套餐 需要 了, ' +
  '客气 使用 查询 一个 问题 现在 客户 稍等 是的 抱歉 已经 还可 提供 ,我 他还 申请 ,这 好, 的话 您这 再见 有什 个月 时间 谢您 ,再 我这 感谢 手机 处理 您可 不客 祝您 ,不 ' +
  '的这 因为 歉, 取消 建议 您稍 办理 愉快 通过 就是 您看 然后 生活 您服 您查 您提 尽快 如果 等待 稍后 ,是 都是 ,还 以的 麻烦 信息 通知 不好 您去 无法 还是 以吗 或者 不是 支付 ' +
  '方式 好意 问您 您是 ,那 业务 话是 应该 您了 么可 是一 在的 打扰 耐心 心等 那我 正在 还请 您需 务, 个是 这里 直接 号码 我帮 怎么 能不 不能 您说 知道 告诉 你们';

const ranks = new Map<string, number>();
[...common].forEach((symbol, rank) => ranks.set(symbol, rank));
const pairRanks = new Map<string, number>();
commonPairs.split(' ').forEach((pair, rank) => pairRanks.set(pair, rank));

/** The share of symbols that are `symbol`. */
export function rateOf(symbol: number): number {
  const rank = ranks.get(String.fromCharCode(symbol));
  if (rank === undefined) return symbol >= 0x3400 && symbol < 0xa000 ? 2e-4 : 1e-4;
  return 0.09 / (rank + 3) ** 0.85;
}

/** The share of places where `second` follows `first`. */
export function pairRateOf(first: number, second: number): number {
  const rank = pairRanks.get(String.fromCharCode(first, second));
  if (rank !== undefined) return 0.02 / (rank + 4) ** 0.7;
  return Math.min(6e-4, 2 * rateOf(first) * rateOf(second) + 1e-6);
}
