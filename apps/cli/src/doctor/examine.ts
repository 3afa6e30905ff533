import { loadAgentConfig } from '@flarewire/config';
import { count } from '@flarewire/follow';
import { FlareError, toFlareError } from '@flarewire/schemas';
import { hostsOf } from '@flarewire/transport';
import type { CommandContext } from '../command.ts';
import { connect } from '../broker/connect.ts';
import { configFile, readConfig } from '../broker/read-config.ts';
import { checkJetStream, checkPermissions, checkServices } from './check-broker.ts';
import { checkDestinations } from './check-destinations.ts';
import { checkDisk } from './check-disk.ts';
import { checkScrubber } from './check-scrubber.ts';
import { checkLocalTargets, checkTargets } from './check-targets.ts';
import { ok, wrong, type Connected, type Finding, type Patient } from './check.ts';

/**
 * Looks at everything a flare needs, one after the other, and goes on where something is wrong.
 * Without a configuration that can be read there is nothing else to look at.
 */
export async function* examine(
  flags: { config?: string; nats?: string },
  context: CommandContext,
): AsyncGenerator<Finding> {
  const { env, signal } = context;
  let patient: Patient;
  try {
    const config = await readConfig(flags, context);
    const agent = await loadAgentConfig({ file: config.agent.config, env, signal });
    patient = { config, agent, signal };
  } catch (thrown) {
    yield wrong('configuration', reasonOf(thrown, signal), fixOfReading(thrown));
    return;
  }
  const { targets, destinations } = patient.config;
  yield ok(
    'configuration',
    `${(await configFile(flags, env)) ?? 'no flarewire.yaml here'}: ` +
      `${count(Object.keys(targets).length, 'target')}, ${count(Object.keys(destinations).length, 'destination')}`,
  );
  yield* checked('scrubber', checkScrubber, patient);
  yield* withBroker(patient);
  yield* checked('destinations', checkDestinations, patient);
  yield* checked('disk', checkDisk, patient);
}

async function* withBroker(patient: Patient): AsyncGenerator<Finding> {
  const { config, signal } = patient;
  let transport: Connected['transport'];
  try {
    transport = await connect(config, signal);
  } catch (thrown) {
    yield wrong('broker', reasonOf(thrown, signal), fixOfConnecting(thrown));
    yield* checkLocalTargets(patient);
    return;
  }
  await using connected = transport;
  yield ok('broker', hostsOf(config.nats).join(', '));
  for (const [name, check] of brokerChecks) yield* checked(name, check, { ...patient, transport: connected });
}

const brokerChecks: [string, (patient: Connected) => Promise<Finding[]>][] = [
  ['jetstream', checkJetStream],
  ['permissions', checkPermissions],
  ['services', checkServices],
  ['targets', checkTargets],
];

async function* checked<P extends Patient>(
  name: string,
  check: (patient: P) => Promise<Finding[]>,
  patient: P,
): AsyncGenerator<Finding> {
  try {
    yield* await check(patient);
  } catch (thrown) {
    yield wrong(name, reasonOf(thrown, patient.signal), fixOf(thrown));
  }
}

function reasonOf(thrown: unknown, signal: AbortSignal): string {
  signal.throwIfAborted();
  return toFlareError(thrown, 'stage_failed', 'Cannot look').message;
}

function fixOfReading(thrown: unknown): string {
  const couldRead = (thrown as { cause?: NodeJS.ErrnoException }).cause?.syscall === undefined;
  return couldRead
    ? 'correct it; docs/schemas/flarewire.yaml.json has all keys'
    : 'name one that this user can read, or write it: flare collect --help shows how';
}

const needsNone = 'flare collect, inspect and scrub need none';

function fixOfConnecting(thrown: unknown): string {
  const { code } = toFlareError(thrown, 'stage_failed', 'Cannot look');
  if (code === 'not_allowed') return fixOf(thrown);
  if (code === 'not_set_up') return `start the uploader, which sets it up, or name another broker; ${needsNone}`;
  if (code === 'invalid_config') return 'give the login that the broker knows, or correct what the reason names';
  return (
    'start one with JetStream (nats-server -js), or name it: --nats, NATS_URL, nats.url in flarewire.yaml; ' + needsNone
  );
}

function fixOf(thrown: unknown): string {
  if (!(thrown instanceof FlareError)) return 'see the reason';
  if (thrown.code === 'not_allowed') return 'give this user the permissions that docs/permissions.md lists';
  return 'start nats-server with JetStream (-js), and let this user use it';
}
