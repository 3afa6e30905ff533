import assert from 'node:assert/strict';
import { mkdtempDisposable, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { kinds } from '../kinds.ts';
import { vet } from './vet.ts';

const scrub = (text: string): string => text.replaceAll('hunter2', '********');

/** What of these bytes may leave as this kind. */
async function vetted(kind: 'goroutine' | 'trace', bytes: string | Buffer, rules = scrub): Promise<string> {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'flarewire-vet-'));
  const from = join(folder.path, 'from');
  await writeFile(from, bytes);
  const { file } = await vet(kinds[kind], {
    what: 'http://127.0.0.1/debug/pprof',
    from,
    to: join(folder.path, 'to'),
    maxBytes: 1 << 20,
    scrub: rules,
    signal: new AbortController().signal,
  });
  return await readFile(file, 'latin1');
}

const trace = (text: string): Buffer =>
  Buffer.concat([
    Buffer.from('go 1.19 trace\0\0\0'),
    Buffer.alloc(200_000, 1),
    Buffer.from([text.length]),
    Buffer.from(text),
    Buffer.alloc(10, 2),
  ]);

suite('vet()', () => {
  test('scrubs a list of goroutines line by line', async () => {
    assert.equal(
      await vetted('goroutine', 'goroutine 1 [running]:\nmain.login("hunter2")\n'),
      'goroutine 1 [running]:\nmain.login("********")\n',
    );
  });

  test('refuses a page in place of the goroutines', async () => {
    await assert.rejects(vetted('goroutine', '<html>hunter2</html>'), { code: 'profile_not_pprof' });
  });

  test('keeps a trace byte for byte', async () => {
    const bytes = trace('main.work');
    assert.equal(await vetted('trace', bytes), bytes.toString('latin1'));
  });

  test('takes the byte between two strings of a trace for no part of either', async () => {
    const seen: string[] = [];
    const bytes = trace('%T\x12main.startTheWorld%0\x09main.stop');
    await vetted('trace', bytes, (run) => (seen.push(run), run));
    assert.deepEqual(
      seen.filter((run) => run.includes('main')),
      ['main.startTheWorld', 'main.stop'],
    );
  });

  test('keeps a trace out that holds a secret, wherever in it', async () => {
    await assert.rejects(vetted('trace', trace('dsn hunter2')), { code: 'profile_unscrubbable' });
  });

  test('takes numbers of a trace that read as a word for no string', async () => {
    const seen: string[] = [];
    await vetted('trace', trace('%0\x09main.stop\x03&ff7aY\x04'), (string) => (seen.push(string), string));
    assert.deepEqual(seen, ['main.stop']);
  });

  test('takes the event before a string of a trace for no length, where it could be one', async () => {
    const seen: string[] = [];
    await vetted(
      'trace',
      trace('%3!compress/flate.(*compressor).init%4\x02\x01'),
      (string) => (seen.push(string), string),
    );
    assert.ok(seen.includes('compress/flate.(*compressor).init'));
    assert.ok(!seen.some((string) => string.startsWith('3!')), seen.join('\n'));
  });

  test('reads a string of a trace whole where it holds a percent sign', async () => {
    await assert.rejects(vetted('trace', trace('%0\x14GET /a%20b?p=hunter2\x03')), { code: 'profile_unscrubbable' });
  });

  test('finds a secret across the pieces in which a trace is read', async () => {
    const head = Buffer.concat([Buffer.from('go 1.22 trace\0\0\0'), Buffer.alloc(64 * 1024 - 21, 1), Buffer.from([7])]);
    await assert.rejects(vetted('trace', Buffer.concat([head, Buffer.from('hunter2'), Buffer.alloc(10, 2)])), {
      code: 'profile_unscrubbable',
    });
  });

  test('refuses a page in place of a trace', async () => {
    await assert.rejects(vetted('trace', '<html></html>'), { code: 'profile_not_pprof' });
  });
});
