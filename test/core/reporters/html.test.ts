import { strict as assert } from 'node:assert';
import { createHash } from 'node:crypto';
import { createHtmlReporter } from '../../../server/src/core/reporters/html';
import { filterScript, filterScriptHash } from '../../../server/src/core/reporters/html/filter-script';
import { report } from '../../../server/src/core/reporters/reporter';
import { fileWith, findingAt, plain, summaryOf } from './files';

describe('HTML report', () => {
  const text = '客户：<script>alert(1)</script>\n客服：大概"三天"&\n客户：好\n';
  const page = (findings = [findingAt(text, '大概"三', { message: '<img src=x>' })], locale = plain.locale): string => {
    const files = [fileWith(text, findings, 'a<b>.md'), fileWith(text, [], 'clean.md')];
    return report(createHtmlReporter({ ...plain, locale }), files, summaryOf(files));
  };

  it('shows an offence marked in its text, with the lines around it', () => {
    const html = page();
    assert.ok(html.includes('<i>2</i>客服：<mark>大概&#34;三</mark>天&#34;&#38;</span>'), html);
    assert.ok(html.includes('<i>1</i>客户：&#60;script&#62;'));
    assert.ok(html.includes('<i>3</i>客户：好'));
  });

  it('lets no text become markup', () => {
    const html = page();
    assert.ok(!html.includes('<img'));
    assert.ok(!html.includes('<script>alert'));
    assert.ok(html.includes('data-path="a&#60;b&#62;.md"'));
  });

  it('has figures and charts by chapter, rule and file', () => {
    const html = page();
    assert.match(html, /<b>88<\/b> 平均分/);
    assert.match(html, /<h2>按规范章节<\/h2><table><tr><th scope="row">§1\.1 话务应答基本准则<\/th>/);
    assert.match(html, /<h2>按规则<\/h2><table><tr><th scope="row">hedge<\/th>/);
    assert.match(html, /<h2>问题最多的文件<\/h2><table><tr><th scope="row">a&#60;b&#62;\.md<\/th>/);
  });

  it('is clean where nothing was found, and speaks English', () => {
    assert.match(page([], 'en'), /<html lang="en">[\s\S]*<p class="clean">No problems\.<\/p>/);
  });

  it('allows only its own script, by hash, and loads nothing', () => {
    const hash = `sha256-${createHash('sha256').update(filterScript).digest('base64')}`;
    assert.equal(filterScriptHash, hash);
    assert.ok(page().includes(`script-src '${hash}'`));
    assert.doesNotMatch(page(), /\b(src|href)="|url\(|@import/);
  });
});
