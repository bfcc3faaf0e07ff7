// Deterministic dialogue-like text for measuring: about 36 characters a line, an offence every 20 lines or so.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What agents say and what customers say when nobody offends, in clauses that may stand in any order. */
const agentClauses = [
  '您的订单已经登记完毕',
  '请您提供一下注册的手机号后四位',
  '这笔款项将在三个工作日内退回',
  '为了保障账户安全',
  '根据您提供的信息',
  '系统显示该包裹已经签收',
  '您反馈的情况我已详细记录',
  '我们会在24小时内给您回电',
  '这款商品支持七天无理由退换',
  '发票会随包裹一起寄出',
  '优惠券的有效期截止到本月底',
  '会员积分可以抵扣部分金额',
  '这个故障由技术部门处理',
  '密码重置链接已发送到邮箱',
  '订单金额为128.50元',
  '退货运费由平台承担',
  '账户余额已经更新',
  '保修期从签收当天开始计算',
  '您本月的套餐还剩3.8G流量',
  '新套餐从下个月1号起生效',
];
const customerClauses = [
  '我想咨询一下上周买的那台洗衣机',
  '包装完好',
  '我再确认一下规格型号',
  '是登记在我爱人名下的',
  '换成红色的那一款',
  '明天上午我在家',
  '就是打进来的这个号码',
  '我在外地出差',
  '上个月刚办的套餐',
  '规格和页面上写的一样',
  '送到单位就行',
  '我手边有笔',
];

/** A generator of lines; the same seed gives the same text. `phrases` are the offences mixed in. */
function lineSource(phrases, markdown, seed) {
  let state = seed >>> 0;
  const random = () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 4294967296;
  };
  const pick = (list) => list[Math.floor(random() * list.length)];
  let n = 0;
  return () => {
    n++;
    if (markdown && n % 97 === 0) return `## ${pick(['开场白', '身份核实', '处理流程', '投诉处理'])}`;
    if (markdown && n % 61 === 0) return `- ${pick(agentClauses)},**${pick(agentClauses)}**。`;
    if (markdown && n % 83 === 0)
      return `> 提示:${pick(agentClauses)},参见 \`FAQ-12\` 与[帮助中心](https://example.com/help)。`;
    if (n % 29 === 0) return '';
    const agent = n % 2 === 1;
    const source = agent ? agentClauses : customerClauses;
    const clauses = Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(source));
    if (random() < 0.05) clauses[Math.floor(random() * clauses.length)] = pick(phrases);
    return `${agent ? '客服:' : '客户:'}${clauses.join(',')}。`;
  };
}

/** About `bytes` bytes (UTF-8) of text. */
export function makeText(phrases, { bytes, markdown, seed = 0x12345678 }) {
  const next = lineSource(phrases, markdown, seed);
  const lines = [];
  let size = 0;
  while (size < bytes) {
    const line = next();
    lines.push(line);
    size += Buffer.byteLength(line) + 1;
  }
  return lines.join('\n') + '\n';
}

/** Writes one file, unless it is there. */
export function writeFile(path, phrases, options) {
  if (!existsSync(path)) writeFileSync(path, makeText(phrases, options));
}

/** Writes a folder of files of the same size, a hundred a subfolder, unless it is there. */
export function writeFolder(path, phrases, { count, bytes, extension }) {
  if (existsSync(join(path, '.complete'))) return;
  for (let i = 0; i < count; i++) {
    const folder = join(path, String(Math.floor(i / 100)).padStart(3, '0'));
    if (i % 100 === 0) mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, `script-${i}.${extension}`),
      makeText(phrases, { bytes, markdown: extension === 'md', seed: 0x9e3779b9 + i * 7919 }),
    );
  }
  writeFileSync(join(path, '.complete'), '');
}
