import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { artifactRef, type ArtifactRef } from '@flarewire/schemas';
import type { ArtifactStore } from '../port/artifact-store.ts';
import { uniqueName } from './subject.ts';

const mebibyte = 2 ** 20;

/** What an artifact store with parts of 1 MiB must do. */
export function artifactContract(store: () => ArtifactStore): void {
  const put = (bytes: Uint8Array, pieceSize = 100_000) =>
    store().put(`${uniqueName('f')}/archive`, inPieces(bytes, pieceSize));
  const get = async (ref: ArtifactRef, options?: { start?: number; end?: number }) =>
    Buffer.concat(await Array.fromAsync(store().get(ref, options)));

  for (const size of [0, 1, 524_288, mebibyte - 1, mebibyte, mebibyte + 1, 3 * mebibyte + 12_345]) {
    test(`${size} bytes come back as they were stored`, async () => {
      const bytes = randomBytes(size);
      const ref = await put(bytes);
      assert.deepEqual(artifactRef.parse(ref), ref);
      assert.equal(ref.size, size);
      assert.equal(ref.sha256, createHash('sha256').update(bytes).digest('hex'));
      assert.equal(ref.parts.length, Math.ceil(size / mebibyte));
      assert.ok(bytes.equals(await get(ref)));
    });
  }

  test('lists what is stored, and removes parts by their keys', async () => {
    const ref = await put(randomBytes(mebibyte + 5));
    const keys = ref.parts.map(({ key }) => key);
    const mine = async () => (await store().stored()).filter(({ key }) => keys.includes(key));
    assert.deepEqual(
      (await mine()).map(({ bytes }) => bytes).toSorted((a, b) => a - b),
      [5, mebibyte],
    );
    assert.ok((await mine()).every(({ stored }) => Math.abs(Date.now() - stored.getTime()) < 60_000));
    await store().deleteParts(keys);
    assert.deepEqual(await mine(), []);
    await store().deleteParts(keys);
  });

  test('a source may use its buffer again', async () => {
    const buffer = new Uint8Array(300_000);
    const ref = await store().put(
      `${uniqueName('f')}/archive`,
      (async function* () {
        for (let value = 1; value <= 5; value++) yield buffer.fill(value);
      })(),
    );
    const read = await get(ref);
    assert.deepEqual(
      [0, 1, 2, 3, 4].map((index) => read[index * 300_000]),
      [1, 2, 3, 4, 5],
    );
  });

  test('a range is read without the parts that do not hold it', async () => {
    const bytes = randomBytes(4 * mebibyte);
    const ref = await put(bytes);
    const [start, end] = [2 * mebibyte - 10, 3 * mebibyte + 10];
    const broken = {
      ...ref,
      parts: ref.parts.map((part, index) => (index === 0 ? { ...part, sha256: 'f'.repeat(64) } : part)),
    };
    assert.ok(bytes.subarray(start, end).equals(await get(broken, { start, end })));
    assert.equal((await get(ref, { start: 5, end: 5 })).length, 0);
    assert.ok(bytes.subarray(start).equals(await get(ref, { start })));
  });

  test('two artifacts under one key do not disturb each other', async () => {
    const key = `${uniqueName('f')}/archive`;
    const contents = [randomBytes(mebibyte + 5), randomBytes(mebibyte + 7)];
    const refs = await Promise.all(contents.map((bytes) => store().put(key, inPieces(bytes, 50_000))));
    await store().delete(refs[0]!);
    assert.ok(contents[1]!.equals(await get(refs[1]!)));
  });

  test('an artifact that was deleted is missing, and may be deleted again', async () => {
    const ref = await put(randomBytes(mebibyte + 1));
    await store().delete(ref);
    await assert.rejects(get(ref), { code: 'artifact_missing' });
    await store().delete(ref);
  });

  test('what lies in a folder and belongs to none of the artifacts that are kept is removed', async () => {
    const folder = uniqueName('f');
    const bytes = randomBytes(mebibyte + 5);
    const [kept, other, elsewhere] = [
      await store().put(`${folder}/1/archive`, inPieces(bytes, 50_000)),
      await store().put(`${folder}/2/archive`, inPieces(bytes, 50_000)),
      await store().put(`${folder}x/archive`, inPieces(bytes, 50_000)),
    ];
    assert.equal(await store().deleteOthers(folder, [kept]), 2);
    assert.equal(await store().deleteOthers(folder, [kept]), 0);
    for (const ref of [kept, elsewhere]) assert.ok(bytes.equals(await get(ref)));
    await assert.rejects(get(other), { code: 'artifact_missing' });
  });

  test('an artifact of another kind of store is missing, with a word on what to do', async () => {
    const ref = await put(randomBytes(1));
    const elsewhere = { ...ref, store: ref.store === 'nats' ? ('folder' as const) : ('nats' as const) };
    await assert.rejects(get(elsewhere), { code: 'artifact_missing', message: /"artifacts" in flarewire\.yaml/ });
  });

  test('a part whose digest is not that of its reference is corrupt', async () => {
    const ref = await put(randomBytes(2 * mebibyte));
    const [first, second] = ref.parts;
    const swapped = { ...ref, parts: [second!, first!] };
    await assert.rejects(get(swapped), { code: 'artifact_corrupt' });
    await assert.rejects(get({ ...ref, parts: [{ ...first!, sha256: 'f'.repeat(64) }, second!] }), {
      code: 'artifact_corrupt',
    });
    await assert.rejects(get({ ...ref, parts: [first!] }), { code: 'artifact_corrupt' });
    await assert.rejects(get({ ...ref, sha256: 'f'.repeat(64) }), { code: 'artifact_corrupt' });
  });

  test('what the source throws is thrown on', async () => {
    const key = `${uniqueName('f')}/archive`;
    const failure = new Error('the source broke');
    const source = async function* () {
      yield randomBytes(3 * mebibyte);
      throw failure;
    };
    await assert.rejects(store().put(key, source()), failure);
  });

  test('storing and reading end when they are cancelled', async () => {
    const cancel = new AbortController();
    const source = async function* () {
      yield randomBytes(2 * mebibyte);
      cancel.abort();
      yield randomBytes(2 * mebibyte);
    };
    await assert.rejects(store().put(`${uniqueName('f')}/archive`, source(), { signal: cancel.signal }), {
      code: 'cancelled',
    });

    const ref = await put(randomBytes(3 * mebibyte));
    const stop = new AbortController();
    const read = async () => {
      for await (const _ of store().get(ref, { signal: stop.signal })) stop.abort();
    };
    await assert.rejects(read(), { code: 'cancelled' });
  });

  test('a reader may stop in the middle', async () => {
    const ref = await put(randomBytes(3 * mebibyte));
    for await (const bytes of store().get(ref)) {
      assert.ok(bytes.length > 0);
      break;
    }
    assert.equal((await get(ref)).length, 3 * mebibyte);
  });

  test('a key that could leave the store is refused', async () => {
    for (const key of ['../x', 'a//b', '/etc', 'a/./b']) {
      await assert.rejects(store().put(key, inPieces(randomBytes(1), 1)), { code: 'invalid_request' });
    }
  });
}

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}
