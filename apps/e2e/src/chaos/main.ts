import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { findProgram } from '@flarewire/broker';
import { inWords } from './report.ts';
import { runChaos } from './run-chaos.ts';

const { values } = parseArgs({
  options: {
    flares: { type: 'string', default: '100' },
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(randomInt(1_000_000)) },
    json: { type: 'boolean', default: false },
    folder: { type: 'string' },
    cluster: { type: 'boolean', default: false },
    clocks: { type: 'boolean', default: false },
  },
});
const numbers = { flares: Number(values.flares), seconds: Number(values.seconds), seed: Number(values.seed) };
const misread = Object.entries(numbers).find(([, value]) => !Number.isSafeInteger(value) || value < 0);
const program = await findProgram('nats-server', process.env['PATH']);

if (misread) fail(`Cannot run: --${misread[0]} expects a whole number`, 2);
else if (!program) fail('Cannot run: there is no nats-server on the path; install it, such as with apt-get', 1);
else {
  process.stderr.write(`seed ${numbers.seed}\n`);
  const { folder } = values;
  const report = await runChaos({
    ...numbers,
    program,
    env: process.env,
    brokers: values.cluster ? 3 : 1,
    clocks: values.clocks,
    ...(folder === undefined ? {} : { folder }),
    onStrike: ({ atMs, fault, victim, forMs, state }) =>
      process.stderr.write(
        `${(atMs / 1_000).toFixed(1)} s  ${fault} ${victim}, ${forMs} ms${state ? `, at ${state}` : ''}\n`,
      ),
  });
  process.stdout.write(`${values.json ? JSON.stringify(report) : inWords(report)}\n`);
  if (report.wrong.length > 0 || report.doubled > 0 || report.lost > 0) process.exitCode = 1;
}

function fail(message: string, code: number): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = code;
}
