import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { lookWhilePacked } from '../index.ts';

const token = `ghp_${'a1B2'.repeat(9)}`;
const secret = 's3cr3t-horse-battery';
const filler = 'plain text\n'.repeat(200_000);

suite('a look at an archive while it is packed', () => {
  const passed = (source: AsyncIterable<Uint8Array>) => Array.fromAsync(source, (piece) => Buffer.from(piece));

  test('passes each file on byte for byte, and finds in it what is known and what rules know, in the order of the files', async () => {
    await using look = lookWhilePacked([secret]);
    const texts = {
      'a.log': filler,
      'b.log': `${filler}${secret}\n`,
      'c.log': '',
      'd.log': `${filler}\n${token} ${secret}`,
    };
    for (const [name, text] of Object.entries(texts)) {
      const deflated = deflateRawSync(text);
      assert.deepEqual(Buffer.concat(await passed(look.through({ name, stored: inPieces(deflated) }))), deflated);
    }
    const { learned, byRules } = await look.found();
    assert.deepEqual(learned.map(({ file }) => file), ['b.log', 'd.log']); // prettier-ignore
    assert.deepEqual([...new Set(byRules.map(({ file }) => file))], ['d.log']);
  });

  test('sees what a piece held when it passed, though its memory is given back then', async () => {
    await using look = lookWhilePacked([secret]);
    const deflated = deflateRawSync(`${filler}${secret}`);
    for await (const piece of look.through({ name: 'a', stored: inPieces(deflated) })) piece.fill(0);
    assert.deepEqual((await look.found()).learned, [{ file: 'a', rule: 'learned-secret', line: 200_001 }]);
  });

  test('looks at what it is to be shown in place of a content', async () => {
    await using look = lookWhilePacked([secret]);
    const stored = inPieces(deflateRawSync(`${secret}\n`));
    const shown = async function* (content: AsyncIterable<Uint8Array>) {
      for await (const piece of content) yield piece.map((byte) => (byte === 0x73 ? 0x20 : byte));
    };
    await passed(look.through({ name: 'a', stored, shown }));
    assert.deepEqual((await look.found()).learned, []);
  });

  test('finds nothing out about a file that is cut off on its way, and says so', async () => {
    await using look = lookWhilePacked([]);
    const broken = async function* () {
      yield deflateRawSync(filler).subarray(0, 100);
      throw new Error('the spool is gone');
    };
    await assert.rejects(passed(look.through({ name: 'a', stored: broken() })), /the spool is gone/);
    await assert.rejects(look.found());
  });

  test('fails once its thread has ended, and lets the archive pass', async () => {
    const look = lookWhilePacked([]);
    await look[Symbol.asyncDispose]();
    const deflated = deflateRawSync(filler);
    assert.deepEqual(Buffer.concat(await passed(look.through({ name: 'a', stored: inPieces(deflated) }))), deflated);
    await assert.rejects(look.found(), { code: 'stage_failed' });
  });
});

async function* inPieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1_000) yield Uint8Array.from(bytes.subarray(at, at + 1_000));
}
