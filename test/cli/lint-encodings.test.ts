import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { countsByFile, parseReport, useFolders } from './command-line';

const script = '客服：你好，请问您要办理什么业务？\r\n客户：我想查一下话费。\r\n';
const json = ['lint', '--format', 'json'];
const bytesOf = (encoding: string, text = script, bom = false): Buffer => iconv.encode(text, encoding, { addBOM: bom });

describe('huashu lint: encodings', () => {
  const folderWith = useFolders();

  const known: readonly (readonly [string, Buffer])[] = [
    ['utf8.txt', bytesOf('utf8')],
    ['utf8-bom.txt', bytesOf('utf8', script, true)],
    ['utf16le-bom.txt', bytesOf('utf16le', script, true)],
    ['utf16be-bom.txt', bytesOf('utf16be', script, true)],
    ['utf16le.txt', bytesOf('utf16le')],
    ['utf16be.txt', bytesOf('utf16be')],
    ['gbk.txt', bytesOf('gbk')],
    ['gb18030.txt', bytesOf('gb18030', `${script}客服：𠮷祥😀\n`)],
  ];

  it('are found by themselves where that is certain; fixes keep encoding, byte order mark and line ends', async () => {
    const folder = folderWith(Object.fromEntries(known));
    const counts = countsByFile(await folder.run(json));
    assert.deepEqual(Object.keys(counts).sort(), known.map(([name]) => name).sort());
    assert.ok(Object.values(counts).every((count) => count > 0));
    await folder.run(['lint', '--fix']);
    for (const [name, bytes] of known) {
      const encoding = name.split(/[-.]/)[0]!;
      const bom = name.includes('bom');
      const text = iconv.decode(bytes, encoding, { stripBOM: true });
      const wanted = iconv.encode(text.replace('你好', '您好'), encoding, { addBOM: bom });
      assert.ok(readFileSync(folder.join(name)).equals(wanted), name);
    }
  });

  it('that are not certain are told with the place, and can be named on the command line or in the configuration', async () => {
    const korean = iconv.encode('안녕하세요 고객님 무엇을 도와드릴까요', 'euc-kr');
    const short = bytesOf('gbk', '客服：你\n');
    const folder = folderWith({
      'a.txt': korean,
      'b.txt': short,
      'c.txt': iconv.encode('客服：您好，請問需要什麼服務', 'big5'),
    });
    const run = await folder.run([...json, '--locale', 'en']);
    assert.equal(run.code, 2);
    assert.match(run.stderr, /a\.txt: line 1 has bytes that are not UTF-8 \(byte 1 of the file\).*--encoding/);
    assert.match(run.stderr, /c\.txt: line 1 has bytes that are not UTF-8/);
    assert.deepEqual(countsByFile(await folder.run([...json, '--encoding', 'GBK', 'b.txt'])), { 'b.txt': 1 });
    folder.write('huashu.config.yaml', 'inputs: [{ files: [b.txt], encoding: gb18030 }]\n');
    assert.deepEqual(countsByFile(await folder.run([...json, 'b.txt'])), { 'b.txt': 1 });
    assert.match((await folder.run([...json, '--encoding', 'big5'])).stderr, /--encoding/);
  });

  it('that the bytes break are told with their offset, and the file stays as it is', async () => {
    const broken = Buffer.concat([bytesOf('gbk'), Buffer.from([0x81, 0x20]), bytesOf('gbk')]);
    const half = Buffer.concat([bytesOf('utf16le', script, true), Buffer.from([0x60])]);
    const folder = folderWith({
      'gbk.txt': broken,
      'utf16.txt': half,
      'utf8.txt': Uint8Array.of(0x61, 0x0a, 0xe4, 0xbd, 0x0a),
    });
    folder.write('huashu.config.yaml', 'inputs: [{ files: [gbk.txt], encoding: gbk }]\n');
    const run = await folder.run(['lint', '--fix', '--locale', 'en']);
    assert.equal(run.code, 2);
    assert.match(run.stderr, new RegExp(`gbk\\.txt: line 3 \\(byte ${bytesOf('gbk').length + 1}\\) is not valid GBK`));
    assert.match(run.stderr, new RegExp(`utf16\\.txt: line 3 \\(byte ${half.length}\\) is not valid UTF-16LE`));
    assert.match(run.stderr, /utf8\.txt: line 2 has bytes that are not UTF-8 \(byte 3 of the file\)/);
    assert.ok(readFileSync(folder.join('gbk.txt')).equals(broken));
  });

  it('that cannot hold what a fix would write refuse the fix', async () => {
    const folder = folderWith({
      'pack/pack.yaml': 'name: own\nversion: 1.0.0\ntitle: { zh: 自己, en: own }\n',
      'pack/rules/x.yaml':
        'rules:\n  - id: banned/own\n    clauses: []\n    severity: error\n    roles: [agent]\n    patterns: [微笑]\n    replace: 😀\n    safety: safe\n    message: { zh: 换, en: change }\n    why: { zh: 换, en: change }\n    examples: { flagged: ["[[微笑]]"], allowed: [好] }\n',
      'huashu.config.yaml': 'extends: [./pack]\n',
      'a.txt': bytesOf('gbk', '客服：您好，很高兴为您服务，请微笑。\n'),
    });
    const before = readFileSync(folder.join('a.txt'));
    const run = await folder.run(['lint', '--fix', '--locale', 'en', 'a.txt']);
    assert.equal(run.code, 2, run.stdout + run.stderr);
    assert.match(run.stderr, /the character “😀” of the fixed text \(line 1\) does not exist in GBK/);
    assert.ok(readFileSync(folder.join('a.txt')).equals(before));
  });

  it('hold for files of data too', async () => {
    const folder = folderWith({
      'a.csv': bytesOf('gbk', '角色,内容\r\n客服,"您好，""先生""，你的号码"\r\n客户,好的\r\n'),
    });
    const [file] = parseReport(await folder.run([...json, 'a.csv']));
    assert.equal(file!.errorCount + file!.warningCount > 0, true);
    await folder.run(['lint', '--fix', 'a.csv']);
    assert.equal(iconv.decode(readFileSync(folder.join('a.csv')), 'gbk').split('\r\n').length, 4);
  });
});
