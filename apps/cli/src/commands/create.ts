import { FlareError, type FlareReply, type FlareRequestInput } from '@flarewire/schemas';
import { UsageError, type Command } from '../command.ts';
import { connect, natsOption } from '../connect.ts';
import { followFlare } from '../follow-flare.ts';
import { configOption, readConfig } from '../read-config.ts';
import { secondsOf } from './collect.ts';
import { followerFor } from './watch.ts';

export const create: Command = {
  name: 'create',
  usage: '[<case id>] [--email <address>] [--target <name>]',
  summary: 'Asks for a flare, and follows it to its end.',
  options: {
    ...configOption,
    ...natsOption,
    email: { type: 'string', short: 'e', about: 'address for support’s answer' },
    target: { type: 'string', short: 't', about: 'what to make a flare of; not needed where one target is served' },
    destination: { type: 'string', short: 'd', multiple: true, about: 'where to send it; may be repeated' },
    profile: { type: 'string', short: 'p', about: 'seconds of CPU profile, 1 to 600; 0: no profiles; default 30' },
    'request-id': { type: 'string', about: 'the same id twice makes one flare' },
    wait: { type: 'boolean', default: true, about: 'follow the flare; --no-wait: only ask for it' },
  },
  positionals: { least: 0, most: 1 },
  async run(parsed, context) {
    const { values } = parsed;
    const request = requestOf(parsed.values, parsed.positionals[0]);
    await using transport = await connect(await readConfig(parsed, context), context.signal);
    const reply = await transport.request('create', request, { signal: context.signal });
    const flareId = acceptedId(reply);
    if (values.json) context.json(reply);
    else context.terminal.entry('accepted', flareId);
    if (!values.wait) return 0;
    const end = await followFlare(flareId, followerFor(values.json === true, context), { transport, signal: context.signal });
    return end.name === 'flare.sent' ? 0 : 1;
  },
};

function requestOf(values: Record<string, unknown>, caseId: string | undefined): FlareRequestInput {
  const { email, target, destination, profile, 'request-id': requestId } = values as Record<string, string | undefined> & { destination?: string[] };
  return {
    ...(caseId === undefined ? {} : { caseId }),
    ...(email === undefined ? {} : { email }),
    ...(target === undefined ? {} : { target }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(destination === undefined ? {} : { destinations: destination }),
    ...(profile === undefined ? {} : { profile: profile === '0' ? false : { seconds: secondsOf(profile) } }),
  };
}

function acceptedId(reply: FlareReply): string {
  if (reply.status === 'accepted') return reply.flareId;
  if (reply.error.status === 400) throw new UsageError(reply.error.message);
  throw new FlareError(reply.error.code as FlareError['code'], reply.error.message);
}
