import {
  describeIssues,
  FlareError,
  flareRequest,
  terminalEvents,
  type Config,
  type FlareEvent,
  type FlareRequest,
} from '@flarewire/schemas';
import type { Transport } from '@flarewire/transport';
import { accepted } from '../accepted.ts';
import { askForApproval } from '../ask-for-approval.ts';
import { UsageError, type Command, type CommandContext, type Parsed } from '../command.ts';
import { connect, natsOption } from '../connect.ts';
import { createLocally } from '../create-locally.ts';
import { followFlare, type Follower } from '@flarewire/follow';
import { person } from '../person.ts';
import { configOption, readConfig } from '../read-config.ts';
import { secondsOf } from './collect.ts';
import { followerFor } from './watch.ts';

export const create: Command = {
  name: 'create',
  usage: '[<case id>] [--email <address>] [--target <name>] [--send]',
  summary:
    'Makes a flare, asks before it is sent, and follows it to its end. Without a broker it is made in this process.',
  options: {
    ...configOption,
    ...natsOption,
    email: { type: 'string', short: 'e', about: 'address for support’s answer' },
    send: { type: 'boolean', short: 's', default: false, about: 'send it without asking' },
    target: { type: 'string', short: 't', about: 'what to make a flare of; not needed where one target is served' },
    destination: { type: 'string', short: 'd', multiple: true, about: 'where to send it; may be repeated' },
    profile: { type: 'string', short: 'p', about: 'seconds of CPU profile, 1 to 600; 0: no profiles; default 30' },
    'profile-mutex': { type: 'boolean', short: 'M', default: false, about: 'sample mutex contention while profiling' },
    'profile-mutex-fraction': {
      type: 'string',
      default: '100',
      about: 'for --profile-mutex: one contention of so many',
    },
    'profile-blocking': { type: 'boolean', short: 'B', default: false, about: 'sample blocking while profiling' },
    'profile-blocking-rate': {
      type: 'string',
      default: '10000',
      about: 'for --profile-blocking: one per so many nanoseconds',
    },
    preflight: { type: 'boolean', default: true, about: 'ask the destination first; --no-preflight: do not' },
    'request-id': { type: 'string', about: 'the same id twice makes one flare' },
    wait: { type: 'boolean', default: true, about: 'follow the flare; --no-wait: only ask for it' },
  },
  positionals: { least: 0, most: 1 },
  async run(parsed, context) {
    const request = requestOf(parsed);
    const config = await readConfig(parsed, context);
    const json = parsed.values.json === true;
    try {
      await using transport = await connect(config, context.signal);
      const reply = accepted(await transport.request('create', request, { signal: context.signal }));
      if (json) context.json(reply);
      else context.terminal.entry('accepted', reply.flareId);
      return parsed.values.wait ? await follow(reply.flareId, { transport, json, context, request }) : 0;
    } catch (error) {
      if (!canBeLocal(error, config)) throw error;
      return createLocally(request, { config, reason: error.message, json, context });
    }
  },
};

/** Follows a flare to its end; one that waits for an approval is shown and asked about on the way. */
async function follow(
  flareId: string,
  options: { transport: Transport; json: boolean; context: CommandContext; request: FlareRequest },
): Promise<number> {
  const { transport, json, context, request } = options;
  const { signal } = context;
  const follower = followerFor(json, context);
  const reached = await followFlare(flareId, follower, { transport, signal, until: ['flare.awaiting-approval'] });
  if (reached.name !== 'flare.awaiting-approval') return reached.name === 'flare.sent' ? 0 : 1;
  if (!(await askForApproval(reached.data, context))) {
    context.terminal.line(
      `Aborting. It waits until ${reached.data.expires}: flare approve ${flareId}, or flare cancel ${flareId}`,
    );
    return 0;
  }
  const { sha256 } = reached.data.finished;
  accepted(await transport.request('approve', { flareId, sha256, by: person(request.email) }, { signal }));
  const endAlone: Follower = { ...follower, event: (event) => isEnd(event) && follower.event(event) };
  const end = await followFlare(flareId, endAlone, { transport, signal });
  return end.name === 'flare.sent' ? 0 : 1;
}

/** What was shown before the question is not shown again after it. */
function isEnd({ name }: FlareEvent): boolean {
  return (terminalEvents as readonly string[]).includes(name);
}

/** Without a broker, or without an archiver there, a target of this configuration can be made a flare of right here. */
function canBeLocal(error: unknown, config: Config): error is FlareError {
  return error instanceof FlareError && error.code === 'broker_unavailable' && Object.keys(config.targets).length > 0;
}

function requestOf({ values, positionals: [caseId] }: Parsed): FlareRequest {
  const { email, target, profile, 'request-id': requestId } = values as Record<string, string | undefined>;
  const sampling = {
    ...(values['profile-mutex'] ? { mutexFraction: Number(values['profile-mutex-fraction']) } : {}),
    ...(values['profile-blocking'] ? { blockingRate: Number(values['profile-blocking-rate']) } : {}),
  };
  const parsed = flareRequest.safeParse({
    caseId,
    email,
    target,
    requestId,
    destinations: values.destination,
    send: values.send,
    preflight: values.preflight,
    ...(profile === undefined && Object.keys(sampling).length === 0
      ? {}
      : {
          profile:
            profile === '0'
              ? false
              : { ...sampling, ...(profile === undefined ? {} : { seconds: secondsOf(profile) }) },
        }),
  });
  if (!parsed.success) throw new UsageError(describeIssues(parsed.error.issues));
  return parsed.data;
}
