import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { freePort, waitHealthy } from '@flarewire/broker';
import { findLocalServer } from './find-local-server.ts';

/**
 * Starts a local nats-server with a configuration file as it is: only its addresses are this test's own.
 * @returns in one sentence why not, where there is no nats-server
 */
export async function startConfiguredBroker(
  configFile: string,
): Promise<(AsyncDisposable & { port: number }) | string> {
  const found = await findLocalServer();
  if (typeof found === 'string') return found;
  const { program } = found;
  await promisify(execFile)(program, ['-c', configFile, '-t']);
  await using opening = new AsyncDisposableStack();
  const [port, monitor] = [await freePort(), await freePort()];
  const own = ['-a', '127.0.0.1', '-p', String(port), '-m', String(monitor)];
  const child = spawn(program, ['-c', configFile, ...own], { stdio: 'ignore' });
  const exited = once(child, 'exit');
  opening.defer(async () => {
    child.kill('SIGKILL');
    await exited;
  });
  const failed = () => (child.exitCode === null ? undefined : `it ended with exit code ${child.exitCode}`);
  await waitHealthy(`http://127.0.0.1:${monitor}`, { failed });
  const started = opening.move();
  return { port, [Symbol.asyncDispose]: () => started.disposeAsync() };
}
