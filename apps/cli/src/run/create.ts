import { count } from '@flarewire/follow';
import { FlareError, type Config, type FlareRequest } from '@flarewire/schemas';
import type { Transport } from '@flarewire/transport';
import { accepted } from '../broker/accepted.ts';
import { unanswered } from '../terminal/ask-for-approval.ts';
import type { CommandContext } from '../command.ts';
import { connect } from '../broker/connect.ts';
import type { CreateFlags } from '../create/create-flags.ts';
import { followToEnd } from '../create/follow-to-end.ts';
import { requestOf } from '../create/request-of.ts';
import { createGroup } from '../group/create-group.ts';
import { goesOn } from '../terminal/goes-on.ts';
import { readConfig } from '../broker/read-config.ts';

/** `flare create`: asks for a flare and follows it; without a broker it is made here. */
export async function runCreate(context: CommandContext, flags: CreateFlags, caseId?: string): Promise<void> {
  const asked = requestOf(flags, caseId);
  const config = await readConfig(flags, context);
  context.ifInterrupted('No flare was asked for');
  if ('targets' in asked) {
    await using transport = await connect(config, context.signal);
    return await createGroup(asked, { transport, json: flags.json, wait: flags.wait, context });
  }
  const request = asked;
  await using opened = new AsyncDisposableStack();
  let transport: Transport;
  let flareId: string;
  try {
    transport = opened.use(await connect(config, context.signal));
    const reply = accepted(await transport.request('create', request, { signal: context.signal }));
    ({ flareId } = reply);
    context.ifInterrupted(goesOn(flareId));
    if (flags.json) context.json(reply);
    else context.terminal.entry('accepted', await promise(flareId, request, transport, context.signal));
  } catch (error) {
    if (!canBeLocal(error, config)) throw withAdvice(error);
    context.ifInterrupted('Nothing goes on without this process');
    const { json } = flags;
    const { createLocally } = await import('../create/create-locally.ts');
    const made = createLocally(request, { config, reason: error.message, json, context });
    const code = await made.catch((thrown: unknown) => {
      throw withAdvice(thrown);
    });
    if (code !== 0) context.failed();
    return;
  }
  if (!flags.wait) {
    const approving = request.send ? '' : `, flare approve ${flareId} sends it once it waits for that`;
    if (!flags.json) context.terminal.line(`flare watch ${flareId} follows it${approving}`);
    return;
  }
  const waits = (expires: string) => `It waits until ${expires}: flare approve ${flareId}, or flare cancel ${flareId}`;
  const end = await followToEnd(flareId, {
    transport,
    json: flags.json,
    context,
    email: request.email,
    onAsked: ({ expires }) => context.ifInterrupted(waits(expires)),
    onApproved: () => context.ifInterrupted(goesOn(flareId)),
    onUnanswered({ expires, finished: { sha256 } }) {
      const approve = `flare approve ${flareId} --sha256 ${sha256}`;
      throw unanswered(`flare "${flareId}"`, `it waits until ${expires}: ${approve}, or flare cancel ${flareId}`);
    },
  });
  if (end.name === 'flare.awaiting-approval') context.terminal.line(waits(end.data.expires));
  else if (end.name !== 'flare.sent') context.failed();
}

/** What happens from now on: of which target, for how long, and what comes at the end. */
async function promise(
  flareId: string,
  { profile, send }: FlareRequest,
  transport: Transport,
  signal: AbortSignal,
): Promise<string> {
  const record = await transport.flares.get(flareId, { signal });
  return [
    `${flareId}${record ? ` of target "${record.value.target}"` : ''}`,
    profile === false ? 'no profiles' : `profiles take ${count(profile.seconds, 'second')}`,
    send ? 'sent without asking' : 'asks before it is sent',
  ].join(' · ');
}

/** What the pre-flight refuses can be made all the same. */
function withAdvice(thrown: unknown): unknown {
  if (!(thrown instanceof FlareError) || thrown.code !== 'destination_unreachable') return thrown;
  const advice =
    'fix the way there, or make the flare anyway with --no-preflight; flare doctor checks each destination';
  return new FlareError(thrown.code, `${thrown.message}; ${advice}`, { cause: thrown });
}

/** Without a broker, or without an archiver there, a target of this configuration can be made a flare of right here. */
function canBeLocal(error: unknown, config: Config): error is FlareError {
  const isLacking = error instanceof FlareError && ['broker_unavailable', 'not_set_up'].includes(error.code);
  return isLacking && Object.keys(config.targets).length > 0;
}
