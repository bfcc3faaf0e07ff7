import { strict as assert } from 'node:assert';
import { amend } from '../../../server/src/core/config/amend';
import type { DataProblem } from '../../../server/src/core/config/data';
import type { Pack } from '../../../server/src/core/packs/schema';
import { packOf } from './packs';

const phrase = { clause: '§1', when: '接通', text: '您好' };

describe('amending the packs extended', () => {
  it('takes away rules and phrases that are removed or replaced, from a copy', () => {
    const base: Pack = {
      ...packOf('base', ['a', 'b', 'c']),
      phrases: ['x', 'y', 'z'].map((id) => ({ id, ...phrase })),
    };
    const own = packOf('own', ['b']);
    const pack: Pack = {
      ...own,
      manifest: { ...own.manifest, remove: ['a', 'x'] },
      rules: own.rules.map((rule) => ({ ...rule, override: true })),
      phrases: [{ id: 'y', override: true, ...phrase }],
    };
    const packs = new Map([['base', base]]);
    const problems: DataProblem[] = [];
    amend(pack, packs, problems);
    assert.deepEqual(problems, []);
    const ids = ({ rules, phrases }: Pack): string[] => [...rules, ...phrases].map(({ id }) => id);
    assert.deepEqual(ids(packs.get('base')!), ['c', 'z']);
    assert.deepEqual(ids(base), ['a', 'b', 'c', 'x', 'y', 'z']);
  });
});
