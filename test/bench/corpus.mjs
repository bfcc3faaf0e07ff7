// Deterministic dialogue-like text for measuring: about 36 characters a line, an offence every 20 lines or so.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const neutral = [
  '您好',
  '感谢您的来电',
  '请问您需要什么帮助',
  '我这边为您查询一下',
  '您的订单已经登记完毕',
  '麻烦您提供一下注册的手机号',
  '这笔款项将在三个工作日内退回',
  '请您稍等片刻',
  '为了保障账户安全',
  '根据您提供的信息',
  '工号1024为您服务',
  '系统显示该包裹已经签收',
  '您反馈的问题我已记录',
  '我们会在24小时内回电',
  '这款商品支持七天无理由退换',
  '发票会随包裹一起寄出',
  '优惠券的有效期截止到本月底',
  '会员积分可以抵扣部分金额',
  '非常抱歉给您带来不便',
  '这个故障由技术部门处理',
  '密码重置链接已发送到邮箱',
  '祝您生活愉快',
  '订单金额为128.50元',
  '当前排队人数较多',
  '退货运费由平台承担',
  '账户余额已经更新',
  '我想咨询一下上周买的那台洗衣机',
  '包装有些破损但是东西完好',
  '上次说好三天内给答复',
  '页面一直提示网络异常',
  '谢谢,麻烦了',
  '我再确认一下规格型号',
  '保修期从签收当天开始计算',
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
    if (markdown && n % 61 === 0) return `- ${pick(neutral)},**${pick(neutral)}**。`;
    if (markdown && n % 83 === 0)
      return `> 提示:${pick(neutral)},参见 \`FAQ-12\` 与[帮助中心](https://example.com/help)。`;
    if (n % 29 === 0) return '';
    const clauses = Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(neutral));
    if (random() < 0.05) clauses[Math.floor(random() * clauses.length)] = pick(phrases);
    return `${n % 2 ? '客服:' : '客户:'}${clauses.join(',')}${pick(['。', '!', '?', '。', '。'])}`;
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
