/**
 * What a server notices of a flare of its own host: the p99 of its answers while `flare collect` runs beside it, while nothing does, and
 * while an endless loop of the lowest priority keeps one core busy, in turn. No flare can be noticed less than that loop. The server is a process of its own, which is asked 200 times a second, each time whether or not it has answered before.
 * `--mib 256` for larger logs, `--rounds 3`, `--seconds 300` for how long it may take: then, or when it is asked to stop, it says what the
 * rounds until then have shown, or that none ended. Ends with 1 where the one is more than 1.2 times the other, or there is no result.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { writeAgentLog } from './agent-log.ts';
import { install } from './installed.ts';
import { median, timed } from './timed.ts';

const { values } = parseArgs({
  options: {
    mib: { type: 'string', default: '256' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '600' },
  },
});
const [mib, rounds, seconds] = [Number(values.mib), Number(values.rounds), Number(values.seconds)];
const [files, mostTimes, everyMs] = [8, 1.2, 5];
/** Answers with what takes about as long as a small page from a cache. */
const server = `
const body = JSON.stringify(Array.from({ length: 200 }, (_, id) => ({ id, name: 'item ' + id })));
require('node:http').createServer((_, answer) => answer.end(JSON.stringify(JSON.parse(body)))).listen(0, '127.0.0.1', function () {
  process.send(this.address().port);
});`;

const stopped = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopped.abort());
const over = AbortSignal.any([stopped.signal, AbortSignal.timeout(1_000 * seconds)]);

await using installed = await install(['cli']);
await using folder = await mkdtempDisposable(join(tmpdir(), 'flarewire-bench-'));
for (let n = 0; n < files; n += 1)
  await writeAgentLog(join(folder.path, `agent-${n}.log`), {
    bytes: (mib / files) * 2 ** 20,
    every: 20,
    first: n * 20_000_000,
  });
const config = join(folder.path, 'flarewire.yaml');
const size = `${2 * mib}MiB`;
const collect = [{ files: `${folder.path}/agent-*.log`, into: 'logs/', maxBytes: size, timeout: '1h' }];
await writeFile(config, JSON.stringify({ targets: { bench: { collect, budget: { bytes: size, time: '1h' } } } }));

const child = spawn(process.execPath, ['-e', server], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
const loop = `
require('node:os').setPriority(19);
for (const end = Date.now() + Number(process.argv[1]); Date.now() < end; );`;
const runs = { alone: [] as number[], beside: [] as number[], besideLoop: [] as number[] };
try {
  const [port] = (await once(child, 'message', { signal: over })) as [number];
  const p99While = (done: Promise<unknown>) => p99Of(port, done);
  await p99While(delay(2_000, undefined, { signal: over }));
  while (runs.alone.length < rounds) {
    const args = [installed.flare, 'collect', '--config', config, '--out', join(folder.path, 'flare.zip'), '--json'];
    const flare = timed(process.execPath, args, over);
    const beside = await p99While(flare);
    const ms = (await flare).seconds * 1_000;
    const alone = await p99While(delay(ms, undefined, { signal: over }));
    runs.besideLoop.push(await p99While(timed(process.execPath, ['-e', loop, String(ms)], over)));
    runs.beside.push(beside);
    runs.alone.push(alone);
  }
} catch (thrown) {
  if (!over.aborted) throw thrown;
} finally {
  child.kill();
}
report();

/** Says what was measured, however little that is. */
function report(): void {
  const done = runs.alone.length;
  if (done === 0) {
    process.stdout.write(
      `target  no result: no round of ${mib} MiB ended within ${stopped.signal.aborted ? 'the time until it was stopped' : `${seconds} s`}; take fewer --mib, or more --seconds\n`,
    );
    process.exitCode = 1;
    return;
  }
  const [alone, beside, besideLoop] = [median(runs.alone), median(runs.beside), median(runs.besideLoop)];
  const isShort = beside > mostTimes * alone;
  const figures = [
    `p99 ${beside.toFixed(2)} ms beside a flare of ${mib} MiB`,
    `${alone.toFixed(2)} ms alone`,
    `${(beside / alone).toFixed(2)} times (target ${mostTimes})`,
    `${besideLoop.toFixed(2)} ms beside a loop of the lowest priority`,
    `${done} of ${rounds} rounds`,
  ];
  process.stdout.write(`target  ${figures.join('   ')}   ${isShort ? 'short of its target' : 'reached'}\n`);
  if (isShort) process.exitCode = 1;
}

/** Asks the server until something is done. */
async function p99Of(port: number, done: Promise<unknown>): Promise<number> {
  using agent = keptAlive();
  const times: number[] = [];
  const asking = new Set<Promise<void>>();
  let isDone = false;
  const ending = done.finally(() => (isDone = true));
  ending.catch(() => {});
  const isOver = () => isDone;
  for (let due = performance.now(); !isOver(); due += everyMs) {
    await delay(Math.max(0, due - performance.now()));
    const asked = ask(port, agent.agent).then((time) => void times.push(time));
    asking.add(asked);
    asked.finally(() => asking.delete(asked)).catch(() => {});
  }
  await Promise.all([...asking, ending]);
  return times.toSorted((a, b) => a - b)[Math.floor(0.99 * times.length)] ?? Number.NaN;
}

function keptAlive(): Disposable & { agent: Agent } {
  const agent = new Agent({ keepAlive: true });
  return { agent, [Symbol.dispose]: () => agent.destroy() };
}

async function ask(port: number, agent: Agent): Promise<number> {
  const started = performance.now();
  const request = get({ host: '127.0.0.1', port, agent, signal: over });
  const [answer] = (await once(request, 'response')) as [NodeJS.ReadableStream];
  answer.resume();
  await once(answer, 'end');
  return performance.now() - started;
}
