import { count } from '@flarewire/follow';
import { FlareError, type Config, type FlareRequest } from '@flarewire/schemas';
import type { Transport } from '@flarewire/transport';
import { buildCommand } from '@stricli/core';
import { accepted } from '../accepted.ts';
import { unanswered } from '../ask-for-approval.ts';
import type { CommandContext } from '../command.ts';
import { connect } from '../connect.ts';
import { createAliases, createFlags, type CreateFlags } from '../create/create-flags.ts';
import { createLocally } from '../create/create-locally.ts';
import { followToEnd } from '../create/follow-to-end.ts';
import { requestOf } from '../create/request-of.ts';
import { createGroup } from '../group/create-group.ts';
import { goesOn } from '../goes-on.ts';
import { placeholders } from '../placeholders.ts';
import { readConfig } from '../read-config.ts';

export const create = buildCommand({
  docs: {
    brief: 'make a flare, ask before it is sent, and follow it to its end',
    fullDescription:
      'Makes a flare, asks before it is sent, and follows it to its end. Without a broker it is made in this process.',
    customUsage: [
      { input: '4242 --email ops@example.com', brief: 'for case 4242; shows what it would send, and asks' },
      { input: '4242 --send --profile 10', brief: 'asks nothing; profiles of 10 seconds' },
      { input: '--target web --no-wait --json', brief: 'only asks for it, for scripts' },
      {
        input: "--targets 'web-*' --targets tier=db",
        brief: 'of many targets at one instant: names, globs and labels',
      },
    ],
  },
  parameters: {
    positional: {
      kind: 'tuple',
      parameters: [
        { brief: 'support case; none begins a new one', parse: String, placeholder: placeholders.case, optional: true },
      ],
    },
    flags: createFlags,
    aliases: createAliases,
  },
  async func(this: CommandContext, flags: CreateFlags, caseId?: string) {
    const asked = requestOf(flags, caseId);
    const config = await readConfig(flags, this);
    this.ifInterrupted('No flare was asked for');
    if ('targets' in asked) {
      await using transport = await connect(config, this.signal);
      return await createGroup(asked, { transport, json: flags.json, wait: flags.wait, context: this });
    }
    const request = asked;
    await using opened = new AsyncDisposableStack();
    let transport: Transport;
    let flareId: string;
    try {
      transport = opened.use(await connect(config, this.signal));
      const reply = accepted(await transport.request('create', request, { signal: this.signal }));
      ({ flareId } = reply);
      this.ifInterrupted(goesOn(flareId));
      if (flags.json) this.json(reply);
      else this.terminal.entry('accepted', await promise(flareId, request, transport, this.signal));
    } catch (error) {
      if (!canBeLocal(error, config)) throw error;
      this.ifInterrupted('Nothing goes on without this process');
      const { json } = flags;
      if ((await createLocally(request, { config, reason: error.message, json, context: this })) !== 0) this.failed();
      return;
    }
    if (!flags.wait) return;
    const waits = (expires: string) =>
      `It waits until ${expires}: flare approve ${flareId}, or flare cancel ${flareId}`;
    const end = await followToEnd(flareId, {
      transport,
      json: flags.json,
      context: this,
      email: request.email,
      onAsked: ({ expires }) => this.ifInterrupted(waits(expires)),
      onApproved: () => this.ifInterrupted(goesOn(flareId)),
      onUnanswered({ expires, finished: { sha256 } }) {
        const approve = `flare approve ${flareId} --sha256 ${sha256}`;
        throw unanswered(`flare "${flareId}"`, `it waits until ${expires}: ${approve}, or flare cancel ${flareId}`);
      },
    });
    if (end.name === 'flare.awaiting-approval') this.terminal.line(waits(end.data.expires));
    else if (end.name !== 'flare.sent') this.failed();
  },
});

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

/** Without a broker, or without an archiver there, a target of this configuration can be made a flare of right here. */
function canBeLocal(error: unknown, config: Config): error is FlareError {
  const isLacking = error instanceof FlareError && ['broker_unavailable', 'not_set_up'].includes(error.code);
  return isLacking && Object.keys(config.targets).length > 0;
}
