import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';

/** A command in a terminal of its own, and what it has shown there. */
export type Running = Awaited<ReturnType<typeof startInTerminal>>;

const columns = 110;
const longestMs = 60_000;

/** Starts a command line in a terminal (util-linux's `script`); disposing of it types Ctrl-C. */
export function startInTerminal(command: string, options: { cwd: string; env: NodeJS.ProcessEnv }) {
  const line = `stty cols ${columns} rows 50; ${command}`;
  const child = spawn('script', ['-qefc', line, '/dev/null'], { ...options, stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  process.stderr.write(`$ ${command}\n`);
  let text = '';
  child.stdout.on('data', (chunk) => (text += String(chunk)));
  const shown = () => lastDrawn(stripVTControlCharacters(text));
  const until = async (pattern: RegExp) => {
    const limit = AbortSignal.timeout(longestMs);
    for (let found = pattern.exec(shown()); ; found = pattern.exec(shown())) {
      if (found) return found;
      if (limit.aborted || child.exitCode !== null)
        throw new Error(`"${command}" did not show ${pattern}:\n${shown()}`);
      await sleep(50);
    }
  };
  return {
    shown,
    until,
    type: (answer: string) => child.stdin.write(answer),
    async end() {
      await exited;
      return shown();
    },
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null) child.stdin.write('\x03');
      const tooLong = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await exited;
      clearTimeout(tooLong);
    },
  };
}

/** A line that was drawn over and over, as it is last. */
function lastDrawn(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .split('\n')
    .map((line) => line.split('\r').findLast((drawn) => drawn.trim() !== '') ?? '')
    .join('\n');
}
