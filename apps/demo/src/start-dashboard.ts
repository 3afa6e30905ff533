import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { freePort } from '@flarewire/broker';
import { parseConfig } from '@flarewire/config';
import { openDashboard } from '@flarewire/dashboard';
import { createLog } from '@flarewire/service';
import { destination } from 'pino';
import { parse, stringify } from 'yaml';
import { startChildService } from './child-service.ts';
import type { Stack } from './stack.ts';

/** Serves the dashboard of a running stack: as a process of its own, or in this one where everything is. */
export async function startDashboard(
  stack: Stack,
  { env, signal, preferredPort }: { env: NodeJS.ProcessEnv; signal: AbortSignal; preferredPort?: number },
): Promise<AsyncDisposable & { url: string }> {
  const port = await freePort(preferredPort);
  const configFile = path.join(stack.folder, 'dashboard.yaml');
  const settings = parse(await readFile(stack.configFile, 'utf8')) as object;
  const text = stringify({ ...settings, dashboard: { port } });
  await writeFile(configFile, text, { mode: 0o600 });
  const logFile = path.join(stack.folder, 'logs', 'dashboard.log');
  const url = `http://127.0.0.1:${port}`;
  if (stack.brokerUrl !== undefined) {
    const { NATS_URL: _, ...rest } = env;
    const service = await startChildService({
      name: 'dashboard',
      args: ['--config', configFile],
      env: rest,
      logFile,
      signal,
    });
    return { url, [Symbol.asyncDispose]: () => service[Symbol.asyncDispose]() };
  }
  await using opening = new AsyncDisposableStack();
  await openDashboard({
    config: parseConfig(text, configFile),
    log: createLog({ name: 'dashboard', level: 'info', destination: destination({ dest: logFile, sync: true }) }),
    transport: stack.transport,
    stack: opening,
    now: () => new Date(),
  });
  const closing = opening.move();
  return { url, [Symbol.asyncDispose]: () => closing.disposeAsync() };
}
