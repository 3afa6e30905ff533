import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { suite, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { makeFlare, testFolder } from './flare.fixture.ts';
import { listen } from './http.fixture.ts';

suite('bad endpoints', () => {
  test('one that drips a byte at a time is cut off at its time, and what came is kept', async (t) => {
    // Its time is over once some of it has come: until then a busy machine may need longer than that.
    t.mock.timers.enable({ apis: ['setTimeout'] });
    await using server = await listen((_, response) => {
      response.write('first line\n');
      let drops = 0;
      const drip = setInterval(() => {
        response.write('x');
        drops += 1;
        if (drops === 10) t.mock.timers.tick(200);
      }, 10);
      response.on('close', () => clearInterval(drip));
    });
    const flare = await makeFlare({ collect: [{ http: server.url, into: 'drip.txt', timeout: '200ms' }] });
    assert.equal(flare.row('drip.txt')?.state, 'timed-out');
    assert.equal(flare.files['drip.txt']?.trim(), 'first line');
  });

  test('one that never answers is timed out', async () => {
    await using server = await listen(() => {});
    const flare = await makeFlare({ collect: [{ http: server.url, into: 'silent.txt', timeout: '100ms' }] });
    assert.equal(flare.row('silent.txt')?.state, 'timed-out');
    assert.equal(flare.files['silent.txt'], undefined);
  });

  test('one that never ends is cut at its bytes', async () => {
    await using server = await listen((_, response) => {
      const more = () => {
        while (response.write('a line of text\n'.repeat(1_000)));
      };
      response.on('drain', more);
      more();
    });
    const flare = await makeFlare({ collect: [{ http: server.url, into: 'endless.txt', maxBytes: '256KiB' }] });
    assert.equal(flare.row('endless.txt')?.state, 'truncated');
    assert.ok(flare.row('endless.txt')!.bytes <= 256 * 1024);
    assert.ok(flare.row('endless.txt')!.bytes > 100 * 1024);
  });

  test('one that breaks off keeps its whole lines', async () => {
    await using server = await listen((_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('whole line\nhalf a li', () => setTimeout(() => response.destroy(), 20));
    });
    const flare = await makeFlare({ collect: [{ http: server.url, into: 'broken.txt' }] });
    assert.equal(flare.row('broken.txt')?.state, 'truncated');
    assert.equal(flare.files['broken.txt']?.trim(), 'whole line');
  });

  test('one that packs its answer unasked hides no secret in it, and one that packs it in an unknown way is left out', async () => {
    const packers: Record<string, (text: string) => Buffer> = {
      gzip: gzipSync,
      deflate: deflateSync,
      br: brotliCompressSync,
      zstd: zstdCompressSync,
      'deflate, gzip': (text) => gzipSync(deflateSync(text)),
      rot13: (text) => Buffer.from(text),
    };
    const names = Object.keys(packers);
    const asked = new Set<string | undefined>();
    await using server = await listen(({ url, headers }, response) => {
      asked.add(headers['accept-encoding']?.toString());
      const name = names[Number(url!.slice(1))]!;
      response.writeHead(200, { 'content-encoding': name }).end(packers[name]!('password=hunter2-Xq9\n'));
    });
    const flare = await makeFlare({
      collect: names.map((name, index) => ({ http: `${server.url}/${index}`, into: `${name.replace(', ', '-')}.txt` })),
    });
    for (const name of ['gzip', 'deflate', 'br', 'zstd', 'deflate-gzip'])
      assert.equal(flare.files[`${name}.txt`]?.trim(), 'password=********', name);
    assert.match(flare.row('rot13.txt')?.reason ?? '', /^answered in the encoding "rot13"/);
    assert.deepEqual([...asked], ['identity']);
  });

  test('one that asks for a login gets that of its URL', async () => {
    await using server = await listen(({ headers }, response) => {
      response.writeHead(headers.authorization === undefined ? 401 : 200);
      response.end(Buffer.from(headers.authorization?.slice('Basic '.length) ?? '', 'base64').toString('hex'));
    });
    const url = server.url.replace('://', '://flare:50%off%40@');
    const flare = await makeFlare({ collect: [{ http: url, into: 'login.txt' }] });
    assert.equal(Buffer.from(flare.files['login.txt']!.trim(), 'hex').toString(), 'flare:50%off@');
  });

  test('one that is not there, refuses or redirects is a row', async () => {
    await using server = await listen(({ url }, response) => {
      const status = Number(url!.slice(1));
      response.writeHead(status, { location: '/200' }).end();
    });
    const closed = await listen(() => {});
    await closed[Symbol.asyncDispose]();
    const paths = ['401', '403', '404', '302', '204'];
    const flare = await makeFlare({
      collect: [
        { http: closed.url, into: 'closed' },
        ...paths.map((path) => ({ http: `${server.url}/${path}`, into: path })),
      ],
    });
    assert.deepEqual(Object.fromEntries(flare.rows.map(({ item, state }) => [item, state])), {
      '204': 'empty',
      '302': 'failed',
      '401': 'denied',
      '403': 'denied',
      '404': 'not-found',
      closed: 'failed',
    });
  });
});

suite('bad commands', () => {
  test('one that forks and ignores SIGTERM is killed with its children', async () => {
    await using folder = await testFolder();
    const child = `trap '' TERM; echo $$ > ${folder.path}/pid; while :; do sleep 0.05; done`;
    const script = `trap '' TERM; sh -c "${child.replaceAll('$', '\\$')}" & echo started; wait`;
    const flare = await makeFlare({ collect: [{ command: ['sh', '-c', script], into: 'out.txt', timeout: '300ms' }] });
    assert.equal(flare.row('out.txt')?.state, 'timed-out');
    assert.equal(flare.files['out.txt']?.trim(), 'started');
    const pid = Number(await readFile(`${folder.path}/pid`, 'utf8'));
    await gone(pid);
  });

  test('one whose child keeps the output open does not hold the flare', async () => {
    const flare = await makeFlare({
      collect: [{ command: ['sh', '-c', 'sleep 30 & echo done'], into: 'out.txt', timeout: '300ms' }],
    });
    assert.equal(flare.files['out.txt']?.trim(), 'done');
  });

  test('one that fails keeps its output and says its exit code', async () => {
    const flare = await makeFlare({ collect: [{ command: ['sh', '-c', 'echo why >&2; exit 3'], into: 'out.txt' }] });
    assert.deepEqual([flare.row('out.txt')?.state, flare.row('out.txt')?.reason], ['failed', 'ended with exit code 3']);
    assert.equal(flare.files['out.txt']?.trim(), 'why');
  });

  test('what is written to one output does not cut a line of the other in two, where half a secret would stay', async () => {
    const script = 'printf "password=hunter2-"; sleep 0.1; echo a warning >&2; sleep 0.1; echo "Xq9pLm4w"; printf end';
    const flare = await makeFlare({ collect: [{ command: ['sh', '-c', script], into: 'out.txt' }] });
    assert.deepEqual(flare.files['out.txt']!.split('\n'), ['a warning', 'password=********', 'end']);
  });

  test('one that does not exist is not found', async () => {
    const flare = await makeFlare({ collect: [{ command: ['no-such-program'], into: 'out.txt' }] });
    assert.equal(flare.row('out.txt')?.state, 'not-found');
  });

  test('arguments are never read by a shell, and no variable but PATH is passed on', async () => {
    const env = { PATH: '/usr/bin:/bin', DB_PASSWORD: 'hunter2' };
    const flare = await makeFlare(
      {
        collect: [
          { command: ['echo', '$(id); `id`'], into: 'echo.txt' },
          { command: ['env'], into: 'env.txt' },
        ],
      },
      { env },
    );
    assert.equal(flare.files['echo.txt']?.trim(), '$(id); `id`');
    assert.doesNotMatch(flare.files['env.txt']!, /hunter2|DB_PASSWORD/);
  });

  test('an abort kills what runs', async () => {
    await using folder = await testFolder();
    const cancel = new AbortController();
    const script = `echo $$ > ${folder.path}/pid; echo $$; exec sleep 60`;
    const flare = makeFlare(
      { collect: [{ command: ['sh', '-c', script], into: 'out.txt' }] },
      { signal: cancel.signal },
    );
    const pid = await until(async () => Number(await readFile(`${folder.path}/pid`, 'utf8').catch(() => 0)));
    cancel.abort(new Error('enough'));
    await assert.rejects(flare, /enough/);
    await gone(pid);
  });
});

async function until<T>(find: () => Promise<T>): Promise<T> {
  for (;;) {
    const found = await find();
    if (found) return found;
    await sleep(10);
  }
}

/** Waits until a process has ended; the test fails by its own time limit when it never does. */
async function gone(pid: number): Promise<void> {
  await until(async () => {
    try {
      process.kill(pid, 0);
      return false;
    } catch {
      return true;
    }
  });
}
