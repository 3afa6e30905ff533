import path from 'node:path';
import { parseArgs } from 'node:util';
import { findOrStartBroker, freePort } from '@flarewire/broker';
import { createLog } from '@flarewire/service';
import { destination } from 'pino';
import { buildPage } from './build-page.ts';
import { makeDemoFolder } from './demo-folder.ts';
import { makeDemoFlare } from './demo.ts';
import { startInProcessStack } from './in-process-stack.ts';
import { startMembers } from './start-members.ts';
import { startNatsStack } from './nats-stack.ts';
import { ofMany, reportAsJson, reportToPerson, type Report } from './report.ts';
import type { Stack } from './stack.ts';

const usage = `npm run demo -- [--fleet] [--json] [--seconds N] [--keep]

  --fleet      flares of five servers at once, their profiles begun at one instant
  --json       one JSON object a line on standard output
  --seconds N  length of the CPU profile, 1 to 600 (default 5)
  --keep       leave everything running afterwards, until Ctrl-C

npm start runs the same stack without making a flare. Both serve the dashboard while they stay.
`;

const folders = path.resolve(import.meta.dirname, '../../../.flarewire/demo');
/** The port where every NATS client looks first. */
const natsPort = 4222;
/** The port where the dashboard is by default. */
const dashboardPort = 8090;
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stopping.abort());
process.exitCode = await main();

async function main(): Promise<number> {
  const options = readOptions();
  if (!options) return 2;
  const { seconds, json, keep, stay, fleet } = options;
  const report = json
    ? reportAsJson(process.stdout, process.stderr)
    : reportToPerson(process.stdout, fleet ? ofMany : undefined);
  try {
    await using opened = new AsyncDisposableStack();
    const ports = stay ? { client: await freePort(natsPort) } : {};
    const stack = await startStack(opened, report, { ports, fleet });
    if (!stay) await show(stack, fleet, { seconds, report, signal: stopping.signal });
    if (keep || stay) await stayUntilStopped(stack, opened, report);
    return 0;
  } catch (error) {
    if (stopping.signal.aborted) return 130;
    report.failed(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

async function show(stack: Stack, fleet: boolean, options: { seconds: number; report: Report; signal: AbortSignal }) {
  if (!fleet) return options.report.summary(await makeDemoFlare(stack, options));
  // Loaded here, as the ordinary demo does not need it.
  const { makeDemoGroup } = await import('./fleet.ts');
  options.report.groupSummary(await makeDemoGroup(stack, options));
}

type Options = { seconds: number; json: boolean; keep: boolean; stay: boolean; fleet: boolean };

function readOptions(): Options | undefined {
  try {
    const { values } = parseArgs({
      options: {
        fleet: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        seconds: { type: 'string', default: '5' },
        keep: { type: 'boolean', default: false },
        stay: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const seconds = Number(values.seconds);
    if (values.help || !Number.isInteger(seconds) || seconds < 1 || seconds > 600) throw new RangeError(usage);
    return { ...values, seconds };
  } catch (error) {
    process.stderr.write(error instanceof RangeError ? error.message : `${(error as Error).message}\n\n${usage}`);
    return undefined;
  }
}

/** Starts everything from an empty folder; the archives that earlier demos delivered are cleared away. */
async function startStack(
  opened: AsyncDisposableStack,
  report: Report,
  { ports, fleet }: { ports: { client?: number }; fleet: boolean },
): Promise<Stack> {
  const signal = stopping.signal;
  const folder = await makeDemoFolder(folders, process.pid);
  const logFile = path.join(folder, 'logs', 'demo.log');
  const log = createLog({ name: 'demo', level: 'info', destination: destination({ dest: logFile, sync: true }) });
  const say = (_: object, text: string) => report.say('broker', text);
  const broker = await findOrStartBroker({
    env: process.env,
    storeDir: path.join(folder, 'broker'),
    ports,
    log: { info: say, warn: say },
    signal,
  });
  if (broker) opened.use(broker);
  const { members } = fleet ? opened.use(await startMembers({ env: process.env, folder, signal })) : { members: {} };
  const stack = broker
    ? await startNatsStack({ broker, members, folder, env: process.env, log, signal })
    : await startInProcessStack({ folder, env: process.env, logFile, log, signal });
  report.say('broker', stack.brokerInWords);
  const further = Object.keys(members);
  if (further.length > 0) report.say('fleet', `the broker, and beside it ${further.join(', ')}`);
  report.say('services', `archiver, profiler, uploader; intake at ${stack.intakeUrl}`);
  return opened.use(stack);
}

async function stayUntilStopped(stack: Stack, opened: AsyncDisposableStack, report: Report): Promise<void> {
  // Loaded here, as a demo that ends by itself does not need it.
  const { startDashboard } = await import('./start-dashboard.ts');
  const options = { env: process.env, signal: stopping.signal };
  const missing = await buildPage(options);
  const dashboard = await startDashboard(stack, { ...options, preferredPort: dashboardPort });
  opened.use(dashboard);
  report.say('dashboard', missing ? `${dashboard.url}, without a page: ${missing}` : dashboard.url);
  if (stack.brokerUrl) {
    report.say('command line', `NATS_URL=${stack.brokerUrl} npx flare create 4242 --profile 5`);
    report.say('any client', `nats -s ${stack.brokerUrl} request flare.create '{"profile":{"seconds":1}}'`);
  }
  report.say('delivered', `curl -s ${stack.intakeUrl}/flares`);
  report.say('running', 'Ctrl-C stops everything');
  await new Promise<void>((resolve) => stopping.signal.addEventListener('abort', () => resolve(), { once: true }));
}
