import assert from 'node:assert/strict';
import { mkdtempDisposable, readdir, readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { createLog } from '@flarewire/service/log';
import { serveIntake } from './serve-intake.ts';

const zip = 'PK the bytes of an archive';
const field = (name: string, value: string) =>
  `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const file = (name = 'flare_file', more = '', body = zip) =>
  `--b\r\nContent-Disposition: form-data; name="${name}"; filename="x.zip"\r\n${more}\r\n${body}\r\n`;
const end = '--b--\r\n';
const formType = 'multipart/form-data; boundary=b';

suite('multipart that lies', { timeout: 300_000 }, () => {
  /** What an intake answers to one request as it is written, and what it keeps. The request ends when its last byte is out. */
  async function sent(body: string, headers: Record<string, string> = {}): Promise<{ status: number; kept: string[] }> {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'flarewire-lying-'));
    const log = createLog({ name: 'intake', level: 'silent' });
    await using intake = await serveIntake({
      dir: folder.path,
      port: 0,
      host: '127.0.0.1',
      log,
      signal: new AbortController().signal,
    });
    const socket = connect(intake.port, '127.0.0.1');
    socket.on('error', () => {});
    const all = {
      Host: 'intake',
      'Content-Type': formType,
      'Content-Length': String(Buffer.byteLength(body)),
      Connection: 'close',
      ...headers,
    };
    const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
    let answer = '';
    socket.on('data', (bytes: Buffer) => (answer += bytes.toString('latin1')));
    socket.write(`POST /support/flare/4242 HTTP/1.1\r\n${head.join('')}\r\n${body}`);
    // Nothing more comes, for whoever waits for more.
    const over = setTimeout(() => socket.destroy(), 500);
    await new Promise((resolve) => socket.once('close', resolve));
    clearTimeout(over);
    const incoming = join(folder.path, '.incoming');
    while ((await readdir(incoming)).length > 0) await delay(5);
    const names = await readdir(folder.path, { recursive: true });
    // It takes the next one as ever.
    const next = new FormData();
    next.append('flare_file', new Blob([zip]), 'x.zip');
    assert.equal((await fetch(`${intake.url}/support/flare/1`, { method: 'POST', body: next })).status, 200);
    return {
      status: Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0),
      kept: await Promise.all(
        names.filter((name) => name.endsWith('.zip')).map((name) => readFile(join(folder.path, name), 'latin1')),
      ),
    };
  }
  const whole = field('case_id', '4242') + file() + end;

  test('is told from a sound form, in whatever order its parts come', async () => {
    for (const body of [whole, file() + field('email', 'ops@example.com') + end, `a preamble\r\n${whole}an epilogue`]) {
      const { status, kept } = await sent(body);
      assert.deepEqual([status, kept], [200, [zip]]);
    }
  });

  for (const [what, body, headers] of [
    ['says that it is longer than it is', whole, { 'Content-Length': String(whole.length + 1_000) }],
    ['says that it is shorter than it is', whole, { 'Content-Length': String(whole.length - 30) }],
    ['says that it has a negative length', whole, { 'Content-Length': '-1' }],
    ['says two lengths', whole, { 'Content-Length': `${whole.length}\r\nContent-Length: 3` }],
    [
      'says a length and comes in chunks',
      `5\r\nhello\r\n0\r\n\r\n`,
      { 'Content-Length': '5', 'Transfer-Encoding': 'chunked' },
    ],
    ['has no boundary', whole, { 'Content-Type': 'multipart/form-data' }],
    ['has an empty boundary', whole, { 'Content-Type': 'multipart/form-data; boundary=' }],
    ['has another boundary than it says', whole, { 'Content-Type': 'multipart/form-data; boundary=other' }],
    ['has no end', field('case_id', '4242') + file(), {}],
    [
      'has a form within its file and none around it',
      `--c\r\nContent-Type: ${formType}\r\n\r\n${whole}\r\n--c--\r\n`,
      { 'Content-Type': 'multipart/form-data; boundary=c' },
    ],
    [
      'has a thousand fields',
      Array.from({ length: 1_000 }, (_, index) => field(`f${index}`, 'v')).join('') + file() + end,
      {},
    ],
    ['has headers of a hundred kilobytes', whole, { 'X-Large': 'x'.repeat(100_000) }],
    ['is compressed', whole, { 'Content-Type': 'application/gzip' }],
  ] as const)
    test(`is refused where it ${what}, and nothing of it is kept`, async () => {
      const { status, kept } = await sent(body, headers);
      assert.ok(status === 0 || (status >= 400 && status < 500), `it was answered with ${status}`);
      assert.deepEqual(kept, []);
    });

  for (const [what, more] of [
    ['another type and encoding', 'Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n'],
    ['a header of a megabyte', `X-Large: ${'x'.repeat(2 ** 20)}\r\n`],
    ['thousands of headers', Array.from({ length: 5_000 }, (_, index) => `X-${index}: y\r\n`).join('')],
  ] as const)
    test(`is kept as it came where its file has ${what}`, async () => {
      const { status, kept } = await sent(file('flare_file', more) + end);
      assert.deepEqual([status, kept], [200, [zip]]);
    });
});
