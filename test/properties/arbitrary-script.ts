import fc from 'fast-check';

/** Things agents and customers say, good and bad, in the forms texts really come in. */
const sayings = [
  '您好!很高兴为您服务,请问有什么可以帮您?',
  '你好,请讲。',
  '你听明白了吗?',
  '这个月的账单一般是5号出。',
  '把登记的证件号报一下。',
  '您家那边應該是光纜被挖斷了。',
  '你 们 家的宽带下个月10号到期。',
  '请问您贵姓?装机地址在哪里?',
  '您登记的手机是18051639274,对吗?',
  '喂喂,听得到吗?',
  '不行,办不了。',
  '我就这态度~',
  '您家的ＯＮＵ已经掉线了。',
  '对不起,这项业务现在还未开办。',
  '您刚才说“你们的网太慢了”,我记录下来了。',
  '《你好,李焕英》可以观看了。',
  '感谢您使用中国电信10000号,再见。',
  '(静音)请稍等,正在为您查询。',
  '大概*先生{姓名}三天吧',
  '𠮷野家的你👍🏽',
  '<!-- huashu-disable-next-line pronoun -- 原话 -->',
  '```',
  '**你**的',
  '<b>你</b>的宽<i>带</i>&#19968;般<br>是 5 号',
  '<p title="你的&quot;">大概</p>',
  '',
];

const labels = [
  '客服:',
  '客户:',
  '**客服:**',
  '- 客服:',
  '> 客户:',
  '座席：',
  '',
  '## ',
  '# ',
  '== ',
  '| ',
  '禁语:',
  '1. ',
  '    ',
];

/** A line of a script. */
export const line = fc
  .tuple(fc.constantFrom(...labels), fc.constantFrom(...sayings), fc.constantFrom('', '', '呢', ' ', '&nbsp;'))
  .map(([label, words, tail]) => label + words + tail);

/** A whole text, with and without front matter, with the line ends of any system. */
export const script = fc
  .tuple(
    fc.constantFrom(
      '',
      '---\nkind: script\n---\n\n',
      '---\nkind: article\n---\n',
      '---\nkind: transcript\ntier: VIP\n---\n',
    ),
    fc.array(line, { maxLength: 14 }),
    fc.constantFrom('\n', '\n', '\r\n', '\n\n'),
  )
  .map(([head, lines, end]) => head + lines.join(end));

export const language = fc.constantFrom('huashu' as const, 'markdown' as const, 'plaintext' as const, 'html' as const);

/** A dialogue of one-line turns, as most scripts are, with a scene heading now and then. */
export const call = fc
  .tuple(
    fc.constantFrom('', '---\nkind: script\n---\n\n', '---\nkind: transcript\n---\n\n'),
    fc.array(
      fc.tuple(
        fc.constantFrom('客服:', '客户:', '客服：', '座席: '),
        fc.constantFrom(...sayings.filter((words) => /^[^<`*]+$/.test(words))),
        fc.constantFrom('', '', '', '\n\n## 结束\n', '\n== 结束 =='),
      ),
      { minLength: 2, maxLength: 10 },
    ),
    fc.constantFrom('\n', '\n', '\n\n'),
  )
  .map(([head, turns, end]) => head + turns.map((turn) => turn.join('')).join(end));
