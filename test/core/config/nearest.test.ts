import { strict as assert } from 'node:assert';
import { nearest } from '../../../server/src/core/config/nearest';

describe('did you mean', () => {
  it('finds slips of the finger, and nothing for other words', () => {
    const words = ['format', 'fix', 'severity', 'max-warnings', 'banned/whose-problem'];
    assert.equal(nearest('fromat', words), 'format');
    assert.equal(nearest('FIX', words), 'fix');
    assert.equal(nearest('fxi', words), 'fix');
    assert.equal(nearest('max-warning', words), 'max-warnings');
    assert.equal(nearest('banned/whose-problme', words), 'banned/whose-problem');
    assert.equal(nearest('colour', words), undefined);
    assert.equal(nearest('', words), undefined);
  });
});
