import { spawn } from 'node:child_process';
import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { debianProgram } from './pprof-debian.ts';

/** A real Go process that serves pprof on loopback. */
export interface PprofServer extends AsyncDisposable {
  /** Base URL of its pprof endpoints. */
  url: string;
}

/** Starts a `nats-server` with `prof_port` on free ports; undefined where none is installed. */
export async function startNatsWithPprof(): Promise<PprofServer | undefined> {
  const stack = new AsyncDisposableStack();
  const folder = stack.use(await mkdtempDisposable(join(tmpdir(), 'flarewire-nats-pprof-')));
  const config = join(folder.path, 'nats.conf');
  await writeFile(config, 'host: 127.0.0.1\nport: -1\nprof_port: -1\n');
  return startGoServer(stack, {
    program: 'nats-server',
    args: ['-c', config],
    pprofPort: /profiling port: (\d+)/,
    ready: /Server is ready/,
  });
}

/** Starts Debian's `prometheus-node-exporter` on a free port; undefined where it cannot be had. */
export async function startNodeExporter(): Promise<PprofServer | undefined> {
  const stack = new AsyncDisposableStack();
  const folder = stack.use(await mkdtempDisposable(join(tmpdir(), 'flarewire-exporter-')));
  const program = await debianProgram('prometheus-node-exporter', { folder: folder.path });
  const args = ['--web.listen-address=127.0.0.1:0', '--collector.disable-defaults'];
  return startGoServer(stack, {
    program,
    args,
    pprofPort: /msg="Listening on" address=127\.0\.0\.1:(\d+)/,
    ready: /TLS is/,
  });
}

/** Starts a program and waits until its log has named its port; undefined, with all closed, where it ends before. */
async function startGoServer(
  stack: AsyncDisposableStack,
  { program, args, pprofPort, ready }: { program: string; args: string[]; pprofPort: RegExp; ready: RegExp },
): Promise<PprofServer | undefined> {
  const server = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise<void>((resolve) => server.once('close', () => resolve()).once('error', () => resolve()));
  stack.defer(async () => {
    server.kill('SIGKILL');
    await ended;
  });
  let port: string | undefined;
  for await (const line of createInterface({ input: server.stderr })) {
    port ??= pprofPort.exec(line)?.[1];
    if (ready.test(line)) break;
  }
  server.stderr.resume();
  if (port === undefined) {
    await stack.disposeAsync();
    return undefined;
  }
  return { url: `http://127.0.0.1:${port}/debug/pprof`, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}
