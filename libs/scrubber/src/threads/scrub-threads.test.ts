import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { createScrubber } from '../create-scrubber.ts';
import type { Scrubber } from '../scrubber.ts';
import { scrubThreads, startThreads } from './scrub-threads.ts';

const mib = 2 ** 20;
const options = { rules: 'strict' } as const;
const key = Buffer.alloc(32, 7);

suite('a scrubber with threads', () => {
  test('gives the bytes, the report and the memory that one without them gives', async () => {
    await using threads = scrubThreads(options, key, 2);
    const [alone, many] = [createScrubber(options, key), createScrubber(options, key, threads)];
    assert.equal(many.atOnce, 2);
    const files = [3 * mib, 2 * mib, 1_000].map((length, index) => ({
      name: `${index}.log`,
      text: logOf(length, index),
    }));
    const expected: string[] = [];
    for (const { name, text } of files) expected.push(await scrubbed(alone, name, text));
    const given = await Promise.all(files.map(({ name, text }) => scrubbed(many, name, text)));
    assert.ok(given.every((text, index) => text === expected[index]));
    assert.doesNotMatch(given[0]!, /hunter2/);
    assert.match(given[0]!, /\*{8}~[0-9a-f]{5}/);
    assert.deepEqual(many.report(), alone.report());
    assert.deepEqual([...many.learned()].toSorted(), [...alone.learned()].toSorted());
    assert.ok([...many.learned()].includes('hunter2-0-7!'));
  });

  for (const [kind, file] of Object.entries({
    'packed by gzip': { name: 'a.log.gz', bytes: () => gzipSync(logOf(9 * mib, 1), { level: 0 }) },
    'in UTF-16': { name: 'a.log', bytes: () => Buffer.from(`\ufeff${logOf(mib, 2)}`, 'utf16le') },
    JSON: {
      name: 'a.json',
      bytes: () => Buffer.from(JSON.stringify({ password: 'hunter2-3', log: logOf(2 * mib, 3) })),
    },
    'JSON in lines': { name: 'a.log', bytes: () => Buffer.from(objectsOf(3 * mib)) },
  }))
    test(`reads a file ${kind} as a scrubber without them does`, async () => {
      await using threads = scrubThreads(options, key, 1);
      const [alone, many] = [createScrubber(options, key), createScrubber(options, key, threads)];
      const text = file.bytes().toString('latin1');
      const expected = await scrubbed(alone, file.name, text);
      assert.ok((await scrubbed(many, file.name, text)) === expected);
      assert.ok(expected !== text);
    });

  test('says why a file cannot be scrubbed, and goes on with the next', async () => {
    await using threads = scrubThreads(options, undefined, 1);
    const scrubber = createScrubber(options, undefined, threads);
    await assert.rejects(scrubbed(scrubber, 'a.zip', `PK\x03\x04${'x'.repeat(2 * mib)}`), {
      code: 'scrub_failed',
      message: /cannot be looked into/,
    });
    assert.match(await scrubbed(scrubber, 'b.log', logOf(2 * mib, 1)), /password=\*{8}/);
  });

  test('goes on in a new thread when a source breaks off', async () => {
    await using threads = scrubThreads(options, undefined, 1);
    const scrubber = createScrubber(options, undefined, threads);
    const broken = async function* () {
      yield Buffer.from(logOf(2 * mib, 1));
      throw new Error('the disk is gone');
    };
    await assert.rejects(Array.fromAsync(scrubber.scrub('a.log', broken())), /the disk is gone/);
    const source = async function* () {
      yield Buffer.from(logOf(2 * mib, 2));
    };
    const next = threads.scrub({ name: 'b.log', source: source(), onFound() {} });
    assert.match(await textOf(next!), /password=\*{8}/);
  });

  test('scrubs a large file itself while no thread is free', async () => {
    await using threads = scrubThreads(options, undefined, 1);
    const scrubber = createScrubber(options, undefined, threads);
    const { slow, waits, goOn } = slowLog();
    const first = textOf(scrubber.scrub('a.log', slow()));
    await waits;
    assert.match(await scrubbed(scrubber, 'b.log', logOf(2 * mib, 2)), /password=\*{8}/);
    goOn();
    assert.match(await first, /password=\*{8}/);
    assert.equal(scrubber.report().files.length, 2);
  });

  test('stops waiting for its thread when it is cancelled', async () => {
    await using threads = scrubThreads(options, undefined, 1);
    const scrubber = createScrubber(options, undefined, threads);
    const cancelling = new AbortController();
    const { signal } = cancelling;
    const source = async function* () {
      yield Buffer.from(logOf(2 * mib, 1));
      cancelling.abort(new Error('enough'));
      yield Buffer.from(logOf(mib, 1));
      yield Buffer.from(logOf(mib, 1));
    };
    await assert.rejects(
      Array.fromAsync(threads.scrub({ name: 'a.log', source: source(), signal, onFound() {} })!),
      /enough/,
    );
    assert.match(await scrubbed(scrubber, 'b.log', logOf(2 * mib, 2)), /password=\*{8}/);
  });

  test('takes threads that were started before, and ends the one that it had no use for', async () => {
    const started = startThreads(2);
    const alone = createScrubber(options, key);
    const expected = await scrubbed(alone, 'a.log', logOf(2 * mib, 1));
    {
      await using threads = scrubThreads(options, key, 2, started);
      const scrubber = createScrubber(options, key, threads);
      assert.ok((await scrubbed(scrubber, 'a.log', logOf(2 * mib, 1))) === expected);
    }
    assert.equal(started.take(), undefined);
  });

  test('starts no thread once they were ended', async () => {
    const threads = scrubThreads(options, undefined, 1);
    const scrubber = createScrubber(options, undefined, threads);
    const { slow, waits, goOn } = slowLog();
    const first = Array.fromAsync(scrubber.scrub('a.log', slow()));
    await waits;
    await threads[Symbol.asyncDispose]();
    const ended = { code: 'scrub_failed', message: /its flare has ended/ };
    await assert.rejects(scrubbed(scrubber, 'b.log', logOf(2 * mib, 2)), ended);
    goOn();
    await assert.rejects(first, { code: 'scrub_failed' });
  });
});

/** A large log that stands still in the middle. */
function slowLog() {
  const [waits, goingOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  async function* slow() {
    yield Buffer.from(logOf(2 * mib, 1));
    waits.resolve();
    await goingOn.promise;
    yield Buffer.from(logOf(mib, 1));
  }
  return { slow, waits: waits.promise, goOn: goingOn.resolve };
}

async function scrubbed(scrubber: Scrubber, name: string, text: string): Promise<string> {
  const source = async function* () {
    for (let at = 0; at < text.length; at += 100_000) yield Buffer.from(text.slice(at, at + 100_000), 'latin1');
  };
  return textOf(scrubber.scrub(name, source()));
}

async function textOf(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += Buffer.from(piece).toString('latin1');
  return text;
}

/** A log with a password of its own in every 50th line. */
function logOf(length: number, file: number): string {
  const lines: string[] = [];
  for (let size = 0, n = 0; size < length; n += 1) {
    const line =
      n % 50 === 7 ? `user=web password=hunter2-${file}-${n}! host=db\n` : `${n} GET /health took ${n % 97} ms\n`;
    lines.push(line);
    size += line.length;
  }
  return lines.join('');
}

/** A log of objects, some of which hold what only their structure shows. */
function objectsOf(length: number): string {
  const lines: string[] = [];
  for (let size = 0, n = 0; size < length; n += 1) {
    const secret = n % 50 === 7 ? { secrets: { admin: `aHVudGVyMg-${n}` } } : { path: '/health', status: 200 };
    const line = `${n} ${JSON.stringify({ level: 'info', ...secret, ms: n % 97 })}\n`;
    lines.push(line);
    size += line.length;
  }
  return lines.join('');
}
