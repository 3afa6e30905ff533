import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Runs a program to its end and returns what it printed. Throws when it fails; the message ends with what it said. */
export async function runProgram(
  program: string,
  args: readonly string[],
  { env, signal }: { env?: NodeJS.ProcessEnv | undefined; signal?: AbortSignal | undefined } = {},
): Promise<string> {
  const { stdout } = await run(program, args, {
    maxBuffer: 16 * 2 ** 20,
    ...(env && { env }),
    ...(signal && { signal }),
  });
  return stdout.trim();
}
