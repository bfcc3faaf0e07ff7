import type { EntityType } from '../packs/schema';

/** Personal data found in an utterance. `start` and `end` are indices into the folded text, half-open. */
export interface Entity {
  readonly start: number;
  readonly end: number;
  /** The same with the personal part masked: texts, and stretches of the folded text that stay as the source has them. */
  readonly masked: readonly (string | readonly [from: number, to: number])[];
}

/**
 * Finds personal data of one kind in folded text (half width, simplified; §1.5.7). Numbers may be grouped by single
 * blanks or hyphens. Numbers that only look alike (orders, tracking, serial numbers), masked numbers and the usual
 * dummies are not personal data.
 */
export function findEntities(type: EntityType, text: string): Entity[] {
  return finders[type](text);
}

const finders: { readonly [type in EntityType]: (text: string) => Entity[] } = {
  'id-card': findIdCards,
  'bank-card': findBankCards,
  mobile: findMobiles,
  'name-with-address': findNamesWithAddress,
};

interface DigitRun {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
}

/** Runs of digits, groups joined across one blank or hyphen, with a closing x of an identity number. */
function digitRuns(text: string): DigitRun[] {
  const runs: DigitRun[] = [];
  for (const match of text.matchAll(/\+?\d(?:[ -]?\d)*(?:[ -]?x(?![a-z]))?/g)) {
    const start = match.index;
    const end = start + match[0].length;
    const around = `${text[start - 1] ?? ''}${text[end] ?? ''}`;
    if (/[a-wyz*·●○_{}%@\ue02e]/.test(around)) continue; // part of a code, or masked
    runs.push({ start, end, digits: match[0].replace(/[ +-]/g, '') });
  }
  return runs;
}

const otherNumber = /(订单|单号|流水|工单|合同|运单|快递|物流|编号|条码|串号|序列号|批次|版本)[^,.?!]{0,6}$/;

/** Whether the words before say that the number is an order, a parcel, a serial number … */
function saysOtherNumber(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 10), start);
  // 快递员的电话是…: the last noun counts.
  return otherNumber.test(before) && !/(电话|手机|联系方式|号码)(号码?)?[是为:,]?$/.test(before);
}

const provinces = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;
const idNumber = /^[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dx]$/;
const oldIdNumber = /^[1-9]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}$/;

function isIdNumber(text: string, run: DigitRun): boolean {
  if (!provinces.test(run.digits)) return false;
  if (idNumber.test(run.digits)) return true;
  return (
    oldIdNumber.test(run.digits) && /(身份证|证件)[^.?!]{0,8}$/.test(text.slice(Math.max(0, run.start - 14), run.start))
  );
}

function findIdCards(text: string): Entity[] {
  return digitRuns(text)
    .filter((run) => isIdNumber(text, run) && !saysOtherNumber(text, run.start))
    .map(({ start, end, digits }) => ({
      start,
      end,
      masked: [`${digits.slice(0, 4)}**********${digits.slice(-4).toUpperCase()}`],
    }));
}

function findBankCards(text: string): Entity[] {
  const found: Entity[] = [];
  for (const run of digitRuns(text)) {
    const { start, end, digits } = run;
    if (digits.length < 16 || digits.length > 19 || /x$/.test(digits)) continue;
    if (isIdNumber(text, run) || saysOtherNumber(text, start)) continue;
    const named = /(卡号|银行卡|储蓄卡|信用卡|付款卡|借记卡|扣款|账号|账户|帐号)[^.?!]{0,12}$/.test(
      text.slice(Math.max(0, start - 18), start),
    );
    if (!(named || digits.startsWith('62') || (/^(4|5[1-5]|35|60|9)/.test(digits) && passesLuhn(digits)))) continue;
    found.push({ start, end, masked: [`${digits.slice(0, 4)} **** **** ${digits.slice(-4)}`] });
  }
  return found;
}

/** The check digit of payment cards (ISO/IEC 7812). */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    let digit = Number(digits[digits.length - 1 - i]);
    if (i % 2 === 1) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
    sum += digit;
  }
  return sum % 10 === 0;
}

function findMobiles(text: string): Entity[] {
  const found: Entity[] = [];
  for (const { start, end, digits } of digitRuns(text)) {
    const number = /^(?:00)?(?:86)?(1[3-9]\d{9})$/.exec(digits)?.[1];
    if (number === undefined || isDummyMobile(number) || saysOtherNumber(text, start)) continue;
    found.push({ start, end, masked: [`${number.slice(0, 3)}****${number.slice(-4)}`] });
  }
  for (const { 0: number, index } of text.matchAll(spokenMobile)) {
    if (/(.)\1{5}/.test(number) || saysOtherNumber(text, index)) continue;
    found.push({ start: index, end: index + number.length, masked: [`${number.slice(0, 3)}****${number.slice(-4)}`] });
  }
  return found;
}

/** A mobile number as it is read out and transcribed: 一三九零五七一二三四五. */
const spokenMobile =
  /(?<![零〇一二三四五六七八九幺两])[一幺][三四五六七八九][零〇一二三四五六七八九幺两]{9}(?![零〇一二三四五六七八九幺两])/g;

/** Numbers that everybody takes for an example: 13800138000, 13812345678, 13888888888. */
function isDummyMobile(number: string): boolean {
  return (
    number === '13800138000' || /(\d)\1{5}/.test(number) || number.endsWith('12345678') || number.endsWith('87654321')
  );
}

const surname =
  '(?:欧阳|上官|司马|诸葛|司徒|东方|夏侯|皇甫|尉迟|令狐|端木|公孙|慕容|[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛范彭郎鲁韦昌马苗凤方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元顾孟平黄穆萧尹姚邵湛汪祁毛狄贝明臧计成戴宋庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄江童颜郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍虞万柯卢莫房裘解应宗丁邓洪包左石崔吉龚程邢裴陆荣翁曲封储靳段富巫焦巴牧谷车侯全班秋仲伊宫宁仇甘厉戎祖武符刘景詹龙叶司黎白怀蒲索赖卓屠蒙池乔阴闻莘党翟谭贡姬申冉桑桂牛寿边燕冀尚农温别庄晏柴瞿阎习艾容向古易廖步耿满匡文寇广东欧沃蔚师聂晁敖冷辛阚简饶曾沙丰关游竺权盖益桓公岳佟涂])';
const cue =
  '(?:机主|客户|用户|姓名|联系人|收件人|收货人|户主|业主|申请人|投诉人|报障人|住户|经办人|学员|会员|患者|同学|家住|先生|女士|叫|是|为)[是为:, ]{0,2}';
const title = '(?:先生|女士|小姐)';
const nameEnd = '(?=先生|女士|小姐|[,. ]|的|住|家住|地址|收|电话|手机|现居|\\d)';
// Given names have none of these: they make 周边, 景点, 别客气, 时间, 安装 … of a surname.
const given = '(?:(?![边围末点店客气的了是在有不这那其他它我您你好请间候装便址近附员号户])[\\u4e00-\\u9fff]){1,2}';
const fullName = new RegExp(`(?:^|[,.?! ]|${cue})(${surname}${given})(${title})?${nameEnd}`, 'g');
// Behind an address only what is announced as a name counts as one.
const announcedName = new RegExp(`${cue}(${surname}${given})(${title})?(?:${nameEnd}|$)`);
const titledSurname = new RegExp(`(${surname})(${title})`, 'g');
// No place has 是 or 址 in its name: what leads up to an address stays outside it.
const place = '(?:\\d|(?![是为址住在的])[\\u4e00-\\u9fff])';
const address = new RegExp(
  `(?:${place}{2,8}?(?:省|自治区))?(?:${place}{2,6}?市)?(?:${place}{1,6}?(?:区|县|旗))?(?:${place}{1,6}?(?:镇|乡|街道))?${place}{1,10}?(?:路|街|道|巷|弄|胡同|村|小区|花园|家园|苑|里|庄|公寓|府|城|园)${place}{0,6}?\\d{1,5}(?:号楼|号|弄|栋|幢|座|室|单元|楼)(?:${place}{0,6}?\\d{1,5}(?:号楼|号|栋|幢|座|楼|层|室|单元|户))*(?:\\d{3,4}室?)?`,
  'g',
);
const publicPlace =
  /(营业厅|公司|大厦|医院|银行|门店|网点|服务点|服务站|仓库|售后|维修点|维修站|派出所|学校|大学|酒店|商场|单位)/;

function findNamesWithAddress(text: string): Entity[] {
  const found: Entity[] = [];
  for (const match of text.matchAll(address)) {
    const at = match.index;
    const end = at + match[0].length;
    if (publicPlace.test(text.slice(Math.max(0, at - 10), at) + match[0] + text.slice(end, end + 6))) continue;
    const from = Math.max(0, at - 40);
    const before = text.slice(from, at);
    const name =
      lastMatch(before, fullName) ?? (isHome(before, match[0]) ? lastMatch(before, titledSurname) : undefined);
    if (name) {
      const nameAt = from + name.index + name[0].indexOf(name[1]!);
      const called = name[1]! + (name[2] ?? '');
      found.push({
        start: nameAt,
        end,
        masked: [maskName(called), [nameAt + called.length, at], maskAddress(match[0])],
      });
      continue;
    }
    const after = announcedName.exec(text.slice(end, end + 30));
    if (after) {
      const nameAt = end + after.index + after[0].indexOf(after[1]!);
      const called = after[1]! + (after[2] ?? '');
      found.push({
        start: at,
        end: nameAt + called.length,
        masked: [maskAddress(match[0]), [end, nameAt], maskName(called)],
      });
    }
  }
  return found;
}

/** Whether the address goes down to the door and is somebody's home. */
function isHome(before: string, found: string): boolean {
  return (
    /(单元|室|户|号楼)/.test(found) && /(住址|家住|住在|您家|装机地址|收货地址|联系地址|家庭地址|地址)/.test(before)
  );
}

function lastMatch(text: string, pattern: RegExp): RegExpExecArray | undefined {
  let last: RegExpExecArray | undefined;
  for (const match of text.matchAll(pattern)) last = match;
  return last;
}

function maskName(called: string): string {
  const bare = called.replace(/(先生|女士|小姐)$/, '');
  const family = /^(欧阳|上官|司马|诸葛|司徒|东方|夏侯|皇甫|尉迟|令狐|端木|公孙|慕容)/.test(bare) ? 2 : 1;
  return bare.slice(0, family) + '*'.repeat(bare.length - family) + called.slice(bare.length);
}

/** Keeps province, city and district, masks the rest. */
function maskAddress(found: string): string {
  const district = /^.*?(?:区|县|旗)/.exec(found) ?? /^.*?市/.exec(found);
  return `${district ? district[0] : ''}****`;
}
