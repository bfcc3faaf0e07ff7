import { strict as assert } from 'node:assert';
import { pathMistake, stringsAt, valuesAt } from '../../../server/src/core/formats/containers/value-path';
import { readValidJson } from '../../../server/src/core/formats/containers/valid-json';

describe('paths to values', () => {
  const root = readValidJson(
    JSON.stringify({
      responses: { greet: [{ text: 'a', buttons: [{ title: 'b' }] }, { image: 'i' }], 'utter.bye': [{ text: 'c' }] },
      version: '3.1',
      n: 5,
    }),
  );
  const strings = (...paths: string[]): string[] =>
    stringsAt(root, paths).map(({ path, node }) => `${path}=${node.part.text}`);

  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['responses.*[].text', ['responses.greet[0].text=a', 'responses."utter.bye"[0].text=c']],
    ['responses."utter.bye"[0].text', ['responses."utter.bye"[0].text=c']],
    ['responses.**.title', ['responses.greet[0].buttons[0].title=b']],
    ['**.text', ['responses.greet[0].text=a', 'responses."utter.bye"[0].text=c']],
    ['responses.greet[*].image', ['responses.greet[1].image=i']],
    ['responses.greet[1]', []],
    ['n', []],
    ['version', ['version=3.1']],
    ['nothing.here', []],
  ];
  for (const [path, expected] of cases) it(path, () => assert.deepEqual(strings(path), expected));

  it('gives every string once, in the file’s order, however many paths lead there', () => {
    assert.deepEqual(strings('version', '**', 'responses.**'), [
      'responses.greet[0].text=a',
      'responses.greet[0].buttons[0].title=b',
      'responses.greet[1].image=i',
      'responses."utter.bye"[0].text=c',
      'version=3.1',
    ]);
  });

  it('does not run away with many **', () => {
    let deep: unknown = 'x';
    for (let i = 0; i < 100; i++) deep = { a: deep };
    const path = Array<string>(30).fill('**').join('.');
    assert.equal(valuesAt(readValidJson(JSON.stringify(deep)), path).length, 101);
  });

  it('refuses what is no path', () => {
    const wrong = ['', 'a..b', '.a', 'a.', 'a[', 'a[x]', 'a b', '"a', 'a***', 'a*b'];
    assert.deepEqual(
      wrong.filter((path) => pathMistake(path) === undefined),
      [],
    );
    const right = ['.', 'a', 'a.b', '[].a', '[0][1]', 'a[].b[*]', '**', '*.x', '"a b"', '消息.**', 'a-b_c.d'];
    assert.deepEqual(
      right.filter((path) => pathMistake(path) !== undefined),
      [],
    );
  });
});
