import type { FactProgram } from './fact-program';
import type { Passage } from './passage';
import { clauseAround, sentenceAround } from './passage';

/** Why a sentence with a quantity states no rule of ours. */
export type AsideReason =
  'question' | 'denied' | 'older' | 'planned' | 'other-company' | 'reported' | 'internal' | 'condition';

/** Tells whether what stands at [start, end) of a passage is said only in passing, and why. `internal` may still be looser. */
export type AsideFinder = (
  passage: Passage,
  start: number,
  end: number,
  above: readonly Passage[],
) => AsideReason | undefined;

const tag = /(?:^|,|。)(?:您看|你看)?(?:这样)?(?:好|可以|行|方便|能|清楚|明白|了解|对)(?:吗|么|不)?(?:呢)?$/;
const asks = /(?:吗|么|呢)$|是不是|是否|多少|什么时候|多久|多长|几(?:个|天|次|元|小时|年|月)|哪(?:些|个|级|种)/;
const denial =
  /(?:不是|并非|而非|不再是|绝非|非)(?:按|为|在|指|每个?(?:自然)?月|每次|每[年天]|最[长多高])?$|(?:不要|不得|不能|不可|不准|别|勿|禁止|严禁|切勿|避免)(?:再|向|对|跟|和|给)?[^,。;!?]{0,10}?(?:说|写|答|答复|承诺|答应|告诉|告知|回答|许诺|解释|宣传|误导)[^,。;!?]*$|(?:不会|不用|不必|无需|不需要?|不至于)(?:再)?(?:拖|等)(?:到|上|够|满)?$|(?:误|错)(?:写|说|记|读|当|认|解)?(?:以为|成|为|作)[^,。;!?]{0,4}$/;
const wrongAfter =
  /^[^。;!?\n]{0,12}?(?:是错误的|是不对的|不正确|不准确|有误|是错的|说法错误|系误传|不符合规定|纯属误传)/;
const old =
  /(?:\d{4}|[一二〇零三四五六七八九]{4})年?(?:\d{1,2}月)?(?:份)?(?:底)?(?:以前|之前|前|版|时|及以前|年底前|的旧|的老|旧)|以前(?!.{0,3}(?:办理|申请|拨打|联系))|旧(?:版|标准|规定|规范|办法|制度|口径|政策|的)|老(?:版|标准|规定|办法|政策|规范)|原(?:标准|规定|来|先|办法|口径|政策|有规定|为|规范|定)|过去|以往|早年|早先|从前|此前|先前|曾经?(?!受)|早期|当时|去年的?(?:标准|规定|口径|办法)|往年|上一?年度|(?:修订|调整|改版|变更|修改|改革|新规)(?:之|以)?前|已(?:经)?(?:废止|作废|停用|失效|取消执行|不再执行|停止执行)|历史(?:标准|版本|规定)/g;
const now =
  /现行|现(?:标准|规定|规范|办法|口径)|现在|如今|目前|现已|现为|现按|今后|以后|(?:调整|修订|修改|更改|变更|提高|提升|升|改|变|降低|降|缩短|延长|放宽|增加|减少)(?:为|到|至|成)|之后|新(?:标准|规定|办法|规范|版)|起(?:执行|实行|改)|当前|\d{4}年(?:\d{1,2}月)?(?:起|后|以后)/g;
const changed =
  /^(?:\([^)]*\))?(?:以内|之内|内|以上|起|一次)?[^,。;!?]{0,4}?(?:调整|修订|修改|更改|变更|提高|提升|升|改|变|降低|降|缩短|延长|放宽|增加|增|减少|减)(?:为|到|至|成)/;
const replaced = /^(?:以内|之内|内|以上|起|一次)?(?:调整|改|变更|修订|修改|更改)(?:为|成)/;
/** 比普通客户快一天, 提前两天: how much two things differ. */
const difference = /(?<![最至])(?:快|慢|提前|缩短|延长|推迟|早|晚|多|少|差|节省)(?:了|出|约)?$/;
/** 连用两次，共4天: what was used, not what one may use. */
const used = /(?:连用|连续用|已(?:经)?用(?:过|了|掉)?|用过|用了|用掉|(?:[,，]|合)共(?:计)?)$/;
/** 新疆的通知时间顺延两小时，22:00到次日10:00…: the hours of one region. */
const shifted = /(?:顺延|后延|延后|推迟|往后延)(?:2|两|二)个?(?:小时|钟头)/;
const planned =
  /(?:拟|计划|打算|预计将|建议|提议|希望|呼吁|考虑|有望|争取将|征求意见|讨论稿|草案|如果能|要是能|能不能|可否)(?:将|把|由)?/;
const reported =
  /(?:客户|用户|有人|网友|网上|他|她|媒体|对方|家人|同事|顾客)(?:们)?(?:来电|电话里|打来电话|投诉时)?(?:曾|还|也|总)?(?:说|问|称|反映|认为|以为|觉得|质疑|误以为|表示|提到|听说|声称|抱怨|要求|希望|想)|传言|据说|听说|谣传|误传|误解|误区|网传/;
/** 您刚才说是36小时: the customer's number, in that clause only. */
const customerSaid = /[您你](?:(?:刚才|刚刚|之前|上次)(?:说|提到|问|反映)|以为|记得|听说|看到)/;
const internal =
  /内部|内控|考核|力争|争取|挑战(?:值|目标)|目标值|kpi|达标值|奋斗目标|对内|自我加压|管控(?:目标|时限)|班组目标|团队目标/;
const outward = /对外|对客|公开承诺|承诺|答复客户|口径/;
const lateness = /(?:超过|超出|逾|满|过了|超)$/;
const stillNot = /^(?:还|仍|尚|都|依然)?[^,。;]{0,6}?(?:未|没有|没|不到)/;

export function createAsideFinder({ others, own }: FactProgram): AsideFinder {
  const companies = others === undefined ? undefined : new RegExp(`(${others})|(${own ?? '(?!)'})`, 'g');

  function ofOthers(text: string): boolean | undefined {
    if (!companies) return undefined;
    let other: boolean | undefined;
    for (const match of text.matchAll(companies)) other = match[1] !== undefined;
    return other;
  }

  return ({ text }, start, end, above) => {
    const [from, to] = sentenceAround(text, start);
    const [clauseFrom, clauseTo] = clauseAround(text, start);
    const before = text.slice(from, start);
    const after = text.slice(end, to);
    const sentence = text.slice(from, to);
    if (!tag.test(sentence.replace(/[哦哈啊呀吧]$/, '')) && (text[to] === '?' || asks.test(sentence)))
      return 'question';
    if (denial.test(text.slice(clauseFrom, start)) || wrongAfter.test(text.slice(end))) return 'denied';
    if (/^[^,。;!?]{0,6}?(?:而是|的说法)/.test(after) && /不是|并非/.test(before)) return 'denied';
    if (replaced.test(after)) return 'older';
    if (difference.test(before)) return 'condition';
    if (changed.test(after) && /由|从|原|将|把/.test(before)) return 'older';
    const lastOld = lastIndex(before, old);
    if (lastOld >= 0 && lastOld > lastIndex(before, now)) return 'older';
    if (lastIndex(text.slice(clauseFrom, clauseTo), /已(?:经)?(?:废止|作废|停用|失效|取消)/g) >= 0) return 'older';
    // 原标准 | 现标准: a title that says "now" goes before one that says "then".
    if (
      !above.some((passage) => lastIndex(passage.text, now) > lastIndex(passage.text, old)) &&
      above.some((passage) => lastIndex(passage.text, old) > lastIndex(passage.text, now))
    )
      return 'older';
    if (shifted.test(before) || used.test(before)) return 'condition';
    if (planned.test(before)) return 'planned';
    if (reported.test(before) || customerSaid.test(text.slice(clauseFrom, start))) return 'reported';
    const company = ofOthers(before) ?? ofOthers(text.slice(clauseFrom, clauseTo)) ?? firstOf(above, ofOthers);
    if (company === true) return 'other-company';
    if (lateness.test(text.slice(from, start)) && stillNot.test(text.slice(end, clauseTo))) return 'condition';
    const target = Math.max(
      lastIndex(before, new RegExp(internal, 'g')),
      above.some((passage) => internal.test(passage.text)) ? 0 : -1,
    );
    if (target >= 0 && target >= lastIndex(before, new RegExp(outward, 'g'))) return 'internal';
    if (internal.test(text.slice(end, clauseTo))) return 'internal';
    return undefined;
  };
}

function firstOf(above: readonly Passage[], ask: (text: string) => boolean | undefined): boolean | undefined {
  for (const { text } of above) {
    const answer = ask(text);
    if (answer !== undefined) return answer;
  }
  return undefined;
}

function lastIndex(text: string, pattern: RegExp): number {
  let last = -1;
  for (const match of text.matchAll(pattern)) last = match.index;
  return last;
}
