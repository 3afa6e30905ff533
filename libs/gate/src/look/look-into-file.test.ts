import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { suite, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
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

  for (const [what, content] of [
    ['file', Buffer.alloc(2 ** 22)],
    ['gzip file', gzipSync(randomBytes(2 ** 22))],
  ] as const)
    test(`closes a ${what} that it does not read to its end`, { timeout: 10_000 }, async () => {
      const closed = Promise.withResolvers<void>();
      async function* read() {
        try {
          for (let at = 0; at < content.length; at += 2 ** 16) yield content.subarray(at, at + 2 ** 16);
        } finally {
          closed.resolve();
        }
      }
      const look = () => Promise.reject(new Error('the thread ended'));
      await assert.rejects(lookIntoFile({ name: 'x', source: read() }, look), /the thread ended/);
      await closed.promise;
    });
});
