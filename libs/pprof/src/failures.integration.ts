import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { sampleProfiles, startPprofDouble, type PprofAnswer } from '@flarewire/testing';
import { collectProfiles, type CollectedProfiles } from './index.ts';

/** Takes all profiles of a process whose heap is answered like this; the others are sound. */
async function withHeap(
  answer: PprofAnswer,
  { signal }: { signal: AbortSignal },
  maxBytes?: number,
): Promise<CollectedProfiles<string>> {
  await using double = await startPprofDouble({ answers: { heap: answer } });
  return await collectProfiles({
    services: { web: { url: double.url, ...(maxBytes === undefined ? {} : { maxBytes }) } },
    seconds: 1,
    keep: async (file, bytes) => {
      for await (const chunk of bytes) assert.ok(chunk.length > 0);
      return file;
    },
    signal,
  });
}

/** Whether both heaps failed with this code, and the other three were kept. */
function assertHeapsFailed({ failed, profiles }: CollectedProfiles<string>, code: string): void {
  assert.deepEqual(
    failed.map(({ kind, code, file }) => [kind, code, file]),
    [
      ['1st-heap', code, 'web-1st-heap.pprof'],
      ['2nd-heap', code, 'web-2nd-heap.pprof'],
    ],
  );
  assert.deepEqual(
    profiles.map(({ kept }) => kept),
    ['web-cpu.pprof', 'web-mutex.pprof', 'web-block.pprof'],
  );
}

const heap = sampleProfiles.heap;

const drip: PprofAnswer = (response) => {
  const drops = setInterval(() => response.write('.'), 200);
  response.once('close', () => clearInterval(drops));
};

suite('a profile that is wrong gets its own code, and the others are kept:', { concurrency: true }, () => {
  const cases: { what: string; code: string; maxBytes?: number; answer: PprofAnswer }[] = [
    {
      what: 'an HTML page with status 200',
      code: 'profile_not_pprof',
      answer: (response) => response.end('<!DOCTYPE html><title>Log in</title>'),
    },
    {
      what: 'text with status 200',
      code: 'profile_not_pprof',
      answer: (response) => response.end('heap profile: 1: 2 [3: 4] @ heap/1048576\n'),
    },
    {
      what: 'gzip of something else',
      code: 'profile_not_pprof',
      answer: (response) => response.end(gzipSync('{"status":"ok"}')),
    },
    {
      what: 'a gzip stream that stops',
      code: 'profile_cut_off',
      answer: (response) => response.end(heap.subarray(0, -20)),
    },
    {
      what: 'a connection that breaks in the middle',
      code: 'profile_cut_off',
      answer: (response) =>
        response
          .writeHead(200, { 'content-length': heap.length })
          .write(heap.subarray(0, 40), () => response.destroy()),
    },
    { what: 'status 404', code: 'profile_not_found', answer: (response) => response.writeHead(404).end() },
    { what: 'status 401', code: 'profile_denied', answer: (response) => response.writeHead(401).end() },
    { what: 'status 403', code: 'profile_denied', answer: (response) => response.writeHead(403).end() },
    { what: 'status 503', code: 'profile_bad_answer', answer: (response) => response.writeHead(503).end() },
    {
      what: 'a profile of another kind',
      code: 'profile_wrong_kind',
      answer: (response) => response.end(sampleProfiles.mutex),
    },
    { what: 'no byte', code: 'profile_empty', answer: (response) => response.end() },
    { what: 'a gzip of nothing', code: 'profile_empty', answer: (response) => response.end(gzipSync('')) },
    {
      what: 'a body over the cap',
      code: 'profile_too_large',
      maxBytes: 4096,
      answer: (response) => response.end(Buffer.alloc(8192)),
    },
    {
      what: 'a body that is over the cap unpacked',
      code: 'profile_too_large',
      maxBytes: 4096,
      answer: (response) => response.end(gzipSync(Buffer.alloc(1 << 20))),
    },
    {
      what: 'a redirect',
      code: 'profile_redirected',
      answer: (response) => response.writeHead(302, { location: '/debug/pprof/allocs' }).end(),
    },
    {
      what: 'an answer that is not HTTP',
      code: 'profile_bad_answer',
      answer: (response) => response.socket?.end('SSH-2.0-OpenSSH_9.6\r\n\r\n'),
    },
  ];
  for (const { what, code, answer, maxBytes } of cases) {
    test(`${what}: ${code}`, async (t) => assertHeapsFailed(await withHeap(answer, t, maxBytes), code));
  }

  test('one that does not come within 10 s more than it measures: profile_timeout', async (t) => {
    await using double = await startPprofDouble({ answers: { mutex: drip } });
    const { failed, profiles } = await collectProfiles({
      services: { web: double.url },
      seconds: 1,
      keep: async (file) => file,
      signal: t.signal,
    });
    assert.deepEqual(
      failed.map(({ kind, code }) => [kind, code]),
      [['mutex', 'profile_timeout']],
    );
    assert.equal(profiles.length, 4);
  });

  test('one that cannot be kept has the code of what keeping threw', async (t) => {
    await using double = await startPprofDouble();
    const { failed } = await collectProfiles({
      services: { web: double.url },
      seconds: 1,
      keep: async (file) => (file === 'web-cpu.pprof' ? Promise.reject(new Error('the disk is full')) : file),
      signal: t.signal,
    });
    assert.deepEqual(
      failed.map(({ kind, code }) => [kind, code]),
      [['cpu', 'profile_failed']],
    );
  });
});

suite('collectProfiles()', () => {
  test('says to ask for fewer seconds where a Go server does not answer for so long', async (t) => {
    const refuse: PprofAnswer = (response) =>
      response.writeHead(400).end("profile duration exceeds server's WriteTimeout\n");
    await using double = await startPprofDouble({ answers: { profile: refuse } });
    const { failed } = await collectProfiles({
      services: { web: double.url },
      seconds: 1,
      keep: async (file) => file,
      signal: t.signal,
    });
    assert.deepEqual(
      failed.map(({ kind, code }) => [kind, code]),
      [['cpu', 'profile_bad_answer']],
    );
    assert.match(failed[0]!.message, /fewer seconds/);
  });

  test('asks for nothing but the profiles, and follows no redirect', async (t) => {
    await using elsewhere = await startPprofDouble();
    const away: PprofAnswer = (response, { url = '' }) =>
      response.writeHead(307, { location: elsewhere.url.replace('/debug/pprof', url) }).end();
    await using double = await startPprofDouble({ answers: { heap: away, profile: away, mutex: away, block: away } });
    const { failed } = await collectProfiles({
      services: { web: double.url },
      seconds: 1,
      keep: async (file) => file,
      signal: t.signal,
    });
    assert.deepEqual(new Set(failed.map(({ code }) => code)), new Set(['profile_redirected']));
    assert.deepEqual(elsewhere.asked, []);
    assert.deepEqual(double.asked.toSorted(), ['block', 'heap', 'heap', 'mutex', 'profile?seconds=1']);
  });

  test('rejects with the reason of its signal, and leaves no request behind', async () => {
    const cancelled = new AbortController();
    await using double = await startPprofDouble({
      answers: { profile: () => cancelled.abort(new Error('cancelled by ops')) },
    });
    await assert.rejects(
      collectProfiles({
        services: { web: double.url },
        seconds: 60,
        keep: async (file) => file,
        signal: cancelled.signal,
      }),
      /cancelled by ops/,
    );
  });
});
