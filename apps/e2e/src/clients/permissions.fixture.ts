import { execFile } from 'node:child_process';
import { mkdtempDisposable, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { startChildService } from '@flarewire/demo';
import { natsConfig } from '@flarewire/schemas';
import { startConfiguredBroker } from '@flarewire/testing';
import { connectNats, type Transport } from '@flarewire/transport';
import { connect, nkeyAuthenticator, type NatsConnection } from 'nats';
import { stringify } from 'yaml';

const repository = path.resolve(import.meta.dirname, '../../../..');

/** A broker with the configuration that `npm run nats` writes, and the services under users of their own. */
export type Secured = AsyncDisposable & {
  folder: string;
  /** Environment and arguments of a process of ours under this user. */
  configFor: (user: string) => string;
  /** A client that is not ours. */
  connectAs: (user: string) => Promise<NatsConnection>;
  /** The transport of this repository. */
  transportAs: (user: string) => Promise<Transport>;
};

export async function startSecured(options: { intakeUrl: string }): Promise<Secured | string> {
  await using opening = new AsyncDisposableStack();
  const { path: folder } = opening.use(await mkdtempDisposable(path.join(tmpdir(), 'flarewire-secured-')));
  const script = path.join(repository, 'tools/nats/main.ts');
  const store = path.join(folder, 'store');
  const args = ['--out', folder, '--store', store, '--target', 'web', '--target', 'db'];
  await promisify(execFile)(process.execPath, [script, ...args]);
  const broker = await startConfiguredBroker(path.join(folder, 'nats.conf'));
  if (typeof broker === 'string') return broker;
  opening.use(broker);
  await writeFile(path.join(folder, 'web.log'), 'started\nready\n');
  const keyFile = path.join(folder, 'intake.key');
  await writeFile(keyFile, `${'0f'.repeat(16)}\n`, { mode: 0o600 });

  const natsOf = (user: string) => ({
    url: `nats://127.0.0.1:${broker.port}`,
    nkey: path.join(folder, `keys/${user}.nk`),
    inbox: `_INBOX_${user}`,
    tls: { ca: path.join(folder, 'tls/ca.pem') },
    takeover: '3s',
    follow: 'view' as const,
  });
  const configFor = (user: string) => path.join(folder, `${user}.yaml`);
  for (const user of [
    'archiver',
    'profiler',
    'uploader',
    'dashboard',
    'cli',
    'approver',
    'caretaker',
    'asker',
    'viewer',
  ]) {
    const text = stringify({
      nats: natsOf(user),
      targets: { web: { collect: [{ files: path.join(folder, '*.log'), into: 'logs/' }] } },
      destinations: { intake: { kind: 'intake', url: options.intakeUrl, apiKeyFile: keyFile, retry: 'none' } },
      dashboard: { port: 0 },
    });
    await writeFile(configFor(user), text);
  }
  const { NATS_URL: _, ...env } = process.env;
  // The archiver and the profiler are not ready before the uploader has set up the streams.
  const starting = (['archiver', 'profiler', 'uploader', 'dashboard'] as const).map((name) => {
    const logFile = path.join(folder, `${name}.out`);
    return startChildService({ name, args: ['--config', configFor(name)], env, logFile });
  });
  for (const started of await Promise.allSettled(starting))
    if (started.status === 'fulfilled') opening.use(started.value);
  await Promise.all(starting);
  const closing = opening.move();
  return {
    folder,
    configFor,
    async connectAs(user) {
      const seed = (await readFile(path.join(folder, `keys/${user}.nk`), 'utf8')).trim();
      const connection = await connect({
        servers: `127.0.0.1:${broker.port}`,
        authenticator: nkeyAuthenticator(new TextEncoder().encode(seed)),
        inboxPrefix: `_INBOX_${user}`,
        tls: { caFile: path.join(folder, 'tls/ca.pem') },
      });
      closing.defer(() => connection.close());
      return connection;
    },
    transportAs: async (user) =>
      closing.use(
        await connectNats({
          config: natsConfig.parse(natsOf(user)),
          artifacts: { store: 'nats' },
          name: user,
          streams: 'keep',
          signal: AbortSignal.timeout(180_000),
        }),
      ),
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  };
}
