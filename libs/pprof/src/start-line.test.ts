import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { startLine } from './start-line.ts';

suite('startLine()', () => {
  test('opens when the last runner is ready', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const line = startLine(2, 1000);
    line.ready();
    assert.equal(await Promise.race([line.opened, Promise.resolve('closed')]), 'closed');
    line.ready();
    assert.ok((await line.opened) instanceof Date);
  });

  test('opens without the slow ones when the patience ends', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const line = startLine(2, 1000);
    line.ready();
    t.mock.timers.tick(1000);
    assert.ok((await line.opened) instanceof Date);
  });

  test('is open at once for nobody', async () => {
    assert.ok((await startLine(0, 60_000).opened) instanceof Date);
  });
});
