import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtempDisposable, readdir, readFile, writeFile } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, test } from 'node:test';
import { promisify } from 'node:util';
import { inspectArchive } from '@flarewire/archive';
import { freePort } from '@flarewire/broker';
import { parseConfig } from '@flarewire/config';
import { flare } from './cli.fixture.ts';

const run = promisify(execFile);
const targets = path.resolve(import.meta.dirname, '../../../deploy/targets');

/** A program as it is started on this machine, for the target that is written for it. */
type Program = {
  name: string;
  /** The port that the target names, and the folder of its configuration. */
  port: number;
  folder: string;
  /** Files in that folder. */
  files: (port: number) => Record<string, string>;
  command: (at: { port: number; folder: string }) => string[];
  /** What it is asked for its version with. */
  version?: string[];
  /** What answers once it is ready. */
  ready: string;
  profiles: number;
};

const programs: Program[] = [
  {
    name: 'prometheus',
    port: 9090,
    folder: '/etc/prometheus',
    files: (port) => ({
      'prometheus.yml': `scrape_configs: [{ job_name: self, static_configs: [{ targets: ['127.0.0.1:${port}'] }], basic_auth: { username: u, password: planted-s3cret-0f7e } }]\n`,
    }),
    command: ({ port, folder }) => [
      'prometheus',
      `--config.file=${folder}/prometheus.yml`,
      `--storage.tsdb.path=${folder}/data`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    version: ['--version'],
    ready: '/-/ready',
    profiles: 5,
  },
  {
    name: 'etcd',
    port: 2379,
    folder: '/etc/default',
    files: () => ({ etcd: 'ETCD_ENABLE_PPROF=true\nETCD_PASSWORD=planted-s3cret-0f7e\n' }),
    command: ({ port, folder }) => [
      'etcd',
      `--data-dir=${folder}/data`,
      `--listen-client-urls=http://127.0.0.1:${port}`,
      `--advertise-client-urls=http://127.0.0.1:${port}`,
      '--listen-peer-urls=http://127.0.0.1:0',
      '--enable-pprof',
    ],
    version: ['--version'],
    ready: '/health',
    profiles: 5,
  },
  {
    name: 'caddy',
    port: 2019,
    folder: '/etc/caddy',
    files: (port) => ({
      Caddyfile: `{\n\tadmin 127.0.0.1:${port}\n\tauto_https off\n}\nhttp://127.0.0.1:0 {\n\treverse_proxy 127.0.0.1:1 {\n\t\theader_up Authorization "Bearer planted-s3cret-0f7e"\n\t}\n}\n`,
    }),
    command: ({ folder }) => ['caddy', 'run', '--config', `${folder}/Caddyfile`],
    version: ['version'],
    ready: '/config/',
    profiles: 5,
  },
  {
    name: 'node-service',
    port: 3000,
    folder: '/srv/app',
    files: () => ({
      'package.json': '{"name":"app"}',
      'main.js': `require('node:http').createServer((_, to) => to.end('{"password":"planted-s3cret-0f7e"}')).listen(process.argv[2], '127.0.0.1')\n`,
    }),
    command: ({ port, folder }) => [process.execPath, `${folder}/main.js`, String(port)],
    ready: '/healthz',
    profiles: 0,
  },
];

suite('the targets that are ready to be copied', () => {
  test('are configurations, each of one target with profiles', async () => {
    const names = await readdir(targets);
    assert.ok(names.length >= 9);
    for (const name of names) {
      const config = parseConfig(await readFile(path.join(targets, name), 'utf8'), name);
      const [target] = Object.values(config.targets);
      assert.ok(target!.collect.length > 0 && Object.keys(target!.pprof).length > 0, name);
    }
  });

  for (const { name, port: meant, folder: usual, files, command, version, ready, profiles } of programs) {
    test(`${name} is collected from whole, without its secret`, { timeout: 300_000 }, async (t) => {
      await using stack = new AsyncDisposableStack();
      const root = stack.use(await mkdtempDisposable(path.join(tmpdir(), 'flarewire-target-'))).path;
      const folder = path.join(root, 'etc');
      await mkdir(folder);
      const port = await freePort();
      for (const [file, text] of Object.entries(files(port))) await writeFile(path.join(folder, file), text);
      const [program, ...args] = command({ port, folder });
      const child = spawn(program!, args, { stdio: 'ignore', cwd: root, env: { ...process.env, HOME: root } });
      const ended = new Promise((resolve) => child.once('exit', resolve).once('error', resolve));
      stack.defer(async () => void (child.kill('SIGKILL'), await ended));
      const base = `http://127.0.0.1:${port}`;
      if (!(await answers(base + ready, ended))) return t.skip(`${program} is not on this machine, or does not start`);

      if (version) t.diagnostic((await run(program!, version)).stdout.split('\n')[0]!);
      const text = await readFile(path.join(targets, `${name}.yaml`), 'utf8');
      const config = path.join(root, 'flarewire.yaml');
      await writeFile(config, text.replaceAll(`127.0.0.1:${meant}`, `127.0.0.1:${port}`).replaceAll(usual, folder));
      const zip = path.join(root, 'x.zip');
      const profile = profiles > 0 ? ['--profile', '1'] : [];
      const { code, stderr } = await flare(['collect', '--config', config, '--out', zip, ...profile], {
        env: { PATH: process.env.PATH },
      });
      assert.equal(code, 0, stderr);
      const { items, profiles: taken } = await inspectArchive(zip);
      const whole = items.filter(({ state }) => state === 'collected' || state === 'empty').map(({ item }) => item);
      // Logs in folders of the system’s, and a journal, are there only where the program runs as its package means it.
      const expected = items.map(({ item }) => item).filter((item) => !/^(?:logs|reports)(?:\/|$)/.test(item));
      assert.deepEqual(
        expected.filter((item) => !whole.includes(item)),
        [],
      );
      assert.equal(taken.filter((file) => file.endsWith('.pprof')).length, profiles);
      const { stdout: unpacked } = await run('unzip', ['-p', zip], { encoding: 'buffer', maxBuffer: 2 ** 26 });
      assert.ok(unpacked.includes('********'));
      assert.equal(unpacked.includes('planted-s3cret'), false);
      return undefined;
    });
  }
});

/** Whether something answers there within half a minute, and before the program ended. */
async function answers(url: string, ended: Promise<unknown>): Promise<boolean> {
  const over = new AbortController();
  void ended.then(() => over.abort());
  for (let tries = 0; tries < 120 && !over.signal.aborted; tries++) {
    if ((await statusOf(url)) === 200) return true;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return false;
}

/** Without `fetch`, whose header Sec-Fetch-Mode Caddy takes for a browser's. */
async function statusOf(url: string): Promise<number | undefined> {
  try {
    const [response] = (await once(get(url, { timeout: 2_000 }), 'response')) as [IncomingMessage];
    response.resume();
    return response.statusCode;
  } catch {
    return undefined;
  }
}
