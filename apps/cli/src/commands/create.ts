import { randomUUID } from 'node:crypto';
import { count } from '@flarewire/follow';
import {
  describeIssues,
  FlareError,
  flareRequest,
  groupRequest,
  type Config,
  type FlareRequest,
  type GroupRequest,
} from '@flarewire/schemas';
import type { Transport } from '@flarewire/transport';
import { buildCommand } from '@stricli/core';
import { accepted } from '../accepted.ts';
import { UsageError, type CommandContext } from '../command.ts';
import { connect } from '../connect.ts';
import { createLocally } from '../create-locally.ts';
import { followToEnd } from '../follow-to-end.ts';
import { createGroup } from '../group/create-group.ts';
import { selectorOf } from '../group/selectors.ts';
import { goesOn } from '../goes-on.ts';
import * as options from '../options.ts';
import { readConfig } from '../read-config.ts';
import { target } from '../target-option.ts';

type Flags = {
  config?: string;
  nats?: string;
  json: boolean;
  email?: string;
  send: boolean;
  target?: string;
  targets?: readonly string[];
  atLeast?: number;
  destination?: readonly string[];
  profile?: number | false;
  profileMutex: boolean;
  profileMutexFraction: number;
  profileBlocking: boolean;
  profileBlockingRate: number;
  preflight: boolean;
  requestId?: string;
  wait: boolean;
};

export const create = buildCommand({
  docs: {
    brief: 'make a flare, ask before it is sent, and follow it to its end',
    fullDescription:
      'Makes a flare, asks before it is sent, and follows it to its end. Without a broker it is made in this process.',
    customUsage: [
      { input: '4242 --email ops@example.com', brief: 'for case 4242; shows what it would send, and asks' },
      { input: '4242 --send --profile 10', brief: 'asks nothing; profiles of 10 seconds' },
      { input: '--target web --no-wait --json', brief: 'only asks for it, for scripts' },
      { input: '--targets web-* --targets tier=db', brief: 'of many targets at one instant: names, globs and labels' },
    ],
  },
  parameters: {
    positional: {
      kind: 'tuple',
      parameters: [
        { brief: 'support case; none begins a new one', parse: String, placeholder: 'case', optional: true },
      ],
    },
    flags: {
      config: options.config,
      nats: options.nats,
      json: options.json,
      email: { ...options.email, brief: 'address for support’s answer' },
      send: { kind: 'boolean', brief: 'send it without asking', default: false, withNegated: false },
      target,
      targets: {
        kind: 'parsed',
        parse: String,
        brief: 'many targets at once: a name, a glob or labels (tier=web,zone=a); may be repeated',
        placeholder: 'which',
        optional: true,
        variadic: true,
      },
      atLeast: {
        kind: 'parsed',
        parse: options.wholeNumber,
        brief: 'with --targets: make no flare where fewer can be had',
        placeholder: 'count',
        optional: true,
      },
      destination: {
        kind: 'parsed',
        parse: String,
        brief: 'where to send it; may be repeated; default: the first of the uploader’s configuration',
        placeholder: 'name',
        optional: true,
        variadic: true,
      },
      profile: {
        kind: 'parsed',
        parse: (text) => (text === '0' ? false : options.secondsOf(text)),
        brief: 'seconds of CPU profile, 1 to 600; 0: no profiles; default 30',
        placeholder: 'seconds',
        optional: true,
      },
      profileMutex: {
        kind: 'boolean',
        brief: 'sample mutex contention while profiling',
        default: false,
        withNegated: false,
      },
      profileMutexFraction: {
        kind: 'parsed',
        parse: options.wholeNumber,
        brief: 'for --profile-mutex: sample one of this many contentions',
        placeholder: 'count',
        default: '100',
      },
      profileBlocking: {
        kind: 'boolean',
        brief: 'sample blocking while profiling',
        default: false,
        withNegated: false,
      },
      profileBlockingRate: {
        kind: 'parsed',
        parse: options.wholeNumber,
        brief: 'for --profile-blocking: sample one per this many nanoseconds',
        placeholder: 'ns',
        default: '10000',
      },
      preflight: { kind: 'boolean', brief: 'ask the destination first', default: true },
      requestId: { ...options.requestId, brief: 'the same id twice makes one flare' },
      wait: { kind: 'boolean', brief: 'follow the flare; --no-wait only asks for it', default: true },
    },
    aliases: {
      c: 'config',
      d: 'destination',
      e: 'email',
      p: 'profile',
      s: 'send',
      t: 'target',
      B: 'profileBlocking',
      M: 'profileMutex',
    },
  },
  async func(this: CommandContext, flags: Flags, caseId?: string) {
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
  return error instanceof FlareError && error.code === 'broker_unavailable' && Object.keys(config.targets).length > 0;
}

function requestOf(flags: Flags, caseId: string | undefined): FlareRequest | GroupRequest {
  const sampling = {
    ...(flags.profileMutex ? { mutexFraction: flags.profileMutexFraction } : {}),
    ...(flags.profileBlocking ? { blockingRate: flags.profileBlockingRate } : {}),
  };
  const { profile: seconds } = flags;
  const asked = seconds !== undefined || Object.keys(sampling).length > 0;
  const profile = seconds === false ? false : { ...sampling, ...(seconds === undefined ? {} : { seconds }) };
  const { email, target, requestId = randomUUID(), destination: destinations, send, preflight } = flags;
  const wishes = { caseId, email, target, requestId, destinations, send, preflight };
  const { targets, atLeast } = flags;
  if (targets === undefined && atLeast !== undefined) throw new UsageError('--at-least goes with --targets');
  const many = targets === undefined ? {} : { targets: targets.map(selectorOf), atLeast };
  const schema = targets === undefined ? flareRequest : groupRequest;
  const parsed = schema.safeParse({ ...wishes, ...many, ...(asked ? { profile } : {}) });
  if (!parsed.success) throw new UsageError(describeIssues(parsed.error.issues));
  return parsed.data;
}
