import { availableParallelism } from 'node:os';
import path from 'node:path';
import { findProgram, installPackage } from '@flarewire/broker';
import pMap from 'p-map';
import { runAgain } from './again.ts';
import { followRun, type Outcome } from './follow-run.ts';
import { folderOf, integrationFiles } from './integration-files.ts';
import { inWords, sumOf } from './totals.ts';

/**
 * Runs the tests: the units' by Nx, to which arguments are handed on, and beside them the files of integration tests. These wait more
 * than they compute, so one more than this machine has cores runs at once, of whichever projects.
 *
 * With `FLAREWIRE_TEST_BROKER=container` only integration tests whose outcome depends on the broker, since nothing else differs then. A
 * broker and a browser are sought (and, where that needs no question, installed) once beforehand, so that no two files do it at once. What
 * failed is said again at the end; with `--again`, as in CI, a few failed integration tests may pass when they are run once more, and
 * are named.
 */
const { env, stdout } = process;
const handedOn = process.argv.slice(2).filter((argument) => argument !== '--again');
const mayPassAgain = handedOn.length < process.argv.length - 2;
const container = env.FLAREWIRE_TEST_BROKER === 'container';
const repository = path.resolve(import.meta.dirname, '../..');
// All of them load much the same: what one has compiled, the others take.
env.NODE_COMPILE_CACHE ??= path.join(repository, 'node_modules/.cache/compiled');

async function findOrInstall(name: string, ...others: string[]): Promise<void> {
  for (const program of [name, ...others]) if (await findProgram(program, env.PATH)) return;
  const say = (_: object, text: string) => process.stderr.write(`${text}\n`);
  await installPackage(name, { env, log: { info: say, warn: say } });
}

async function nx(...args: string[]): Promise<Outcome> {
  const lines: string[] = [];
  const say = (line: string) => void lines.push(line);
  const outcome = await followRun('nx', [...args, '--output-style=static', ...handedOn], { cwd: repository, say });
  stdout.write(`${lines.join('\n')}\n`);
  return outcome;
}

function runUnits(): Promise<Outcome> {
  return nx('run-many', '--targets=test', '--parallel=1');
}

/** What a file of integration tests came to. */
type Ran = Outcome & { file: string };

async function runFile(file: string): Promise<Ran> {
  const lines: string[] = [];
  const began = performance.now();
  const folder = path.join(repository, folderOf(file));
  // Not with `--test`, which starts one more process for each file.
  const args = ['--test-force-exit', path.relative(folder, path.join(repository, file))];
  const outcome = await followRun('node', args, { cwd: folder, say: (line) => void lines.push(line) });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  stdout.write(`\n> ${file} (${seconds} s)\n\n${lines.join('\n')}\n`);
  const { code, failed } = outcome;
  return { ...outcome, file, failed: code !== 0 && failed.length === 0 ? [`${file} ended with ${code}`] : failed };
}

if (!container) {
  await findOrInstall('nats-server');
  await findOrInstall('chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome');
}

const built = await nx('build', '@flarewire/dashboard');
const files = integrationFiles(repository, { ofBroker: container });
const byNx = [built];
const first: Ran[] = [];
const runs = [
  ...(container ? [] : [async () => byNx.push(await runUnits())]),
  ...files.map((file) => async () => first.push(await runFile(file))),
];
await pMap(runs, (run) => run(), { concurrency: availableParallelism() + 1 });

const failed = [...byNx, ...first].flatMap((outcome) => outcome.failed);
if (failed.length > 0) stdout.write(`\nFailed tests, of all runs:\n\n${failed.join('\n')}\n`);

const mayAgain = mayPassAgain && byNx.every(({ code }) => code === 0);
const runAlone = (file: string) => {
  stdout.write(`\nOnce more, alone: ${file}\n`);
  return runFile(file);
};
const again = mayAgain ? await runAgain(first, runAlone) : [];
for (const { file } of again) stdout.write(`\nFailed at first and passed when run again alone: a test of ${file}\n`);

const last = first.map((outcome) => again.find(({ file }) => file === outcome.file) ?? outcome);
const totals = sumOf([...byNx, ...last].map((outcome) => outcome.totals));
stdout.write(`\n${inWords(totals)}\n`);
const passed = [...byNx, ...last].every(({ code }) => code === 0);
process.exitCode = passed && totals.failed === 0 && totals.passed > 0 ? 0 : 1;
