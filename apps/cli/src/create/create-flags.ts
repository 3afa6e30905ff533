import * as options from '../arguments/options.ts';
import { target } from '../arguments/target-option.ts';

/** What `flare create` was called with. */
export type CreateFlags = {
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

/** The options of `flare create`, as the parser takes them. */
export const createFlags = {
  config: options.config,
  nats: options.nats,
  json: options.json,
  email: { ...options.email, brief: 'address for support’s answer' },
  send: { kind: 'boolean', brief: 'send it without asking', default: false, withNegated: false },
  target,
  targets: {
    kind: 'parsed',
    parse: options.filled,
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
    parse: options.filled,
    brief: 'where to send it; may be repeated; default: the first of the uploader’s configuration',
    placeholder: 'name',
    optional: true,
    variadic: true,
  },
  profile: {
    kind: 'parsed',
    parse: options.secondsOf,
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
} as const;

/** Their letters. */
export const createAliases = {
  c: 'config',
  d: 'destination',
  e: 'email',
  p: 'profile',
  s: 'send',
  t: 'target',
  B: 'profileBlocking',
  M: 'profileMutex',
} as const;
