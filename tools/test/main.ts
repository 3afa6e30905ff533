import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { findProgram, installPackage } from '@flarewire/broker';
import { addFailures, type Failures } from './failures.ts';
import { addTotals, inWords, type Totals } from './totals.ts';

/**
 * Runs the tests; arguments are handed on to Nx. With `FLAREWIRE_TEST_BROKER=container` only the integration tests that
 * use a broker, since nothing else differs then. A broker and a browser are sought (and, where that needs no question,
 * installed) once beforehand, so that no two suites do it at once. What failed is said again at the end.
 */
const { env } = process;
const container = env.FLAREWIRE_TEST_BROKER === 'container';
const selection = container ? ['--targets=integration', '--projects=tag:uses:broker'] : ['--targets=test,integration'];

async function findOrInstall(name: string, ...others: string[]): Promise<void> {
  for (const program of [name, ...others]) if (await findProgram(program, env.PATH)) return;
  const say = (_: object, text: string) => process.stderr.write(`${text}\n`);
  await installPackage(name, { env, log: { info: say, warn: say } });
}

if (!container) {
  await findOrInstall('nats-server');
  await findOrInstall('chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome');
}

let totals: Totals = { passed: 0, failed: 0, skipped: 0 };
let failures: Failures = { lines: [], reading: false };
const nx = spawn('nx', ['run-many', ...selection, '--output-style=static', ...process.argv.slice(2)], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const exited = once(nx, 'exit') as Promise<[number | null]>;
for await (const line of createInterface({ input: nx.stdout })) {
  totals = addTotals(totals, line);
  failures = addFailures(failures, line);
  process.stdout.write(`${line}\n`);
}
const [code] = await exited;
if (failures.lines.length > 0) process.stdout.write(`\nFailed tests, of all runs:\n\n${failures.lines.join('\n')}\n`);
process.stdout.write(`\n${inWords(totals)}\n`);
process.exitCode = code === 0 && totals.failed === 0 && totals.passed > 0 ? 0 : 1;
