import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { randomBytes } from 'node:crypto';
import { makeFlare, testFolder } from '../flare.fixture.ts';

/** Lines that do not compress, so that the size of the zip is that of its content: of bytes that no word is made of, as base64 would be masked. */
const noise = (bytes: number): Buffer =>
  Buffer.from(randomBytes(bytes).map((byte, index) => (index % 70 === 69 ? 10 : byte | 0x80)));

suite('the budget of a flare', () => {
  test('holds for the zip when there is a hundred times as much, and the archive is sound', async () => {
    await using folder = await testFolder();
    for (let n = 0; n < 20; n += 1) await folder.write(`app-${n}.log`, noise(1_300_000));
    const flare = await makeFlare({
      collect: [{ files: `${folder.path}/*`, into: 'logs/' }],
      budget: { bytes: '256KiB' },
    });
    assert.ok(flare.zip.length <= 256 * 1024, `${flare.zip.length} bytes`);
    assert.ok(flare.zip.length > 128 * 1024, `${flare.zip.length} bytes`);
    assert.ok(flare.rows.every(({ state }) => state === 'truncated'));
  });

  test('cuts old logs first, then logs, and the state of the system last', async () => {
    await using folder = await testFolder();
    await folder.write('settings.txt', noise(60_000));
    await folder.write('app.log', noise(200_000));
    await folder.write('app.log.1', noise(200_000));
    const flare = await makeFlare({
      collect: [{ files: `${folder.path}/*`, into: 'in/' }],
      budget: { bytes: '200KiB' },
    });
    assert.equal(flare.row('in/settings.txt')?.state, 'collected');
    assert.equal(flare.row('in/app.log')?.state, 'truncated');
    assert.equal(flare.row('in/app.log.1')?.state, 'skipped');
    assert.match(flare.row('in/app.log.1')!.reason!, /budget/);
  });

  test('of the request and of the target, the tighter one holds', async () => {
    await using folder = await testFolder();
    await folder.write('app.log', noise(300_000));
    const target = { collect: [{ files: `${folder.path}/*`, into: 'in/' }], budget: { bytes: '1GiB' } };
    const flare = await makeFlare(target, { budget: { bytes: 100_000 } });
    assert.ok(flare.zip.length <= 100_000);
  });

  test('small items get all they need, large ones share the rest', async () => {
    await using folder = await testFolder();
    await folder.write('small.log', noise(2_000));
    await folder.write('large.log', noise(500_000));
    await folder.write('larger.log', noise(900_000));
    const flare = await makeFlare({
      collect: [{ files: `${folder.path}/*`, into: 'in/' }],
      budget: { bytes: '256KiB' },
    });
    assert.equal(flare.row('in/small.log')?.state, 'collected');
    const [large, larger] = [flare.row('in/large.log')!.bytes, flare.row('in/larger.log')!.bytes];
    assert.ok(Math.abs(large - larger) < 1_000, `${large} and ${larger}`);
  });

  test('says how many items it cannot even list', async () => {
    await using folder = await testFolder();
    for (let n = 0; n < 60; n += 1) await folder.write(`${n}.log`, 'line\n');
    const flare = await makeFlare({
      collect: [{ files: `${folder.path}/*`, into: 'in/' }],
      budget: { bytes: '64KiB' },
    });
    assert.equal(flare.row('others')?.state, 'skipped');
    assert.match(flare.row('others')!.reason!, /^28 more items/);
  });

  test('of time cuts off what is late, and skips what was not begun', async () => {
    const collect = Array.from({ length: 12 }, (_, n) => ({ command: ['sleep', '30'], into: `${n}.txt` }));
    const flare = await makeFlare({ collect, budget: { time: '200ms' } });
    assert.deepEqual(new Set(flare.rows.map(({ state }) => state)), new Set(['timed-out', 'skipped']));
  });
});
