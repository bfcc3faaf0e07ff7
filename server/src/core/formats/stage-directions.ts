/**
 * Tells a stage direction （静音40秒） from a bracketed remark that is spoken （含税）. A bracket is a direction where
 * its words are those of the trade and its shape is that of a direction:
 *
 * - it is short, has no sentence mark and does not address anyone (您, 你, 我, 请);
 * - it begins with somebody of the call (客户挂机, 坐席查询后), or begins or ends with what happens in a call and is not
 *   said (静音, 停顿几秒, 背景音乐, 查询中, 语气坚定, 报序列号), or is a length of time (约30秒).
 *
 * Everything else stays and is judged.
 */
export function isStageDirection(words: string): boolean {
  if (words.length === 0 || words.length > 16 || /[您你我请。？！?!；;：:，,“”"]/.test(words)) return false;
  return someone.test(words) || (words.length <= 10 && begins.test(words)) || ends.test(words) || duration.test(words);
}

/** Whether the words in a bracket are a slot to be filled in: （姓名）, [工号], （先生/女士）. */
export function isSlot(words: string): boolean {
  return words.length <= 12 && slot.test(words);
}

const someone =
  /^(?:等|待|向|与|对|让|若|如)?(?:客户|用户|顾客|来电人|坐席|座席|客服|话务员|客服代表|客户代表|对方|双方|班长)(?!经理|服务|热线|名|端|编号|号|类|须知|自|中心|代码|群)/;

const begins = new RegExp(
  '^(?:' +
    '静音|无声|沉默|停顿|稍停|停\\d|挂机|挂断|转接|转人工|转班长|转[到给至回]?[\\u4e00-\\u9fff\\d]{1,7}(?:组|台|席|部门?|经理|中心|主管|[^套型机]号)$|语气|语速|语调|微笑|面带微笑|背景音|听不清|声音[很较太]?[小轻大]|' +
    '适时|重复|播放|敲键盘|翻纸|按静音|取消静音|恢复通话|通话保持|保持[中音\\d]|等待(?:中|\\d)|等候(?:中|\\d)|' +
    // What an agent does; with a price, a rule or a "how" it would be information.
    '(?:报|念|读|查询|核实|核对|验证|记录|登记|输入|操作|返回|回线|返线)(?!.*(?:费|元|免|方式|方法|时间|须|需|为|是|的|按|[\\d]))' +
    ')',
);

const ends =
  /(?:静音|无声|无音|沉默|停顿|挂机|挂断|挂线|挂电话|挂断电话|音乐|铃声|振铃|响铃|忙音|嘟声|背景音|嘈杂|噪音|杂音|噪声|叹气|叹息|笑|笑声|哭|哭泣|咳嗽|点头|不耐烦|激动|哽咽|生气|愤怒|着急|打断|插话|抢话|重叠|键盘声|听不清|没听清|声音[很太]?小|大声|小声|说话|无应答|无回应|没有回应|断线|掉线|(?:查询|记录|核实|核对|操作|等待|等候|处理|录入|播放|转接)(?:中|后|完毕|完成))$/;

const duration = /^(?:停|等|约|大约|静|过)?(?:\d{1,3}|[一二两三四五六七八九十几数半]{1,3})(?:秒钟?|分钟)(?:后|左右)?$/;

const slot =
  /^(?:(?:客户|用户|您的|联系|装机|通讯|故障|具体|相关|对应|当前|到期|开始|结束)?(?:姓名|姓氏|姓|尊称|称呼|称谓|工号|号码|电话|电话号码|手机号码?|地址|日期|时间|金额|余额|费用|业务|业务名称?|业务类型|套餐|套餐名称?|产品|产品名称?|公司|公司名称?|品牌|证件|证件号码?|原因|天数|月份|组名?|部门|地点|网址|账号|问题|内容|先生|女士|小姐)|(?:先生|女士|小姐)\/(?:先生|女士|小姐)|[Xx×*＊_]+)$/;
