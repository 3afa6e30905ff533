import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { suite, test } from 'node:test';
import { FlareError, targetConfig } from '@flarewire/schemas';
import { createScrubber, type Scrubber } from '@flarewire/scrubber';
import { createArchive } from '../create-archive.ts';
import { makeFlare, testFolder } from '../flare.fixture.ts';

suite('a flare’s archive', () => {
  test('can be read once', async () => {
    await using folder = await testFolder();
    await using archive = await archiveOf(folder.path);
    await Array.fromAsync(archive.stream());
    assert.throws(() => archive.stream(), { code: 'archive_failed' });
  });

  test('that nobody reads to its end leaves no temp file behind', async () => {
    await using folder = await testFolder();
    await using temp = await testFolder();
    for (let n = 0; n < 20; n += 1) await folder.write(`${n}.log`, 'a line\n'.repeat(10_000));
    await using archive = await archiveOf(folder.path, temp.path);
    for await (const chunk of archive.stream()) {
      assert.ok(chunk.length > 0);
      break;
    }
    await archive[Symbol.asyncDispose]();
    assert.deepEqual(await readdir(temp.path), []);
  });

  test('names no file by a secret, be it in its name alone or found in another file', async () => {
    await using folder = await testFolder();
    await folder.write('password=planted-n4me-8812.log', 'ready\n');
    await folder.write('planted-v4lue-7731.log', 'ready\n');
    await folder.write('web.log', 'password: planted-v4lue-7731\n');
    const flare = await makeFlare({
      collect: [
        { files: `${folder.path}/*.log`, into: 'in/' },
        { files: `${folder.path}/planted-v4lue-7731/*.log`, into: 'missing/' },
      ],
    });
    const texts = [...Object.keys(flare.files), ...Object.values(flare.files)];
    for (const text of texts) assert.doesNotMatch(text, /n4me-8812|v4lue-7731/);
    assert.ok(flare.files['in/web.log']);
    assert.equal(Object.keys(flare.files).filter((name) => /^in\/.*masked/.test(name)).length, 2);
  });

  test('ends an item where it cannot be swept, says so, and stays sound', async () => {
    await using folder = await testFolder();
    await folder.write('a.log', 'first\nunsweepable\n');
    await folder.write('b.log', 'second\n');
    const flare = await makeFlare(
      { collect: [{ files: `${folder.path}/*.log`, into: 'in/' }] },
      { scrubber: failingSweep() },
    );
    assert.equal(flare.row('in/a.log')?.state, 'quarantined');
    assert.equal(flare.files['in/a.log'], '');
    assert.equal(flare.files['in/b.log']?.trim(), 'second');
  });
});

function archiveOf(folder: string, tempRoot?: string) {
  return createArchive({
    targetName: 'test',
    target: targetConfig.parse({ collect: [{ files: `${folder}/*.log`, into: 'in/' }] }),
    scrubber: createScrubber({ rules: 'strict' }),
    now: new Date(),
    signal: new AbortController().signal,
    ...(tempRoot === undefined ? {} : { tempRoot }),
  });
}

function failingSweep(): Scrubber {
  const scrubber = createScrubber({ rules: 'strict' });
  return {
    ...scrubber,
    async *sweep(name, source, options) {
      for await (const chunk of scrubber.sweep(name, source, options)) {
        if (Buffer.from(chunk).includes('unsweepable'))
          throw new FlareError('scrub_failed', `Cannot sweep "${name}": a planted fault`);
        yield chunk;
      }
    },
  };
}
