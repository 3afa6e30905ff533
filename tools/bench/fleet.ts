/**
 * Many targets behind one broker: how long a request for all of them takes to its last event, beside the time that as many single
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
const loadBefore = await lookAtBroker(monitor);

const first = await askForAll();
const before = await memoryOf(services);
tell('between', await lookAtBroker(monitor));
const second = await askForAll();
const after = await memoryOf(services);
const load = await lookAtBroker(monitor);
tell('after', load);

const times = Math.max(first.seconds, second.seconds) / (acceptedMs / 1_000);
const sent = first.sent + second.sent;
const messages = (load.messages - loadBefore.messages) / (2 * count);
say(
  `two groups of ${count}: accepted in ${first.answered.toFixed(1)} and ${second.answered.toFixed(1)} s, ended after ${first.seconds.toFixed(1)} and ` +
    `${second.seconds.toFixed(1)} s, ${sent} sent: ${times.toFixed(2)} times (target ${target.timesAccepted}), ${messages.toFixed(0)} messages of the broker a flare`,
);
const growth = Math.max(...after.map(({ mb }, n) => mb - before[n]!.mb));
const most = after.toSorted((a, b) => b.mb - a.mb)[0]!;
say(
  `memory: ${most.mb.toFixed(0)} MB at most (${most.name}), of none more than ${growth.toFixed(0)} MB more after the second group than after the first (target ${target.growthMb})`,
);
if (single !== count || sent !== 2 * count || times > target.timesAccepted || growth > target.growthMb)
  process.exitCode = 1;

/** One request for all targets, in seconds until it was answered and until all had ended. */
async function askForAll(): Promise<{ answered: number; seconds: number; sent: number }> {
  const started = performance.now();
  const passed = () => (performance.now() - started) / 1_000;
  const reply = await transport.requestGroup('create', { targets, profile: false }, { timeoutMs: 120_000 });
  if (reply.status === 'refused') throw new Error(`The group was refused: ${reply.error.message}`);
  const answered = passed();
  tell('during', await lookAtBroker(monitor));
  const tally = await endOf(reply.groupId);
  return { answered, seconds: passed(), sent: tally?.sent ?? 0 };
}

async function endOf(groupId: string) {
  const signal = AbortSignal.timeout(300_000);
  for await (const { name, data } of transport.tailAll({ from: 'start', groupId, signal }))
    if (name === 'flare.group.ended') return data.tally;
  return undefined;
}
