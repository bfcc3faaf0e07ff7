import { strict as assert } from 'node:assert';
import { zipSync } from 'fflate';
import { defaultSettings } from '../../../server/src/core/config/config';
import type { ContainerId } from '../../../server/src/core/formats/containers/container';
import type { InputOptions } from '../../../server/src/core/formats/containers/input-options';
import { readOffice } from '../../../server/src/core/formats/containers/office';
import { unzip } from '../../../server/src/core/formats/containers/office/zip';
import { builtinLinter } from '../../../server/src/core/linter/builtin-linter';
import { lintContainer } from '../../../server/src/core/linter/lint-container';
import { docx, xlsx } from '../../support/office';

/** `place rule “words”` of every finding. */
function findings(bytes: Uint8Array, container: ContainerId, input: InputOptions = {}): string[] {
  const file = readOffice(bytes, container, { input });
  assert.ok('text' in file, JSON.stringify(file));
  const { findings: found } = lintContainer(builtinLinter(), file.text, file.container, { ...defaultSettings, input });
  for (const { fix, suggestions } of found) assert.deepEqual([fix, suggestions], [undefined, []], 'read only');
  return found.map(({ place, ruleId, start, end }) => `${place} ${ruleId} “${file.text.slice(start, end)}”`);
}

describe('XLSX', () => {
  const cell = (ref: string, text: string): string => `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;

  it('is linted in the columns of wording, located by sheet and cell: shared, inline and formatted strings, below a title', () => {
    const sheet =
      `<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row>` +
      `<row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" t="s"><v>2</v></c><c r="C3" t="s"><v>5</v></c></row>` +
      `<row r="12">${cell('A12', '报障')}<c r="B12" t="s"><v>3</v></c>${cell('C12', '你好')}</row>` +
      `<row r="13"><c r="B13" t="str"><f>A1&amp;"x"</f><v>&lt;您&gt;你的_x000A_号码</v></c><c r="D13"><v>5</v></c></row></sheetData>` +
      `<mergeCells><mergeCell ref="A1:C2"/></mergeCells>`;
    const shared = [
      '<t>你好话术</t>',
      '<t>场景</t>',
      '<t>标准话术</t>',
      '<r><t xml:space="preserve">您好，</t></r><r><rPr><b/></rPr><t>你</t></r><r><t>好</t></r><rPh sb="0" eb="1"><t>你</t></rPh>',
      '<t>无</t>',
      '<t>禁语</t>',
    ];
    assert.deepEqual(findings(xlsx({ 说明: '<sheetData/>', 话术: sheet }, shared), 'xlsx'), [
      '话术!B12 pronoun “你”',
      '话术!B13 pronoun “你”',
    ]);
  });

  it('shows dates and times as a user sees them, and other numbers as they are', () => {
    const styles =
      '<numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/><numFmt numFmtId="177" formatCode="上午/下午h:mm"/>' +
      '<numFmt numFmtId="178" formatCode="0.0"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="21"/><xf numFmtId="177"/><xf numFmtId="178"/></cellXfs>';
    const number = (ref: string, value: string, style: number): string =>
      `<c r="${ref}" s="${style}"><v>${value}</v></c>`;
    const sheet = `<sheetData><row r="1">${number('A1', '46354', 1)}${number('B1', '46354.5', 2)}${number('C1', '0.396', 3)}${number('D1', '0.75', 4)}${number('E1', '3.5', 5)}${number('F1', '46354', 0)}${number('G1', '-5', 1)}</row></sheetData>`;
    const textOf = (properties: string): string[] => {
      const file = readOffice(xlsx({ S: sheet }, [], { styles, properties }), 'xlsx', { input: {} });
      assert.ok('text' in file);
      return file.text.split('\n').filter((line) => line !== '');
    };
    assert.deepEqual(textOf(''), ['2026/11/28', '2026年11月28日', '9:30:14', '下午6:00', '3.5', '46354', '-5']);
    assert.equal(textOf('<workbookPr date1904="1"/>')[0], '2030/11/29');
  });

  it('is dialogues where a column names speakers; merged cells count for each of their rows', () => {
    const row = (r: number, ...cells: string[]): string => `<row r="${r}">${cells.join('')}</row>`;
    const sheet =
      `<sheetData>${row(1, cell('A1', '会话ID'), cell('B1', '角色'), cell('C1', '内容'))}` +
      `${row(2, cell('A2', 'c1'), cell('B2', '客服'), cell('C2', '你好'))}${row(3, cell('C3', '你的号码'))}` +
      `${row(4, cell('B4', '客户'), cell('C4', '你好'))}</sheetData>` +
      `<mergeCells><mergeCell ref="A2:A4"/><mergeCell ref="B2:B3"/></mergeCells>`;
    const bytes = xlsx({ S: sheet });
    assert.deepEqual(
      findings(bytes, 'xlsx').filter((finding) => finding.includes('pronoun')),
      ['S!C2 pronoun “你”', 'S!C3 pronoun “你”'],
    );
    const file = readOffice(bytes, 'xlsx', { input: {} });
    assert.ok('container' in file);
    assert.deepEqual(
      file.container.units.map(({ id }) => id),
      ['c1'],
    );
  });

  it('without headings is read cell by cell, by the labels in the cells', () => {
    const sheet = `<sheetData><row>${cell('A1', '客服：你好')}${cell('B1', '客户：你好')}</row></sheetData>`;
    assert.deepEqual(findings(xlsx({ S: sheet }), 'xlsx'), ['S!A1 pronoun “你”']);
  });
});

describe('DOCX', () => {
  const p = (text: string, style = ''): string =>
    `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t>${text}</w:t></w:r></w:p>`;
  const table = (...rows: string[][]): string =>
    `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map((text) => `<w:tc>${p(text)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;

  it('is linted by paragraphs, through runs, with headings, without what is deleted or there twice', () => {
    const body =
      p('开场白', 'a1') +
      `<w:p><w:r><w:t>客服：您好，</w:t></w:r><w:del><w:r><w:delText>你</w:delText></w:r></w:del><w:r><w:rPr><w:b/></w:rPr><w:t>你</w:t></w:r><w:r><w:tab/><w:t>的号码</w:t></w:r></w:p>` +
      p('客户：你好') +
      p('') +
      p('禁语', 'a1') +
      p('客服：你找谁？') +
      `<w:p><mc:AlternateContent><mc:Choice><w:r><w:t>客服：</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>你</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>`;
    assert.deepEqual(findings(docx(body), 'docx'), ['¶2 pronoun “你”']);
  });

  it('has dialogues and wording in tables, located by cell', () => {
    const body =
      table(['角色', '内容'], ['客服', '你好'], ['客户', '你好']) +
      table(['场景', '标准话术'], ['报障', '你好']) +
      table(['客服：你好', '其他']);
    assert.deepEqual(
      findings(docx(body), 'docx').filter((finding) => finding.includes('pronoun')),
      ['T1!B2 pronoun “你”', 'T2!B2 pronoun “你”', 'T3!A1 pronoun “你”'],
    );
  });
});

describe('files that are no Office files', () => {
  const says = (bytes: Uint8Array, container: ContainerId = 'docx'): string => {
    const read = readOffice(bytes, container, { input: {} });
    return 'en' in read ? read.en : 'read';
  };

  it('are told, and what to do', () => {
    assert.match(says(new Uint8Array([1, 2, 3])), /no valid Office file/);
    assert.match(says(new Uint8Array(0)), /no valid Office file/);
    assert.match(says(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1])), /encrypted/);
    assert.match(says(zipSync({ 'a.txt': new Uint8Array(3) })), /incomplete/);
    assert.match(says(docx('<w:p>').slice(0, 300)), /no valid Office file/);
    assert.match(says(zipSync({ 'word/document.xml': new TextEncoder().encode('<a><b></a>') })), /incomplete/);
  });

  it('or would fill the memory are refused, whatever size they claim', () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(2_000_000) });
    assert.ok(bomb.length < 20_000);
    const limited = (bytes: Uint8Array) => unzip(bytes, () => true, 1_000_000);
    assert.equal(limited(bomb), 'too-large');
    // The same with a lie about its size: no more is unpacked than it claims.
    const liar = bomb.slice();
    const view = new DataView(liar.buffer);
    for (let at = 0; at + 4 <= liar.length; at++) {
      const signature = view.getUint32(at, true);
      if (signature === 0x04034b50) view.setUint32(at + 22, 1000, true);
      if (signature === 0x02014b50) view.setUint32(at + 24, 1000, true);
    }
    const unpacked = limited(liar);
    assert.ok(
      unpacked === 'not-a-zip' || (typeof unpacked === 'object' && unpacked['word/document.xml']!.length <= 1000),
    );
  });
});
