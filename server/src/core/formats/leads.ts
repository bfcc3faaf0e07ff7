/**
 * Lead-ins: the few words before a colon or a quotation that say whose words follow. They are told by how they end
 * (收尾话术, 可以这样答, 客户常说, 不要说), because what stands before is free.
 */

/**
 * `bad`: wording that nobody should use. `recommended`: wording for agents to use. `customer`: a customer speaks.
 * `note`: a remark for the reader; it only ends what went before.
 */
export type LeadKind = 'bad' | 'recommended' | 'customer' | 'note';

/** Whose words a lead-in announces, or undefined where it is none. `label` has neither colon nor marks nor blanks. */
export function leadKind(label: string): LeadKind | undefined {
  if (!canEndLead(label.charCodeAt(label.length - 1))) return undefined;
  // Whoever says 您 or 我 here speaks himself: 您可以回复:… is part of a turn.
  if (/[您你我]/.test(label)) return undefined;
  let rest = label;
  for (let round = 0; round < 4; round++) {
    const kind = kindOf(rest);
    if (kind) return kind === 'bad' && contrasts.test(label) ? undefined : kind;
    if (!endsWithAny(rest, tailEnds)) return undefined;
    const shorter = rest.replace(tail, '');
    if (shorter === rest || shorter === '') return undefined;
    rest = shorter;
  }
  return undefined;
}

/** Whether a label that ends with this code unit can be a lead-in at all. Most labels of a document cannot: 时间：, 地址：. */
export function canEndLead(code: number): boolean {
  return endings.has(code);
}

const endings = new Set(
  [
    ...'语忌法话词汇句言示范例述达答复教材用出现误错×✗✘❌说讲问询问诉求题议容询责疑怨示映诉出电喊骂称',
    ...'术板播辞径案台白户客方告知歉释绍改为成换可对√✓✔✅注确明评景作项点析结骤',
    // What may follow the word that counts.
    ...'下举如括含有是表单全览锦总分一二三四五六七八九十0123456789条句种类个则等)）AaQqdrtgnP',
    ...'物像',
  ].map((character) => character.charCodeAt(0)),
);

/** Whether a lead-in is a bare 答: what stands before it is the question. */
export function isAnswer(label: string): boolean {
  return /^(?:答|答案|解答|回答|答复|[Aa]|[Aa]nswer)\d*$/.test(label);
}

/** The kind of a heading or of a line that stands alone: only nouns count there (禁语, 错误示例, 开场白). */
export function titleKind(title: string): 'bad' | 'recommended' | undefined {
  let last = title.length - 1;
  while (last > 0 && ' \t*_】]:：。.!！'.includes(title[last]!)) last--;
  if (!canEndLead(title.charCodeAt(last))) return undefined;
  const label = (mayBeMarked(title.charCodeAt(0)) ? title.replace(numbering, '') : title).replace(
    /[\s*_】\]:：。.!！]+$/,
    '',
  );
  const kind = leadKind(label.replace(/[\s*_`]/g, ''));
  return kind === 'bad' || kind === 'recommended' ? kind : undefined;
}

/** Marks and numbers before the words of a title. */
const numbering =
  /^[\s#*_【[（(]*(?:第?[一二三四五六七八九十百\d]+[章节条、.．)）\]:：]|[（(][一二三四五六七八九十\d]+[)）]|[①-⑳])*\s*/;

/** Whether a line that begins with this code unit may have marks or a number before its words: most begin with a word. */
export function mayBeMarked(code: number): boolean {
  return code < 0x4e00 || code > 0x9fff || '第一二三四五六七八九十百'.includes(String.fromCharCode(code));
}

function kindOf(label: string): LeadKind | undefined {
  const known = knownLeads.get(label);
  if (known !== undefined) return known;
  for (const { kind, pattern, holds } of leadPatterns) if (holds(label) && pattern.test(label)) return kind;
  return notes.has(label) ? 'note' : undefined;
}

/** The tail that {@link tail} takes off ends with one of these. */
const tailEnds = ')）下举例如括含有为是表单全览锦总分一二三四五六七八九十0123456789条句种类个则等';

function endsWithAny(label: string, characters: string): boolean {
  return label !== '' && characters.includes(label.charAt(label.length - 1));
}

function hasAny(label: string, characters: string): boolean {
  for (let i = 0; i < label.length; i++) if (characters.includes(label.charAt(i))) return true;
  return false;
}

const bad = ends(
  // Names of forbidden wording.
  '禁语|忌语|忌用语|禁忌语?|禁用语|(?:禁忌|禁止|禁用|忌讳)(?:的)?(?:用语|话术|词|词汇|语句|语言|说法)',
  '(?:错误|不当|不良|不规范|不文明|不礼貌|不推荐|不建议|不正确|不恰当|不合适|不合格|反面|负面)(?:的)?' +
    '(?:示例|示范|举例|例子|例句|范例|案例|样例|说法|话术|用语|表述|表达|回答|回复|应答|答复|答法|语言|语句|对话)',
  '反例|错例|反面教材',
  // Saying no to wording.
  '(?:不要|不能|不可以?|不得|不准|不许|不应该?|不该|不宜|禁止|严禁|切忌|切勿|请勿|勿|忌|杜绝|避免|而非|而不是|不是)' +
    '(?:对(?:客户|用户))?(?:这样|这么|如此|直接|简单)?(?:说|讲|使用|用|出现|回答|回复|答复|应答|答)' +
    '(?:以下|下列|诸如|类似|像)?(?:的)?(?:话|话语|语言|语句|词语?|词汇|用语|说法|话术|回答)?',
  '^(?:错误|错|误|[×✗✘❌]|bad|wrong)',
);

const customer = ends(
  // 对客户说 is the agent speaking.
  '(?<![对向跟和与给诉知醒导])(?:客户|用户|顾客|来电人|来电者|客人|对方|机主|消费者)(?:们)?(?:常常?|经常|可能|会|一般|往往|通常|若|如果?|再次|反复|大声|生气地?)*' +
    '(?:来电|致电|进线)?(?:说|问|询问|咨询|提问|追问|质问|反问|质疑|抱怨|表示|反映|投诉|提出|来电|回答|回复|答复|答|要求|喊|骂|称)' +
    '(?:的)?(?:是|话|问题|疑问|异议|质疑)?',
  '(?:客户|用户|顾客)(?:的|常见|常问)*(?:说法|疑问|异议|问题|原话|诉求|话语|提问|来电内容)',
  '^(?:问|提问|问题|疑问|常见(?:的)?(?:问题|疑问)|客诉|[Qq]|[Qq]uestion|FAQ|faq)',
);

const recommended = ends(
  '话术|口播|说辞|(?:话术|答复|回复|应答|回答|短信|通知|邮件|外呼|问候|致歉)(?:的)?(?:模板|范本)',
  '(?:答复|回复|解释|统一|应答|对外|回答|参考|标准|拒绝|婉拒|安抚|挽留|催办)口径|^口径',
  '(?:规范|标准|推荐|参考|统一|常用|服务|文明|礼貌|专业|正确|建议|优秀|示范|应答|结束|开场|问候|接听|正面)(?:的)?' +
    '(?:用语|说法|答法|答案|回答|回复|应答|答复|表述|表达|示例|示范|例句|例子|范例|样例|语句|语言|台词)',
  '开场白|开场语|开头语|首问语|结束语|结尾语|收尾语|问候语|迎接语|挽留语|道别语|告别语|欢迎语|致歉语|感谢语|安抚语|转接语|应答语|等待语',
  '(?:通话|挂机|开场|结束|接通|转接|回访|等待|收尾|告别|挽留|致歉)(?:时|前|后)(?:可以?|应该?)?(?:说|讲|回答|答)',
  // Telling the agent to say it.
  '(?:可以?|应当?|应该|须|需|需要|要|请|统一|建议|不妨|最好|尽量|先|再)(?:这样|这么|如此|统一|改|直接|婉转地?|礼貌地?)*' +
    '(?:(?:向|对|跟|和|与|给)(?:客户|用户|顾客|对方))?(?:这样|这么|如此|统一|礼貌地?)?' +
    '(?:说|讲|答|答复|回答|回复|应答|解释|告知|致歉|道歉|询问)',
  '(?:向|对|跟|和|与|给|告诉|告知|询问|回复|答复|提醒|引导)(?:客户|用户|顾客|对方)(?:说|讲|答|解释|说明|表示|致歉|道歉)?',
  '(?:话务员|客服|坐席|座席|客服代表|客户代表|客服人员|营业员|工作人员|服务人员|员工)(?:可以?|应该?|需|须|要)?(?:说|讲|答|答复|回答|回复|应答|问|询问)',
  '改为|改成|换成|换为|替换为|替代(?:说法|话术)|应为|改说|宜说|应说|可说|可答|可问',
  '^(?:答|答案|解答|答复|回答|回复|参考答案|正确|对|应答|[√✓✔✅]|[Aa]|[Aa]nswer|good|right)',
);

/**
 * The patterns in the order in which they are tried. `holds` is a cheap test that every label passes which the pattern
 * matches: most labels of a document pass none, and a pattern costs a millisecond when it is first run.
 */
export const leadPatterns: readonly {
  readonly kind: LeadKind;
  readonly pattern: RegExp;
  readonly holds: (label: string) => boolean;
}[] = [
  { kind: 'bad', pattern: bad, holds: (label) => hasAny(label, '禁忌错误不反负勿避杜而×✗✘❌bw') },
  {
    kind: 'customer',
    pattern: customer,
    holds: (label) => hasAny(label, '户客电方主费') || (label.length < 9 && hasAny(label, '问疑QqFf')),
  },
  {
    kind: 'recommended',
    pattern: recommended,
    holds: (label) =>
      endsWithAny(label, '术板播辞径语法案答复述达例子范句本言词白说讲释知歉询问为成确对√✓✔✅Aardt') ||
      (endsWithAny(label, '户客方明示') && hasAny(label, '户客方')),
  },
];

/** The commonest lead-ins and titles: a text with no others needs no pattern. They say what the patterns would say. */
export const knownLeads: ReadonlyMap<string, LeadKind> = new Map<string, LeadKind>([
  ['开场白', 'recommended'],
  ['结束语', 'recommended'],
  ['问候语', 'recommended'],
  ['话术', 'recommended'],
  ['标准话术', 'recommended'],
  ['推荐话术', 'recommended'],
  ['参考话术', 'recommended'],
  ['应答话术', 'recommended'],
  ['规范用语', 'recommended'],
  ['服务用语', 'recommended'],
  ['正确示例', 'recommended'],
  ['答', 'recommended'],
  ['服务禁语', 'bad'],
  ['禁语', 'bad'],
  ['错误示例', 'bad'],
  ['反例', 'bad'],
  ['问', 'customer'],
]);

const notes: ReadonlySet<string> = new Set(
  (
    '备注 说明 注 场景 情景 背景 操作 操作提示 系统操作 动作 注意事项 要点 评析 点评 分析 解析 小结 总结 ' +
    '处理要点 适用场景'
  ).split(' '),
);

/** What may follow the word that counts: 服务忌语举例, 应答话术如下, 错误示例一, 禁语（部分）, 服务禁语50句. */
const tail =
  /(?:[（(][^（）()]{0,12}[)）]|如下|举例|示例|例如|例|比如|包括|包含|有|为|是|列表|清单|大全|一览|集锦|汇总|部分|[一二三四五六七八九十\d]+|[条句种类个则]|等)$/;

/** A title that sets good wording beside bad (禁语与规范用语) announces neither. */
const contrasts = /(?<!不)(?:正确|规范|标准|推荐|文明|礼貌)[^，,]*(?:和|与|及|、|\/|vs)/i;

function ends(...alternatives: string[]): RegExp {
  return new RegExp(`(?:${alternatives.join('|')})$`);
}
