import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { findProgram, installNatsServer } from '@flarewire/broker';
import { addTotals, inWords, type Totals } from './totals.ts';

/**
 * Runs the unit tests of every workspace, then the integration tests; arguments are handed on to Nx.
 * The broker is sought (and, where that needs no question, installed) once beforehand, so that no two suites do it at once.
 */
const container = process.env.FLAREWIRE_TEST_BROKER === 'container';
const { env } = process;
if (!container && !(await findProgram('nats-server', env.PATH))) {
  const say = (_: object, text: string) => process.stderr.write(`${text}\n`);
  await installNatsServer({ env, log: { info: say, warn: say } });
}

let totals: Totals = { passed: 0, failed: 0, skipped: 0 };
const targets = container ? ['integration'] : ['test', 'integration'];
const failures = [await runTargets(targets, process.argv.slice(2))].filter((code) => code !== 0);
process.stdout.write(`\n${inWords(totals)}\n`);
process.exitCode = failures.length > 0 || totals.failed > 0 || totals.passed === 0 ? 1 : 0;

async function runTargets(names: string[], more: string[]): Promise<number> {
  const nx = spawn('nx', ['run-many', '-t', ...names, '--output-style=static', ...more], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(nx, 'exit');
  for await (const line of createInterface({ input: nx.stdout })) {
    totals = addTotals(totals, line);
    process.stdout.write(`${line}\n`);
  }
  const [code] = (await exited) as [number | null];
  return code ?? 1;
}
