/**
 * Many targets behind one broker: how long one request for all of them takes to its last event, beside the time that as many single
 * requests in a row take to be accepted; what the broker carries meanwhile, and what the services hold in memory.
 * `npm run bench fleet -- --targets 100 --archivers 4` for less than the 500 targets of 10 archivers and 10 profilers. Ends with 1 when
 * a target is missed.
 */
import { parseArgs } from 'node:util';
import { askFor } from './services/flares.ts';
import { memoryOf } from './services/stack.ts';
import { lookAtBroker, type BrokerLoad } from './fleet/look-at-broker.ts';
import { startFleet } from './fleet/start-fleet.ts';

const target = { timesAccepted: 3, growthMb: 30 };
const { values } = parseArgs({
  options: {
    targets: { type: 'string', default: '500' },
    archivers: { type: 'string', default: '10' },
    uploaders: { type: 'string', default: '2' },
  },
});
const [count, archivers, uploaders] = [Number(values.targets), Number(values.archivers), Number(values.uploaders)];
const say = (line: string) => process.stdout.write(`${line}\n`);
const tell = (when: string, load: BrokerLoad) =>
  say(
    `broker ${when.padEnd(7)}${load.connections} connections, ${load.subscriptions} subscriptions, ${load.durables} durables, ` +
      `${load.watches} watches and lists, ${load.messages} messages so far, ${load.mb.toFixed(0)} MB`,
  );

await using fleet = await startFleet({ targets: count, archivers, uploaders });
const { targets, transport, services, monitor } = fleet;
tell('before', await lookAtBroker(monitor));

const singles = targets.map((name) => ({ target: name, profile: false as const }));
const inARow = await askFor(singles, { transport, atOnce: 1, withinMs: 600_000, untilEnded: false });
const acceptedMs = inARow.reduce((sum, { answeredMs }) => sum + answeredMs, 0);
const single = inARow.filter(({ ended }) => ended === 'flare.sent').length;
say(`${count} single requests in a row: accepted in ${(acceptedMs / 1_000).toFixed(1)} s, ${single} sent`);
const before = await memoryOf(services);
const loadBefore = await lookAtBroker(monitor);

const started = performance.now();
const reply = await transport.requestGroup('create', { targets, profile: false }, { timeoutMs: 120_000 });
if (reply.status === 'refused') throw new Error(`The group was refused: ${reply.error.message}`);
const answeredMs = performance.now() - started;
const during = lookAtBroker(monitor);
const tally = await endOf(reply.groupId);
const seconds = (performance.now() - started) / 1_000;
tell('during', await during);
const after = await memoryOf(services);
const load = await lookAtBroker(monitor);
tell('after', load);
const times = (seconds * 1_000) / acceptedMs;
const sent = tally?.sent ?? 0;
say(
  `a group of ${reply.flares.length}: accepted in ${(answeredMs / 1_000).toFixed(1)} s, ended after ${seconds.toFixed(1)} s, ${sent} sent: ` +
    `${times.toFixed(2)} times (target ${target.timesAccepted}), ${((load.messages - loadBefore.messages) / count).toFixed(0)} messages of the broker a flare`,
);
const growth = Math.max(...after.map(({ mb }, n) => mb - before[n]!.mb));
const most = after.toSorted((a, b) => b.mb - a.mb)[0]!;
say(
  `memory: ${most.mb.toFixed(0)} MB at most (${most.name}), ${growth.toFixed(0)} MB more than before (target ${target.growthMb})`,
);
if (sent !== count || times > target.timesAccepted || growth > target.growthMb) process.exitCode = 1;

async function endOf(groupId: string) {
  const signal = AbortSignal.timeout(300_000);
  for await (const { name, data } of transport.tailAll({ from: 'start', groupId, signal }))
    if (name === 'flare.group.ended') return data.tally;
  return undefined;
}
