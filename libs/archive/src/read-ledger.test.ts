import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { FlareError } from '@flarewire/schemas';
import { makeFlare, testFolder } from './flare.fixture.ts';
import { readLedger } from './read-ledger.ts';

suite('readLedger()', () => {
  const of = (bytes: Uint8Array) => {
    const reads: number[] = [];
    const read = async function* (start: number, end: number) {
      reads.push(end - start);
      yield bytes.subarray(start, end);
    };
    return { reads, archive: { size: bytes.length, read } };
  };

  test('has every row of the ledger and every file of the scrub report, and reads no more than it needs', async () => {
    await using folder = await testFolder();
    const secret = await folder.write('a.log', `password: hunter2hunter2\n${'x y z '.repeat(200_000)}\n`);
    const { zip, rows } = await makeFlare({
      collect: [
        { files: secret, into: 'a.log' },
        {
          command: ['node', '-e', 'process.stdout.write(require("crypto").randomBytes(2**19).toString("hex"))'],
          into: 'noise.txt',
        },
        { command: ['no-such-program'], into: 'b.txt' },
      ],
    });
    const { archive, reads } = of(zip);
    const { manifest, report } = await readLedger(archive);
    assert.deepEqual(manifest.items, rows);
    assert.deepEqual(
      report?.files.flatMap(({ name, masked }) => (masked > 0 ? [[name, masked]] : [])),
      [['a.log', 1]],
    );
    assert.ok(reads.reduce((sum, each) => sum + each, 0) < zip.length / 2);
  });

  for (const [what, bytes] of [
    ['no zip', Buffer.from('no zip at all, though it is long enough to look for one')],
    ['a zip that is cut off', undefined],
  ] as const)
    test(`says that ${what} cannot be read`, async () => {
      const { zip } = await makeFlare({ collect: [{ command: ['echo'], into: 'a.txt' }] });
      const { archive } = of(bytes ?? zip.subarray(0, zip.length - 40));
      await assert.rejects(readLedger(archive), { code: 'archive_unreadable' });
    });

  test('lets through what kept the store from giving its bytes, so that it is tried again', async () => {
    const { zip } = await makeFlare({ collect: [{ command: ['echo'], into: 'a.txt' }] });
    const stalled = new FlareError('artifact_stalled', 'Cannot read it: no byte came for 10 s', { retryable: true });
    const read = () => {
      throw stalled;
    };
    await assert.rejects(readLedger({ size: zip.length, read }), { code: 'artifact_stalled' });
  });
});
