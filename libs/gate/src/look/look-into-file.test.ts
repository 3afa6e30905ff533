import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { lookIntoFile } from './look-into-file.ts';

suite('lookIntoFile()', () => {
  test('fails when a look failed while the rest of the file was still to be read', async () => {
    async function* slowly() {
      yield Buffer.alloc(2 ** 19);
      for (let turns = 0; turns < 5; turns += 1) await turn();
      yield Buffer.alloc(10);
    }
    let looks = 0;
    const look = async () => {
      if (looks++ === 0) throw new Error('the thread ended');
      return [];
    };
    await assert.rejects(lookIntoFile({ name: 'x', source: slowly() }, look), /the thread ended/);
  });
});
