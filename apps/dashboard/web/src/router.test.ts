import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { placeOf } from './router.ts';

suite('placeOf()', () => {
  test('knows the views', () => {
    assert.deepEqual(placeOf('/'), { view: 'overview' });
    assert.deepEqual(placeOf('/ask'), { view: 'ask' });
    assert.deepEqual(placeOf('/flares/f-1'), { view: 'flare', id: 'f-1' });
    assert.deepEqual(placeOf('/groups/g-1'), { view: 'group', id: 'g-1' });
  });
  test('decodes an id, and takes one that cannot be decoded as it is', () => {
    assert.deepEqual(placeOf('/flares/a%20b'), { view: 'flare', id: 'a b' });
    assert.deepEqual(placeOf('/flares/%'), { view: 'flare', id: '%' });
  });
  test('leaves all other addresses to the server', () => {
    for (const path of ['/api/flares', '/flares', '/flares/a/b', '/groups', '/speedscope/', '/ask/more'])
      assert.deepEqual(placeOf(path), { view: 'nowhere' });
  });
});
