import { strict as assert } from 'node:assert';
import { readTurn } from '../../../server/src/core/dialogue/read-turn';
import { spokenSeconds } from '../../../server/src/core/dialogue/spoken-length';
import { parse } from '../../../server/src/core/formats';

/** Texts with the words as they are said, one character a syllable. */
const readings: readonly (readonly [what: string, cases: readonly (readonly [text: string, said: string])[]])[] = [
  [
    'words',
    [
      ['您好，请讲！', '您好请讲'],
      ['……', ''],
      ['', ''],
      ['𠮷先生', '吉先生'],
      ['二〇一〇', '二零一零'],
    ],
  ],
  [
    'numbers to dial and identifiers, digit by digit',
    [
      ['10000号', '一零零零零号'],
      ['请拨打114', '请拨打一一四'],
      ['189', '一八九'],
      ['189天翼', '一八九天翼'],
      ['13312345678', '一三三一二三四五六七八'],
      ['0571-12345678', '零五七一一二三四五六七八'],
      ['400-810-0000', '四零零八一零零零零零'],
      ['尾号5566', '尾号五五六六'],
      ['10000人工台', '一零零零零人工台'],
      ['301室', '三零一室'],
      ['007个', '零零七个'],
    ],
  ],
  [
    'amounts',
    [
      ['3360元', '三千三百六十元'],
      ['3,360元', '三千三百六十元'],
      ['3,360', '三千三百六十'],
      ['1888 元', '一千八百八十八元'],
      ['５元', '五元'],
      ['￥50', '五十元'],
      ['￥50元', '五十元'],
      ['$5', '五美元'],
      ['10元', '十元'],
      ['15天', '十五天'],
      ['20个', '二十个'],
      ['110元', '一百一十元'],
      ['105元', '一百零五元'],
      ['1005元', '一千零五元'],
      ['1000元', '一千元'],
      ['10050元', '一万零五十元'],
      ['100000元', '十万元'],
      ['120500元', '十二万零五百元'],
      ['10000000元', '一千万元'],
      ['0元', '零元'],
      ['24小时', '二十四小时'],
      ['7×24小时', '七乘二十四小时'],
      ['100M宽带', '一百兆宽带'],
      ['第12条', '第十二条'],
      ['100多元', '一百多元'],
      ['37℃', '三十七摄氏度'],
      ['30元/月', '三十元每月'],
    ],
  ],
  [
    'decimals, fractions and shares',
    [
      ['3.8G', '三点八吉'],
      ['0.15元', '零点一五元'],
      ['12.5%', '百分之十二点五'],
      ['20%', '百分之二十'],
      ['20％', '百分之二十'],
      ['100%', '百分之一百'],
      ['1/3', '三分之一'],
    ],
  ],
  [
    'ranges',
    [
      ['10-20元', '十到二十元'],
      ['1～2个工作日', '一到二个工作日'],
      ['10%-20%', '百分之十到百分之二十'],
      ['60～80%', '百分之六十到八十'],
      ['5月1日-7日', '五月一日到七日'],
    ],
  ],
  [
    'times and dates',
    [
      ['9:30', '九点三十'],
      ['9：30', '九点三十'],
      ['10:05', '十点零五'],
      ['09:00', '九点'],
      ['9:00-18:00', '九点到十八点'],
      ['9:30:15', '九点三十分十五秒'],
      ['2010年5月1日', '二零一零年五月一日'],
      ['2010-05-01', '二零一零年五月一日'],
      ['2010/5/1', '二零一零年五月一日'],
      ['2010.12.31', '二零一零年十二月三十一日'],
      ['15号', '十五号'],
      ['31号', '三十一号'],
      ['3年', '三年'],
    ],
  ],
  [
    'what is left open, quoted or written in Latin letters',
    [
      ['××先生', '某某先生'],
      ['XX先生', '某某先生'],
      ['{姓名}先生', '某某先生'],
      ['请看“光猫上的绿灯”', '请看光猫上的绿灯'],
      ['《业务登记单》', '业务登记单'],
      ['VIP', '维爱皮'],
      ['WiFi', '歪费'],
      ['ADSL', '诶迪艾斯'],
      ['www.189.cn', '三个达点一八九点西恩'],
      ['按#键', '按井键'],
      ['192.168.1.1', '一九二点一六八点一点一'],
    ],
  ],
];

describe('spoken length', () => {
  for (const [what, cases] of readings) {
    describe(what, () => {
      for (const [text, said] of cases) {
        it(`${text}: ${said}`, () => assert.equal(syllables(text), [...said].length));
      }
    });
  }

  it('leaves stage directions out', () => assert.equal(syllables('（静音40秒）谢谢您'), 3));

  it('takes very long rows of digits as they are', () => assert.equal(syllables('1'.repeat(500)), 500));

  it('becomes seconds at 150 characters a minute, or at another pace', () => {
    assert.equal(spokenSeconds(150), 60);
    assert.equal(spokenSeconds(0), 0);
    assert.equal(spokenSeconds(100, 200), 30);
  });
});

function syllables(text: string): number {
  const document = parse(`客服：您${text}\n`, 'huashu');
  return readTurn(document, document.blocks[document.turns[0]!.block]!).spoken - 1;
}
