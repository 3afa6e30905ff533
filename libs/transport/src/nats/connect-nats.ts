import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import {
  endpoints,
  FlareError,
  groupEndpoints,
  type ArtifactsConfig,
  type EndpointName,
  type EndpointReply,
  type GroupEndpointName,
  type GroupReply,
  type NatsConfig,
  type RetentionConfig,
} from '@flarewire/schemas';
import { createArtifactStore } from '../artifacts/create-artifact-store.ts';
import { createFolderParts } from '../artifacts/folder-parts.ts';
import { ofFlares } from '../events/any-event.ts';
import { silentLog, type TransportLog } from '../log.ts';
import { inboxFor } from '../permissions/permissions.ts';
import type { Transport } from '../port/transport.ts';
import { barrierRecords, flareRecords, groupRecords, leases, settingsRecords, targetRecords } from '../record-kinds.ts';
import { defaultTiming, type Timing } from '../timing.ts';
import { pause, unlessAborted, waitEnded } from '../waiting.ts';
import { consumeEvents } from './events/consume-events.ts';
import { countWaiting } from './events/count-waiting.ts';
import { createDurableList } from './events/durable-list.ts';
import { createLetterStore } from './events/letter-store.ts';
import { watchLink } from './connection/link.ts';
import { buckets, streams } from './names.ts';
import { findAnswering } from './requests/find-answering.ts';
import { isLost } from './events/is-lost.ts';
import { lookForLostFiles } from './streams/lost-files.ts';
import { mayAsk } from './requests/may-ask.ts';
import { mendStreams } from './streams/mend-streams.ts';
import { createObjectParts } from './objects/object-parts.ts';
import { openConnection } from './connection/open-connection.ts';
import { createProgressSender, watchProgress } from './progress.ts';
import { requireStreams } from './streams/provision.ts';
import { publishEvent } from './events/publish.ts';
import { openBucket } from './objects/open-bucket.ts';
import { createPurge, purgesTooMuch } from './streams/purge-subject.ts';
import { createRecordStore } from './record-store.ts';
import { requestFlare } from './requests/request-flare.ts';
import { serveFlares } from './requests/serve-flares.ts';
import { setUpStreams } from './streams/set-up-streams.ts';
import { wantedStreams } from './streams/stream-configs.ts';
import { tailEvents } from './events/tail-events.ts';

export type NatsTransportOptions = {
  /** `takeover` is for the services, which give it as `timing.ackWaitMs`. */
  config: Omit<NatsConfig, 'takeover'>;
  artifacts: ArtifactsConfig;
  /** How long what is stored is kept; default: as an empty configuration says. */
  retention?: RetentionConfig;
  /** Who connects, `[A-Za-z0-9_-]`: the connection's name, the source of its events, and, by default, its inbox `_INBOX_<name>`. */
  name: string;
  /**
   * What becomes of streams and buckets that are there and differ from the configuration; default: `correct`. One service
   * does so, so that those of other hosts, whose configuration may be another one, do not undo it. Who is to `use` them makes
   * none that is missing either.
   */
  streams?: 'correct' | 'keep' | 'use';
  log?: TransportLog;
  timing?: Partial<Timing>;
  /** Ends the wait for a broker that cannot be reached yet; without it the wait has no end. */
  signal?: AbortSignal;
};

/** As `connectNats` of this library, which loads this file where a broker is wanted. */
export async function connectNats(options: NatsTransportOptions): Promise<Transport> {
  const { config, artifacts, name, log = silentLog, signal } = options;
  const timing = { ...defaultTiming, ...options.timing };
  const source = `/flarewire/${name}`;
  const inboxPrefix = inboxFor(config.inbox, name);
  const open = (role: string) =>
    openConnection({
      config,
      name: `flarewire-${name}${role}`,
      inboxPrefix,
      log,
      signal,
    });

  await using opening = new AsyncDisposableStack();
  const control = await open('');
  opening.defer(() => closeConnection(control));
  // An upload and an acknowledgement on one socket would wait for each other.
  const bulk = artifacts.store === 'nats' ? await open('-bulk') : control;
  if (bulk !== control) opening.defer(() => closeConnection(bulk));

  const js = jetstream(control);
  const jsm = await jetstreamManager(control, { checkAPI: false, timeout: answerMs(config.replicas) });
  const wanted = wantedStreams({
    replicas: config.replicas,
    ...(options.retention ? { retention: options.retention } : {}),
    artifactBytes: artifacts.store === 'nats' ? artifacts.maxBytes : undefined,
  });
  let missing: unknown;
  const onMissing = (error: unknown) => (missing = error);
  const setUp = async (wait?: AbortSignal, settle?: () => Promise<void>) => {
    if (options.streams === 'use') await link.retry('Cannot use the broker', () => requireStreams(jsm, wanted), wait);
    else {
      const correct = options.streams !== 'keep';
      await setUpStreams({ jsm, link, log }, wanted, { correct, settle, signal: wait, onMissing });
    }
    missing = undefined;
  };
  // A broker that came back without its store needs its streams again, and so does one of which somebody has deleted some.
  const closing = new AbortController();
  let restoring: Promise<void> | undefined;
  const restore = () => {
    restoring ??= setUp(closing.signal, () => pause(removingMs, closing.signal))
      .catch((error: unknown) => {
        onMissing(error);
        if (!closing.signal.aborted) log.error({ err: error }, 'the streams could not be set up again');
      })
      .finally(() => (restoring = undefined));
    return restoring;
  };
  const link = watchLink(control, log, restore);
  await setUp(signal);

  const reader = { js, jsm, link, log };
  const followed = config.follow === 'view' ? streams.eventsView : streams.events;
  const { replicas } = config;
  const purge = createPurge({ js, jsm, nc: control, replicas });
  if (replicas > 1 && purgesTooMuch(control)) log.warn({ version: control.info?.version }, oldCluster);
  const flares = createRecordStore(reader, { bucket: buckets.flares, kind: flareRecords, purge });
  const groups = createRecordStore(reader, { bucket: buckets.groups, kind: groupRecords, purge });
  const parts =
    artifacts.store === 'folder'
      ? createFolderParts(artifacts.path)
      : await openObjectParts(bulk, {
          log,
          restore,
          replicas: config.replicas,
          waitsForBucket: options.streams !== 'use',
        });
  let unreadable: FlareError | undefined;
  if ((options.streams ?? 'correct') === 'correct') {
    const onUnreadable = (error?: FlareError) => (unreadable = error);
    const mending = { jsm, link, log, hasLostFiles: lookForLostFiles(control, inboxPrefix), restore, onUnreadable };
    const looks = { streams: wanted.map(({ name }) => name), everyMs: timing.lookMs, signal: closing.signal };
    void mendStreams(mending, looks);
  }
  const opened = opening.move();
  return {
    kind: 'nats',
    flares,
    targets: createRecordStore(reader, { bucket: buckets.targets, kind: targetRecords, purge }),
    settings: createRecordStore(reader, { bucket: buckets.settings, kind: settingsRecords, purge }),
    groups,
    barriers: createRecordStore(reader, { bucket: buckets.barriers, kind: barrierRecords, purge }),
    leases: createRecordStore(reader, { bucket: buckets.leases, kind: leases, purge }),
    artifacts: createArtifactStore(parts, timing),
    deadLetters: createLetterStore({ ...reader, stream: followed }),
    durables: createDurableList({ nc: control, jsm, link }),
    publish: (event, data, publishOptions = {}) => publishEvent({ js, jsm, link, source }, event, data, publishOptions),
    isLost: (event, durable, askOptions = {}) => isLost({ jsm, link }, event, { durable, ...askOptions }),
    progress: createProgressSender(control),
    consume: async (consumeOptions) =>
      opened.use(await consumeEvents({ nc: control, js, jsm, link, log, timing }, consumeOptions)),
    waiting: (durable, waitOptions = {}) => countWaiting({ jsm, link }, durable, waitOptions.signal),
    async serve(serveOptions) {
      const answers = await open('-answers');
      opened.defer(() => closeConnection(answers));
      const parts = { nc: answers, control, log, replicas: config.replicas };
      return opened.use(await serveFlares(parts, serveOptions));
    },
    request: <E extends EndpointName>(endpoint: E, payload: unknown, requestOptions = {}) =>
      requestFlare<EndpointReply<E>>({ nc: control, link }, endpoints[endpoint], payload, requestOptions),
    requestGroup: <E extends GroupEndpointName>(endpoint: E, payload: unknown, requestOptions = {}) =>
      requestFlare<GroupReply<E>>({ nc: control, link }, groupEndpoints[endpoint], payload, requestOptions),
    mayAsk: (endpoint, askOptions) => mayAsk({ nc: control, link }, endpoint, askOptions),
    answering: (askOptions) => findAnswering({ nc: control, link }, askOptions),
    tail: (tailOptions) => ofFlares(tailEvents({ ...reader, flares, groups, stream: followed }, tailOptions)),
    tailAll: (tailOptions) => tailEvents({ ...reader, flares, groups, stream: followed }, tailOptions),
    watchProgress: (watchOptions) => watchProgress(control, watchOptions),
    async ready({ timeoutMs = 1_000, signal: readySignal } = {}) {
      const doing = 'Cannot ask the broker whether it is there';
      const limit = AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(readySignal ? [readySignal] : [])]);
      try {
        await link.ready(limit);
        await unlessAborted(control.flush(), limit);
        if (unreadable) throw unreadable;
        if (missing === undefined) return;
        // Somebody may have seen to what is missing; whoever asks next hears of it.
        void restore();
        throw missing;
      } catch (cause) {
        if (limit.aborted) throw waitEnded(limit, doing);
        if (cause instanceof FlareError) throw cause;
        throw new FlareError('broker_unavailable', `${doing}: the connection was lost`, { cause, retryable: true });
      }
    },
    unreadable: () => unreadable,
    async [Symbol.asyncDispose]() {
      closing.abort();
      await opened.disposeAsync();
    },
  };
}

const oldCluster =
  'nats-server before 2.9.21 has faults in a cluster by which what was stored is lost, or an old revision comes back; take a newer one';

/**
 * How long nats-server may take to remove the folder of a deleted stream. One that is made anew before that loses its own
 * folder.
 */
const removingMs = 2_000;

/**
 * How long a question waits for its answer. In a cluster an answer is lost with a leader, though the connection to another
 * server stays.
 */
function answerMs(replicas: number): number {
  return replicas > 1 ? 1_500 : 5_000;
}

async function openObjectParts(
  nc: NatsConnection,
  {
    log,
    restore,
    replicas,
    waitsForBucket,
  }: { log: TransportLog; restore: () => Promise<void>; replicas: number; waitsForBucket: boolean },
) {
  // A part that is deleted, or the last chunk of a full disk's worth, may take its time.
  const patient = await openBucket(nc, { timeout: replicas > 1 ? 5_000 : 20_000, replicas });
  const hurried = replicas > 1 ? await openBucket(nc, { timeout: answerMs(replicas), replicas }) : patient;
  const { js, jsm, objects: hasty } = hurried;
  const asksAgain = replicas > 1 ? 5 : 0;
  return createObjectParts({
    js,
    jsm,
    link: watchLink(nc, log, restore),
    log,
    hasty,
    patient,
    asksAgain,
    waitsForBucket,
  });
}

/** Sends what is still to be sent; a broker that is away is not waited for. */
async function closeConnection(nc: NatsConnection): Promise<void> {
  if (nc.isClosed()) return;
  const done = new AbortController();
  await Promise.race([nc.drain().catch(() => {}), pause(2_000, done.signal)]);
  done.abort();
  await nc.close();
}
