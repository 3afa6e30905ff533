import { parseArgs } from 'node:util';
import { findProgram } from '@flarewire/broker';
import { whatGrew } from './judge.ts';
import { runSoak } from './run-soak.ts';
import type { Sample } from './sample.ts';

const { values } = parseArgs({
  options: { flares: { type: 'string', default: '4000' }, 'at-once': { type: 'string', default: '8' } },
});
const numbers = { flares: Number(values.flares), atOnce: Number(values['at-once']) };
const program = await findProgram('nats-server', process.env['PATH']);

if (Object.values(numbers).some((value) => !Number.isSafeInteger(value) || value < 1))
  fail('Cannot run: --flares and --at-once expect a whole number', 2);
else if (!program) fail('Cannot run: there is no nats-server on the path; install it, such as with apt-get', 1);
else {
  const streams = ['EVENTS', 'KV_FLARES', 'OBJ_flares'];
  let services: string[] = [];
  const row = (sample: Sample) => {
    if (services.length === 0) {
      services = Object.keys(sample.processes);
      const columns = ['flares', ...services, 'of it live', ...streams, 'consumers, made', 'disk', 'temporary'];
      print(columns);
      print(columns.map(() => '---'));
    }
    print([
      String(sample.flares),
      ...services.map((name) => `${mebibytes(sample.processes[name]!.memory)}, ${sample.processes[name]!.handles}`),
      mebibytes(sample.live),
      ...streams.map((name) => mebibytes(sample.streams[name] ?? 0)),
      `${sample.consumers}, ${sample.made}`,
      mebibytes(sample.disk),
      String(sample.temporary),
    ]);
  };
  const grew = whatGrew(await runSoak({ ...numbers, program, env: process.env, onSample: row }));
  process.stdout.write(`\n${grew.length === 0 ? 'nothing grew' : grew.join('\n')}\n`);
  if (grew.length > 0) process.exitCode = 1;
}

function print(cells: string[]): void {
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
}

function mebibytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(1);
}

function fail(message: string, code: number): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = code;
}
