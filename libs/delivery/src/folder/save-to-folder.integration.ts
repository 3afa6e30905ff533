import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { agentConfig, destination, FlareError } from '@flarewire/schemas';
import { deliver } from '../deliver.ts';
import { resolveDestination } from '../destination/destination.ts';
import { preflight } from '../preflight.ts';
import { flareOf } from '../sending.fixture.ts';

async function* archive() {
  yield Buffer.from('PK');
  yield Buffer.from('rest');
}

async function* failsHalfWay() {
  yield Buffer.from('PK');
  throw new FlareError('artifact_stalled', 'No byte came');
}

suite('a folder as destination', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'flarewire-folder-'));
  });
  after(() => rm(folder, { recursive: true }));

  const to = (path: string) =>
    resolveDestination('kept', destination.parse({ kind: 'folder', path }), agentConfig.parse({}));
  const save = (path: string, open: () => AsyncIterable<Uint8Array> = archive, signal = AbortSignal.timeout(5000)) =>
    deliver({ destination: to(path), flare: flareOf(open), signal });

  test('gets each of several archives of one name, and the same one again as it is', async () => {
    const dir = join(folder, 'same');
    const contents = ['first', 'second', 'third', 'second'];
    const saved = await Promise.all(
      contents.map((content) =>
        save(dir, async function* () {
          yield Buffer.from(content);
        }),
      ),
    );
    const names = (await readdir(join(dir, '42'))).toSorted((a, b) => a.localeCompare(b));
    assert.equal(names.length, 3, names.join());
    for (const [index, { message }] of saved.entries()) {
      const path = message.slice('The flare was saved as '.length);
      assert.equal(await readFile(path, 'utf8'), contents[index]);
    }
    assert.ok(names.includes('datadog-agent-x.zip') && names.includes('datadog-agent-x~2.zip'));
  });

  test('gets the archive in a folder of its case, for its owner alone', async () => {
    const dir = join(folder, 'a');
    const saved = await save(dir);
    const path = join(dir, '42', 'datadog-agent-x.zip');
    assert.equal(await readFile(path, 'utf8'), 'PKrest');
    assert.equal((await stat(path)).mode & 0o777, 0o600);
    assert.deepEqual(
      { ...saved, elapsedMs: 0 },
      {
        host: dir,
        caseId: 0,
        message: `The flare was saved as ${path}`,
        attempts: 1,
        elapsedMs: 0,
        sha256: createHash('sha256').update('PKrest').digest('hex'),
        bytes: 6,
      },
    );
  });

  test('has nothing of an archive that could not be read to its end', async () => {
    const dir = join(folder, 'b');
    await assert.rejects(save(dir, failsHalfWay), { code: 'artifact_stalled' });
    assert.deepEqual(await readdir(join(dir, '42')), []);
    await assert.rejects(save(dir, archive, AbortSignal.abort()), { code: 'cancelled' });
    assert.deepEqual(await readdir(join(dir, '42')), []);
  });

  test('that cannot be made gets nothing, which is known for sure', async () => {
    const file = join(folder, 'no-folder');
    await writeFile(file, '');
    await assert.rejects(save(join(file, 'below')), { code: 'destination_failed' });
  });

  test('that cannot be written to is found by the pre-flight', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    const check = (path: string) =>
      preflight({ destination: to(path), agentVersion: '7.77.0', signal: AbortSignal.timeout(5000) });
    await assert.rejects(check(join(file, 'below')), {
      code: 'destination_failed',
      message: /^Cannot write to the folder /,
    });
    assert.deepEqual(await check(folder), { host: folder });
  });
});
