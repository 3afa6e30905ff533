import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { brokenWords } from './words.ts';

suite('brokenWords()', () => {
  const check = (source: string) => brokenWords('a.ts', source).length;

  test('wants every message of an error to say what cannot be done', () => {
    assert.equal(check('throw new FlareError("x", "Cannot read it: it is away; ask again")'), 0);
    assert.equal(check('throw new FlareError("x", "Reading it failed")'), 1);
    assert.equal(check('throw new FlareError("x", `Reading ${it}: away`)'), 1);
    assert.equal(check('throw new FlareError("x", odd ? "Cannot do it: odd" : `It is even`)'), 1);
    assert.equal(check('throw toFlareError(thrown, "x", "Working")'), 1);
  });

  test('takes no full stop at the end, and leaves alone what begins with a value', () => {
    assert.equal(check('throw new FlareError("x", "Cannot read it: it is away.")'), 1);
    assert.equal(check('throw new FlareError("x", `${doing}: away`)'), 0);
  });

  test('lets the Agent’s own sentences be', () =>
    assert.equal(check('new FlareError("x", `failed to send flare after ${3} attempts`)'), 0));

  test('refuses comments that cite what is not in the repository', () => {
    assert.equal(check('// as spec 4.3 says\nexport {}'), 1);
    assert.equal(check('// (spec section 9)\nexport {}'), 1);
    assert.equal(check('/** See notes/nats.md. */\nexport {}'), 1);
    assert.equal(check('// as the Agent does\nexport {}'), 0);
  });
});
