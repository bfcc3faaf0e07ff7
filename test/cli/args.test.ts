import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { plainTokens, tokensOf } from '../../server/src/cli/args';
import { commands } from '../../server/src/cli/options';

describe('arguments that are written out', () => {
  const options = commands.lint!;
  const names = [...Object.keys(options), 'unknown', 'no-such', '__proto__'];
  const arg = fc.oneof(
    fc.constantFrom('a.md', '话术/开场.huashu', '', 'json', '=', 'a=b', '--='),
    fc.constantFrom(...names).map((name) => `--${name}`),
    fc
      .tuple(fc.constantFrom(...names), fc.constantFrom('', 'json', '1', '-', '--fix', 'a=b', '中 文'))
      .map(([name, value]) => `--${name}=${value}`),
  );
  const part = (token: ReturnType<typeof tokensOf>[number]): unknown =>
    token.kind === 'option'
      ? [token.name, token.rawName, token.value, token.inlineValue]
      : token.kind === 'positional'
        ? token.value
        : token.kind;

  it('are read as Node reads them', () => {
    let plain = 0;
    fc.assert(
      fc.property(fc.array(arg, { maxLength: 6 }), (args) => {
        const tokens = plainTokens(args, options);
        if (tokens === undefined) return;
        plain++;
        assert.deepEqual(tokens.map(part), tokensOf(args, options).map(part));
      }),
      { numRuns: 2000 },
    );
    assert.ok(plain > 1000, `${plain} lists of arguments were plain`);
  });

  for (const args of [['-f', 'json'], ['-qw'], ['--', '--fix'], ['-'], ['a.md', '-c=x']])
    it(`${args.join(' ')}: others are left to Node`, () => {
      assert.equal(plainTokens(args, options), undefined);
    });
});
