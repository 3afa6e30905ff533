import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { createLog } from '@flarewire/service/log';
import type { ReceivedFlare } from './flare-store.ts';
import { serveIntake, type Intake, type IntakeOptions } from './serve-intake.ts';

const key = 'the-secret-key';
const zip = Buffer.alloc(300_000, 'PK');

const form = (fields: Record<string, string> = {}, name = 'datadog-agent-x.zip') => {
  const body = new FormData();
  for (const [field, value] of Object.entries({ email: 'ops@example.com', source: 'local', ...fields }))
    body.append(field, value);
  body.append('flare_file', new Blob([zip]), name);
  body.append('agent_version', '7.77.0');
  body.append('hostname', 'web-1.example.com');
  return body;
};

suite('the intake', () => {
  let folder: string;
  let intake: Intake;
  let dir: string;
  const lines: string[] = [];
  const open = async (options: Partial<IntakeOptions> = {}) =>
    serveIntake({
      dir: await mkdtemp(join(folder, 'dir-')),
      port: 0,
      host: '127.0.0.1',
      apiKeys: [key],
      log: createLog({ name: 'intake', level: 'debug', destination: { write: (line) => void lines.push(line) } }),
      signal: new AbortController().signal,
      ...options,
    });
  const post = (path: string, body: string | Blob | FormData, { url } = intake, apiKey = key) =>
    fetch(`${url}${path}`, { method: 'POST', body, headers: { 'DD-API-KEY': apiKey } });
  const list = async ({ url } = intake) => (await (await fetch(`${url}/flares`)).json()) as ReceivedFlare[];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'flarewire-intake-'));
    dir = join(folder, 'kept');
    intake = await open({ dir });
  });
  after(async () => {
    await intake[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
  });

  test('answers HEAD with and without a case', async () => {
    for (const path of ['/support/flare', '/support/flare/42', '//support/flare/42'])
      assert.equal((await fetch(intake.url + path, { method: 'HEAD' })).status, 200);
  });

  test('keeps a flare under its case, with what came with it', async () => {
    const answer = await post('/support/flare/4242', form({ case_id: '4242' }));
    assert.deepEqual(
      [answer.status, answer.headers.get('content-type'), await answer.json()],
      [200, 'application/json', { case_id: 4242 }],
    );
    const files = (await readdir(join(dir, '4242'))).toSorted();
    assert.deepEqual(
      files.map((file) => file.replace(/^4242-\d+-[0-9a-f]+/, '')),
      ['.json', '.zip'],
    );
    assert.deepEqual(await readFile(join(dir, '4242', files[1]!)), zip);
    const { id, received, ...kept } = JSON.parse(await readFile(join(dir, '4242', files[0]!), 'utf8')) as ReceivedFlare;
    assert.equal(`${id}.json`, files[0]);
    assert.ok(!Number.isNaN(Date.parse(received)));
    assert.deepEqual(kept, {
      case_id: 4242,
      name: 'datadog-agent-x.zip',
      size: zip.length,
      sha256: createHash('sha256').update(zip).digest('hex'),
      email: 'ops@example.com',
      source: 'local',
      hostname: 'web-1.example.com',
      agent_version: '7.77.0',
      tags: [],
    });
  });

  test('takes the case of the form where the path has none', async () => {
    assert.deepEqual(await (await post('/support/flare', form({ case_id: '77' }))).json(), { case_id: 77 });
  });

  test('gives uploads without a number the next free case each, also at the same time', async () => {
    await using other = await open();
    await post('/support/flare/9', form(), other);
    const answers = await Promise.all(['', '/abc', ''].map((path) => post(`/support/flare${path}`, form(), other)));
    const cases = await Promise.all(
      answers.map(async (answer) => ((await answer.json()) as { case_id: number }).case_id),
    );
    assert.deepEqual(
      cases.toSorted((a, b) => a - b),
      [10, 11, 12],
    );
    assert.ok((await list(other)).some(({ given_case_id: given }) => given === 'abc'));
  });

  test('lists and remembers what came after the highest case that can be given', async () => {
    const behind = join(folder, 'behind');
    const headers = { 'DD-API-KEY': key, 'Flare-Id': 'f-1' };
    {
      await using other = await open({ dir: behind });
      await post('/support/flare/999999999999999', form(), other);
      await fetch(`${other.url}/support/flare`, { method: 'POST', body: form(), headers });
    }
    await using again = await open({ dir: behind });
    const [latest] = await list(again);
    assert.deepEqual([latest?.case_id, latest?.flare_id], [1_000_000_000_000_000, 'f-1']);
    assert.equal((await fetch(`${again.url}/flares/${latest!.id}/archive`)).status, 200);
    const sha256 = createHash('sha256').update(zip).digest('hex');
    const asked = await fetch(`${again.url}/deliveries/f-1/${sha256}`, { headers });
    assert.equal(((await asked.json()) as { status: string }).status, 'received');
  });

  test('lists its flares beside what somebody else has put into its folder', async () => {
    const shared = join(folder, 'shared');
    await using other = await open({ dir: shared });
    await post('/support/flare/7', form(), other);
    await writeFile(join(shared, '8'), 'a file with the name of a case');
    await writeFile(join(shared, '7', 'notes.json'), 'what was found out');
    assert.deepEqual(
      (await list(other)).map(({ case_id }) => case_id),
      [7],
    );
  });

  test('lists flares newest first, several of one case side by side, and serves each', async () => {
    await using other = await open();
    for (let n = 0; n < 3; n++) await post('/support/flare/5', form({ email: `${n}@example.com` }), other);
    const flares = await list(other);
    assert.deepEqual(
      flares.map(({ email }) => email),
      ['2@example.com', '1@example.com', '0@example.com'],
    );
    const answer = await fetch(`${other.url}/flares/${flares[0]!.id}/archive`);
    assert.equal(answer.headers.get('content-length'), String(zip.length));
    assert.equal(answer.headers.get('content-disposition'), 'attachment; filename="datadog-agent-x.zip"');
    assert.deepEqual(Buffer.from(await answer.arrayBuffer()), zip);
  });

  test('refuses a wrong key and a missing one with 403, and keeps nothing', async () => {
    await using other = await open();
    for (const wrong of ['', 'another-key'])
      assert.equal((await post('/support/flare', form(), other, wrong)).status, 403);
    assert.deepEqual(await list(other), []);
  });

  test('takes the key from the query, as old Agents send it', async () => {
    assert.equal((await post(`/support/flare/6?api_key=${key}`, form(), intake, '')).status, 200);
  });

  test('takes any key where none is set', async () => {
    await using other = await open({ apiKeys: [] });
    assert.equal((await post('/support/flare', form(), other, '')).status, 200);
  });

  test('lets nobody read through a proxy without the key', async () => {
    const headers = { 'x-forwarded-for': '192.0.2.1' };
    assert.equal((await fetch(`${intake.url}/flares`, { headers })).status, 403);
    assert.equal((await fetch(`${intake.url}/flares`, { headers: { ...headers, 'DD-API-KEY': key } })).status, 200);
  });

  test('refuses forms that are none, have no zip, two zips or a path for a name', async () => {
    await using other = await open();
    const without = new FormData();
    without.append('email', 'x');
    const twice = form();
    twice.append('flare_file', new Blob(['x']), 'y.zip');
    const misnamed = new FormData();
    misnamed.append('other_file', new Blob(['x']), 'y.zip');
    const cut = new Blob(['--b\r\nContent-Disposition: form-data; name="flare_file"; filename="x.zip"\r\n\r\nPK'], {
      type: 'multipart/form-data; boundary=b',
    });
    const bodies: (string | Blob | FormData)[] = [
      'text',
      without,
      twice,
      misnamed,
      cut,
      form({}, '../../x.zip'),
      form({}, '..'),
    ];
    for (const body of bodies) {
      const answer = await post('/support/flare/1', body, other);
      assert.equal(answer.status, 400);
      assert.ok(((await answer.json()) as { error: string }).error);
    }
    assert.deepEqual([await list(other), await readdir(join(folder))].flat().includes('x.zip'), false);
    assert.deepEqual(await list(other), []);
  });

  test('refuses a case that is a path, and answers nothing outside its paths', async () => {
    for (const path of ['/support/flare/..%2Fx', '/support/flare/%2e%2e%5Cx', '/support/flare/a%00'])
      assert.equal((await post(path, form())).status, 400);
    for (const path of ['/support/flare/1/2', '/elsewhere']) assert.equal((await post(path, form())).status, 404);
    for (const path of ['/flares/..%2F..%2Fetc/archive', '/flares/1-1-ab/archive', '/flares/x', '/nothing']) {
      assert.equal((await fetch(intake.url + path)).status, 404);
    }
    assert.equal((await fetch(`${intake.url}/support/flare`)).status, 405);
    assert.equal((await fetch(`${intake.url}/%ff`)).status, 400);
  });

  test('refuses an archive that is too large with 413', async () => {
    await using other = await open({ maxBytes: 1000 });
    assert.equal((await post('/support/flare', form(), other)).status, 413);
    assert.deepEqual(await list(other), []);
  });

  test('keeps nothing of an upload that breaks off', async () => {
    const broken = join(folder, 'broken');
    await using other = await open({ dir: broken, apiKeys: [] });
    const socket = connect(other.port, '127.0.0.1');
    const head =
      'POST /support/flare HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nTransfer-Encoding: chunked\r\n\r\n';
    const part = '--b\r\nContent-Disposition: form-data; name="flare_file"; filename="x.zip"\r\n\r\nPK';
    socket.write(`${head}${part.length.toString(16)}\r\n${part}\r\n`);
    while ((await readdir(join(broken, '.incoming'))).length === 0)
      await new Promise((resolve) => setTimeout(resolve, 5));
    socket.destroy();
    await once(socket, 'close');
    while ((await readdir(join(broken, '.incoming'))).length > 0)
      await new Promise((resolve) => setTimeout(resolve, 5));
    assert.deepEqual(await list(other), []);
  });

  test('says what became of an upload, by flare id and digest, to whoever has the key', async () => {
    const restarted = join(folder, 'restarted');
    const sha256 = createHash('sha256').update(zip).digest('hex');
    const ask = async ({ url }: Intake, id: string, digest = sha256, apiKey = key) => {
      const answer = await fetch(`${url}/deliveries/${id}/${digest}`, { headers: { 'DD-API-KEY': apiKey } });
      return { code: answer.status, ...((await answer.json()) as { status?: string; case_id?: number }) };
    };
    {
      await using other = await open({ dir: restarted });
      assert.deepEqual(await ask(other, 'f-1'), { code: 200, status: 'absent' });
      await fetch(`${other.url}/support/flare/8`, {
        method: 'POST',
        body: form(),
        headers: { 'DD-API-KEY': key, 'Flare-Id': 'f-1' },
      });
      const { status, case_id } = await ask(other, 'f-1');
      assert.deepEqual([status, case_id], ['received', 8]);
      assert.equal((await ask(other, 'f-1', '0'.repeat(64))).status, 'differs');
      assert.equal((await ask(other, 'f-1', sha256, 'another-key')).code, 403);
      assert.equal((await ask(other, 'f-1', 'abc')).code, 400);
      assert.equal((await ask(other, 'f%2e1')).code, 400);
    }
    await using again = await open({ dir: restarted });
    assert.equal((await ask(again, 'f-1')).status, 'received');
    assert.equal((await ask(again, 'f-2')).status, 'absent');
  });

  test('keeps a flare of Flarewire once, however often and at once it is sent, and no other archive of it', async () => {
    await using other = await open();
    const headers = { 'DD-API-KEY': key, 'Flare-Id': 'f-1' };
    const send = (body: FormData) => fetch(`${other.url}/support/flare`, { method: 'POST', body, headers });
    const answers = await Promise.all([send(form()), send(form()), send(form())]);
    for (const answer of answers) assert.deepEqual(await answer.json(), { case_id: 1 });
    const changed = form();
    changed.set('flare_file', new Blob(['another']), 'datadog-agent-x.zip');
    assert.equal((await send(changed)).status, 409);
    assert.equal((await list(other)).length, 1);
  });

  test('says of a flare that is coming in that it is, and that it is absent once that has broken off', async () => {
    await using other = await open({ apiKeys: [] });
    const ask = async () =>
      ((await (await fetch(`${other.url}/deliveries/f-1/${'0'.repeat(64)}`)).json()) as { status: string }).status;
    const socket = connect(other.port, '127.0.0.1');
    socket.write(
      'POST /support/flare HTTP/1.1\r\nHost: x\r\nFlare-Id: f-1\r\nContent-Type: multipart/form-data; boundary=b\r\nTransfer-Encoding: chunked\r\n\r\n',
    );
    while ((await ask()) !== 'receiving') await new Promise((resolve) => setTimeout(resolve, 5));
    socket.destroy();
    while ((await ask()) !== 'absent') await new Promise((resolve) => setTimeout(resolve, 5));
  });

  test('tells its figures to this machine, and to others with the key', async () => {
    const counted = await open();
    await post('/support/flare/1', form(), counted);
    await post('/support/flare/2', form(), counted, 'a-wrong-key');
    const lines = (await (await fetch(`${counted.url}/metrics`)).text()).split('\n');
    for (const line of [
      'flarewire_intake_flares_total{again="no"} 1',
      `flarewire_intake_bytes_total ${zip.length}`,
      'flarewire_intake_refusals_total{status="403"} 1',
    ])
      assert.ok(lines.includes(line), line);
    assert.ok(lines.some((line) => line.startsWith('process_resident_memory_bytes ')));
    const forwarded = { 'x-forwarded-for': '192.0.2.1' };
    const statusWith = async (headers: Record<string, string>) =>
      (await fetch(`${counted.url}/metrics`, { headers })).status;
    assert.deepEqual([await statusWith(forwarded), await statusWith({ ...forwarded, 'DD-API-KEY': key })], [403, 200]);
    await counted[Symbol.asyncDispose]();
  });

  test('is healthy', async () => {
    assert.equal((await fetch(`${intake.url}/healthz`)).status, 200);
  });

  test('logs no key', async () => {
    await post(`/support/flare?api_key=${key}`, 'text', intake, key);
    assert.ok(lines.length > 0);
    assert.ok(!lines.join('').includes(key));
  });
});
