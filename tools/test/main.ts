import { availableParallelism } from 'node:os';
import path from 'node:path';
import { findProgram, installPackage } from '@flarewire/broker';
import pMap from 'p-map';
import { runAgain } from './again.ts';
import { followRun } from './follow-run.ts';
import { folderOf, integrationFiles } from './integration-files.ts';
import { inWords, sumOf } from './totals.ts';

/**
 * Runs the tests: first the units' by Nx, to which arguments are handed on, then the files of integration tests. These wait more than
 * they compute, so one more than this machine has cores runs at once, of whichever projects.
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

function nx(...args: string[]) {
  const say = (line: string) => void stdout.write(`${line}\n`);
  return followRun('nx', [...args, '--output-style=static', ...handedOn], { cwd: repository, say });
}

async function runFile(file: string) {
  const lines: string[] = [];
  const began = performance.now();
  const folder = path.join(repository, folderOf(file));
  // Not with `--test`, which starts one more process for each file.
  const args = ['--test-force-exit', path.relative(folder, path.join(repository, file))];
  const outcome = await followRun('node', args, { cwd: folder, say: (line) => void lines.push(line) });
  if (outcome.code !== 0 && outcome.failed.length === 0) outcome.failed.push(`${file} ended with ${outcome.code}`);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  stdout.write(`\n> ${file} (${seconds} s)\n\n${lines.join('\n')}\n`);
  return { ...outcome, file };
}

if (!container) {
  await findOrInstall('nats-server');
  await findOrInstall('chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome');
}

const byNx = [
  ...(container ? [] : [await nx('run-many', '--targets=test')]),
  await nx('build', '@flarewire/dashboard'),
];
const files = integrationFiles(repository, { ofBroker: container });
const first = await pMap(files, runFile, { concurrency: availableParallelism() + 1 });

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
