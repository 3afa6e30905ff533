import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { suite, test } from 'node:test';
import { ZipArchive } from 'archiver';
import { FlareError } from '@flarewire/schemas';
import { eachEntry } from './each-entry.ts';

suite('eachEntry()', () => {
  async function zipOf(files: Record<string, string>, level = 6): Promise<Buffer> {
    const zip = new ZipArchive({ zlib: { level }, store: level === 0 });
    for (const [name, text] of Object.entries(files)) zip.append(text, { name });
    const chunks: Uint8Array[] = [];
    const finished = zip.finalize();
    for await (const chunk of zip) chunks.push(chunk as Uint8Array);
    await finished;
    return Buffer.concat(chunks);
  }

  function inPieces(zip: Buffer, size: number) {
    return {
      size: zip.length,
      async *read(start: number, end: number) {
        for (let at = start; at < end; at += size) yield zip.subarray(at, Math.min(end, at + size));
      },
    };
  }

  const files = { 'r/a.log': 'a'.repeat(5_000), 'r/empty': '', 'r/z.txt': 'the end\n' };

  for (const level of [0, 6]) {
    for (const size of [1, 7, 65_536]) {
      test(`gives each file's content, deflated at level ${level} and read ${size} bytes at a time`, async () => {
        const seen: Record<string, string> = {};
        for await (const { name, source } of eachEntry(inPieces(await zipOf(files, level), size))) {
          seen[name] = Buffer.concat(await Array.fromAsync(source)).toString();
        }
        assert.deepEqual(seen, files);
      });
    }
  }

  test('goes on with the next file when one was not read', async () => {
    const names: string[] = [];
    for await (const { name } of eachEntry(inPieces(await zipOf(files), 4096))) names.push(name);
    assert.deepEqual(names, Object.keys(files));
  });

  test('closes the stream of one who leaves before its end, or whose archive is damaged', async () => {
    const zip = await zipOf(files);
    const closed: string[] = [];
    async function* watched(bytes: Buffer, name: string) {
      try {
        for await (const chunk of inPieces(bytes, 100).read(0, bytes.length)) yield chunk;
      } finally {
        closed.push(name);
      }
    }
    for await (const _ of eachEntry(inPieces(zip, 4096), watched(zip, 'left'))) break;
    const damaged = Buffer.concat([Buffer.alloc(50), zip.subarray(50)]);
    await assert.rejects(Array.fromAsync(eachEntry(inPieces(zip, 4096), watched(damaged, 'damaged'))), {
      code: 'archive_unreadable',
    });
    assert.deepEqual(closed, ['left', 'damaged']);
  });

  test('reads the stream to its end, so that a hash of it is that of all bytes', async () => {
    const zip = await zipOf(files);
    const longer = Buffer.concat([zip, Buffer.from('joined later')]);
    const hash = createHash('sha256');
    const archive = inPieces(zip, 4096);
    async function* hashed() {
      for await (const chunk of inPieces(longer, 1000).read(0, longer.length)) {
        hash.update(chunk);
        yield chunk;
      }
    }
    for await (const { source } of eachEntry(archive, hashed())) for await (const _ of source);
    assert.equal(hash.digest('hex'), createHash('sha256').update(longer).digest('hex'));
  });

  test('refuses what is no zip, and one that is cut off or damaged', async () => {
    const zip = await zipOf(files);
    const read = async (bytes: Buffer) => {
      for await (const { source } of eachEntry(inPieces(zip, 4096), inPieces(bytes, 4096).read(0, bytes.length)))
        for await (const _ of source);
    };
    const damaged = Buffer.from(zip);
    damaged.fill(0xff, 40, 120);
    await assert.rejects(read(zip.subarray(0, 80)), { code: 'archive_unreadable' });
    await assert.rejects(read(damaged), { code: 'archive_unreadable' });
    const nothing = Buffer.alloc(100);
    await assert.rejects(async () => Array.fromAsync(eachEntry(inPieces(nothing, 10))), { code: 'archive_unreadable' });
  });

  test('lets through what kept the store from giving its bytes, so that it is tried again', async () => {
    const zip = inPieces(await zipOf(files), 16);
    const stalled = new FlareError('artifact_stalled', 'Cannot read the archive: no byte came for 10 s', {
      retryable: true,
    });
    for (const failsAfter of [0, 1, 3, 6]) {
      let reads = 0;
      const archive = {
        size: zip.size,
        async *read(start: number, end: number) {
          for await (const chunk of zip.read(start, end)) {
            if (reads++ >= failsAfter) throw stalled;
            yield chunk;
          }
        },
      };
      const reading = async () => {
        for await (const { source } of eachEntry(archive)) await Array.fromAsync(source);
      };
      await assert.rejects(reading(), { code: 'artifact_stalled', retryable: true });
    }
  });
});
