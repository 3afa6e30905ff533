import { spawn } from 'node:child_process';
import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A real Go process that serves pprof on loopback. */
export interface PprofServer extends AsyncDisposable {
  /** Base URL of its pprof endpoints. */
  url: string;
  /** Its server for clients, to keep it busy with. */
  port: number;
}

/** Starts a `nats-server` with `prof_port` on free ports; undefined where none is installed. */
export async function startNatsWithPprof(): Promise<PprofServer | undefined> {
  const stack = new AsyncDisposableStack();
  const folder = stack.use(await mkdtempDisposable(join(tmpdir(), 'flarewire-nats-pprof-')));
  const config = join(folder.path, 'nats.conf');
  await writeFile(config, 'host: 127.0.0.1\nport: -1\nprof_port: -1\n');
  const server = spawn('nats-server', ['-c', config], { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise<void>((resolve) => server.once('close', () => resolve()).once('error', () => resolve()));
  stack.defer(async () => {
    server.kill('SIGKILL');
    await ended;
  });
  let pprofPort: string | undefined;
  let clientPort: string | undefined;
  for await (const line of createInterface({ input: server.stderr })) {
    pprofPort ??= /profiling port: (\d+)/.exec(line)?.[1];
    clientPort ??= /client connections on .*:(\d+)/.exec(line)?.[1];
    if (line.includes('Server is ready')) break;
  }
  server.stderr.resume();
  if (pprofPort === undefined) {
    await stack.disposeAsync();
    return undefined;
  }
  return {
    url: `http://127.0.0.1:${pprofPort}/debug/pprof`,
    port: Number(clientPort),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}
