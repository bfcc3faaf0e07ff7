/**
 * Whether a text that was decoded on a guess is Chinese: made of the characters that Chinese texts are made of. Bytes of
 * Big5, Shift JIS or EUC-KR read as GBK give rare characters at random, a tenth of them common ones at the most.
 */
export function looksChinese(text: string): boolean {
  let han = 0;
  let common = 0;
  let strange = 0;
  for (let i = 0; i < text.length && i < 100_000; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    if (code >= 0x4e00 && code <= 0x9fff) {
      han++;
      if (frequent.has(text.charAt(i))) common++;
    } else if (!(
      (code >= 0x3000 && code <= 0x303f) ||
      (code >= 0xff00 && code <= 0xff5e) ||
      (code >= 0x2010 && code <= 0x2026)
    ))
      strange++;
  }
  return han >= 2 && common / han >= 0.4 && strange <= 2 + han / 4;
}

/** The most frequent characters of running text, and those of the call centre. */
const frequent = new Set(
  '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运笔吃叫您请客服户谢感抱歉帮助查询办费套餐号码网络故障宽带理投诉退款订单稍等核实姓坐席用机卡充值停复语音再见早晚午麻烦谅歉满意评价快递送货换账单码信号缴欠余额套流量元分钟秒角色内容时间会话场景标准答',
);
