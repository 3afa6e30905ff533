import { Readable } from 'node:stream';
import { runCli } from './run-cli.ts';

export type Ran = { code: number; stdout: string; stderr: string; json: () => unknown[] };

/** Runs one call of `flare` in this process, with what would be typed as its input. */
export async function flare(
  args: string[],
  options: { env?: NodeJS.ProcessEnv; input?: string; signal?: AbortSignal } = {},
): Promise<Ran> {
  const written = { stdout: '', stderr: '' };
  const into = (name: keyof typeof written) => ({
    write: (what: string | Uint8Array, done?: () => void) => {
      written[name] += typeof what === 'string' ? what : Buffer.from(what).toString();
      done?.();
    },
  });
  const code = await runCli(args, {
    env: { NATS_URL: 'nats://127.0.0.1:1', ...options.env },
    stdin: Readable.from(options.input === undefined ? [] : [Buffer.from(options.input)]),
    stdout: into('stdout'),
    stderr: into('stderr'),
    signal: options.signal ?? new AbortController().signal,
  });
  return {
    code,
    ...written,
    json: () =>
      written.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
  };
}
