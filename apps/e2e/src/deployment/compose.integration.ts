import assert from 'node:assert/strict';
import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, suite, test } from 'node:test';
import { inspectArchive } from '@flarewire/archive';
import { connect } from 'nats';
import { prepareStack, type Stack } from './compose.fixture.ts';

type FlareSent = { deliveries: { destination: string; caseId: number }[] };

const stack = await prepareStack();
const skip = typeof stack === 'string' ? stack : false;
const services = ['archiver', 'profiler', 'uploader', 'intake', 'dashboard'];

suite('docker compose up --build', { skip, timeout: 600_000 }, () => {
  const { ports, compose, docker } = stack as Stack;
  let startedIn = 0;
  const at = (port: number, to: string) => `http://127.0.0.1:${port}${to}`;

  before(async () => {
    await compose('build');
    const began = performance.now();
    await compose('up', '--build', '--wait', '--wait-timeout', '180');
    startedIn = performance.now() - began;
  });
  after(() => compose('down', '--volumes', '--timeout', '5'));

  test('comes up healthy, from one image of at most 60 MB above its base', async (t) => {
    const states = await compose('ps', '--format', '{{.Service}} {{.Health}}');
    for (const service of ['nats', ...services]) assert.match(states, new RegExp(`^${service} healthy$`, 'm'));
    const [ours, base] = (await docker('image', 'inspect', '--format', '{{.Size}}', 'flarewire', 'node:24-slim'))
      .split('\n')
      .map(Number) as [number, number];
    t.diagnostic(`image ${inMegabytes(ours)}, its base ${inMegabytes(base)}`);
    t.diagnostic(`healthy ${(startedIn / 1000).toFixed(1)} s after it was asked for`);
    assert.ok(ours - base < 60e6, `${inMegabytes(ours - base)} above the base`);
    const memory = await docker(
      'stats',
      '--no-stream',
      '--format',
      '{{.Name}} {{.MemUsage}}',
      ...(await compose('ps', '--quiet')).split('\n'),
    );
    for (const line of memory.split('\n')) t.diagnostic(`at rest: ${line}`);
  });

  test('makes a flare for a client from outside, and delivers it to the intake there', async () => {
    const client = await connect({ servers: `nats://127.0.0.1:${ports.nats}` });
    try {
      const sent = client.subscribe('flare.sent', { max: 1, timeout: 120_000 });
      await client.flush();
      const reply = await client.request('flare.create', '{"caseId":"4242","profile":{"seconds":1}}', {
        timeout: 20_000,
      });
      assert.match(reply.string(), /"status":"accepted"/);
      const { deliveries } = (await Array.fromAsync(sent, (message) => message.json<FlareSent>()))[0]!;
      assert.deepEqual([deliveries[0]!.destination, deliveries[0]!.caseId], ['intake', 4242]);
    } finally {
      await client.close();
    }
    await using folder = await mkdtempDisposable(path.join(tmpdir(), 'flarewire-compose-'));
    const [flare] = (await (await fetch(at(ports.intake, '/flares'))).json()) as { id: string }[];
    const archive = await fetch(at(ports.intake, `/flares/${flare!.id}/archive`));
    assert.equal(archive.status, 200);
    await writeFile(path.join(folder.path, 'flare.zip'), Buffer.from(await archive.arrayBuffer()));
    const { present, expected, profiles } = await inspectArchive(path.join(folder.path, 'flare.zip'));
    assert.deepEqual([present, profiles.filter((name) => name.endsWith('.pprof')).length], [expected, 5]);
  });

  test('serves the dashboard’s page, and what it shows to whoever has the token', async () => {
    assert.match(await (await fetch(at(ports.dashboard, '/'))).text(), /<script type="module"/);
    assert.equal((await fetch(at(ports.dashboard, '/api/flares'))).status, 401);
    const [, token] = (await compose('exec', 'dashboard', 'cat', '/dashboard/tokens')).split(' ');
    const flares = await fetch(at(ports.dashboard, '/api/flares'), { headers: { authorization: `Bearer ${token}` } });
    assert.match(await flares.text(), /"state":"sent"/);
  });

  for (const service of services) {
    test(`runs the ${service} as a user who can write nowhere but in its own folders, without capabilities`, async () => {
      const folders = ['/', '/app', '/etc', '/usr/local/bin', '/home/node'];
      const script = `id -u; grep -E "Cap|NoNew" /proc/1/status; touch /tmp/written && echo temporary
        for each in ${folders.join(' ')}; do touch $each/written 2>&1; done`;
      const said = await compose('exec', '-T', service, 'sh', '-c', `${script}; true`);
      assert.match(said, /^1000\n/);
      for (const set of ['CapPrm', 'CapEff', 'CapBnd']) assert.match(said, new RegExp(`^${set}:\\s+0{16}$`, 'm'));
      assert.match(said, /^NoNewPrivs:\s+1$/m);
      assert.match(said, /^temporary$/m);
      assert.equal(said.match(/Read-only file system/g)?.length, folders.length);
    });
  }

  test('has the command line in each container', async () => {
    assert.match(await compose('exec', '-T', 'archiver', 'flare', 'doctor'), /Nothing is wrong/);
  });

  test('leaves neither containers nor volumes when it is taken down', async () => {
    await compose('down', '--volumes', '--timeout', '5');
    const ours = `label=com.docker.compose.project=${(JSON.parse(await compose('config', '--format', 'json')) as { name: string }).name}`;
    for (const kind of [
      ['ps', '--all'],
      ['volume', 'ls'],
      ['network', 'ls'],
    ])
      assert.equal(await docker(...kind, '--quiet', '--filter', ours), '');
  });
});

function inMegabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}
