import { isDeepStrictEqual } from 'node:util';
import type { JetStreamManager, StreamConfig, StreamInfo } from '@nats-io/jetstream';
import { FlareError } from '@flarewire/schemas';
import {
  apiCode,
  hasApiCode,
  isDenied,
  isPassing,
  isStorageFull,
  reasonOf,
  unless,
} from '../connection/nats-errors.ts';
import { buckets, objectStream } from '../names.ts';
import type { wantedStreams } from './stream-configs.ts';

type Wanted = ReturnType<typeof wantedStreams>[number];

export type ProvisionOptions = {
  /** Whether those that differ are corrected; default: yes. */
  correct?: boolean;
  /** Waited for once, before the first that is missing is made, where the broker may still be removing it. */
  settle?: (() => Promise<void>) | undefined;
};

/**
 * Makes the streams and buckets that are missing and, where `correct`, corrects those that differ. A copy of a stream that was
 * deleted is made anew with it: it would wait for numbers that the new one does not reach for long. Any number of
 * services may do so at once, and one that may only read the streams' configuration passes when nothing is missing. Old
 * brokers drop settings that they do not know without a word, so what the broker answers is compared with what was wanted.
 * @throws {FlareError} `invalid_config` when the broker refuses a setting or does not keep it
 */
export async function provision(
  jsm: JetStreamManager,
  wanted: readonly Wanted[],
  { correct = true, settle }: ProvisionOptions = {},
): Promise<void> {
  const made = new Set<string>();
  if (settle && (await isAnyMissing(jsm, wanted))) await settle();
  for (const config of wanted) {
    const { name, mirror } = config;
    if (mirror && (correct || made.has(mirror.name))) await removeStaleCopy(jsm, name, mirror.name);
    if (await provideStream(jsm, config, correct)) made.add(name);
  }
}

/**
 * Looks whether the streams and buckets are there, and changes nothing. That of the artifacts may be missing, since they can
 * lie in a folder.
 * @throws {FlareError} `not_set_up`
 */
export async function requireStreams(jsm: JetStreamManager, wanted: readonly Wanted[]): Promise<void> {
  const needed = wanted.map(({ name }) => name).filter((name) => name !== objectStream(buckets.artifacts));
  const found = await Promise.all(needed.map((name) => readStream(jsm, name)));
  const [missing] = needed.filter((_, index) => !found[index]);
  if (missing === undefined) return;
  const message = found.some((each) => each)
    ? `Cannot use the broker: its stream "${missing}" is missing; start the uploader, which creates it`
    : 'Cannot use the broker: no Flarewire has been set up there; start its services, or name another broker: --nats, NATS_URL, nats.url in flarewire.yaml';
  throw new FlareError('not_set_up', message);
}

async function isAnyMissing(jsm: JetStreamManager, wanted: readonly Wanted[]): Promise<boolean> {
  const found = await Promise.all(wanted.map(({ name }) => readStream(jsm, name)));
  return found.some((each) => !each);
}

async function removeStaleCopy(jsm: JetStreamManager, name: string, original: string): Promise<void> {
  const [copy, origin] = await Promise.all([name, original].map((each) => readStream(jsm, each)));
  const isStale = copy && origin && Date.parse(copy.created) < Date.parse(origin.created);
  if (isStale) await unless(apiCode.streamNotFound, () => jsm.streams.delete(name));
}

/** Whether it was this call that made the stream. */
async function provideStream(jsm: JetStreamManager, wanted: Wanted, correct: boolean): Promise<boolean> {
  const { name } = wanted;
  let found = (await readStream(jsm, name))?.config;
  let isMade = false;
  if (found && !correct) return false;
  if (!found) {
    try {
      found = (await jsm.streams.add(wanted)).config;
      isMade = true;
    } catch (error) {
      if (isDenied(error)) throw mayNotMake(name, error);
      // Another service was faster, or the refusal is real: the stream's state tells.
      if (!hasApiCode(error, apiCode.streamNameInUse)) throw refused(wanted, error);
      found = (await readStream(jsm, name))?.config;
    }
  }
  if (found && differences(wanted, found).length > 0) {
    try {
      found = (await jsm.streams.update(name, wanted)).config;
    } catch (error) {
      throw refused(wanted, error);
    }
  }
  const different = found ? differences(wanted, found) : ['name'];
  if (different.length > 0) {
    throw new FlareError(
      'invalid_config',
      `Cannot set up stream "${name}": the broker did not keep ${different.join(', ')}; remove the stream if it is not needed, or use a newer nats-server`,
    );
  }
  return isMade;
}

function readStream(jsm: JetStreamManager, name: string): Promise<StreamInfo | undefined> {
  return unless(apiCode.streamNotFound, () => jsm.streams.info(name));
}

function differences(wanted: Wanted, found: StreamConfig): string[] {
  const keys = Object.keys(wanted) as (keyof StreamConfig)[];
  return keys.filter((key) => !holds(found[key], wanted[key]));
}

/** Whether the broker keeps a setting. It leaves out what is off, and may add fields of its own to a group of them. */
function holds(found: unknown, wanted: unknown): boolean {
  if (wanted === false) return !found;
  if (typeof wanted !== 'object' || wanted === null || Array.isArray(wanted)) return isDeepStrictEqual(found, wanted);
  return Object.entries(wanted).every(([key, value]) =>
    holds((found as Record<string, unknown> | undefined)?.[key], value),
  );
}

function mayNotMake(name: string, cause: unknown): FlareError {
  const message = `Cannot set up stream "${name}": it is missing, and this user may not create it; start the uploader, which does`;
  return new FlareError('not_allowed', message, { cause });
}

function refused(wanted: Wanted, error: unknown): unknown {
  if (!(error instanceof Error) || error.name !== 'JetStreamApiError') return error;
  if (isPassing(error) || isStorageFull(error)) return error;
  return new FlareError(
    'invalid_config',
    `Cannot set up stream "${wanted.name}": the broker answered "${reasonOf(error)}"; change the account's limits there, or nats and artifacts in flarewire.yaml`,
    {
      cause: error,
    },
  );
}
