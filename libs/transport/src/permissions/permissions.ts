import { endpoints, eventSubjects, mostDeliveryQueues, type EndpointName, type NatsConfig } from '@flarewire/schemas';
import { buckets, kvStream, objectStream, streams } from '../nats/names.ts';
import { wantedStreams } from '../nats/streams/stream-configs.ts';

/** What a NATS user may do. A subscription "subject queue" is one in that queue group alone. */
export type Permissions = {
  publish: readonly string[];
  subscribe: readonly string[];
  /** Whether it may answer what it is asked, on whatever reply subject. */
  answers: boolean;
};

/** The users of a broker that serves nothing else, and what each is for. */
export const roles = {
  archiver: 'The service; takes requests and archives the targets named',
  profiler: 'The service; profiles the targets named',
  uploader: 'The service; sends, takes approvals, and is the only one that sets up streams and buckets',
  dashboard: 'The service behind the page, which only looks; add `asker`, `canceller` or `approver` for what it may do',
  viewer: 'A dashboard of your own: the copy of the events, and progress',
  looker: 'The command line, looking: `watch`, `ls`, `get`, `doctor`, `dlq ls`',
  asker: 'Asks for flares, as any NATS client may, and hears what becomes of them',
  approver: 'Approves, and nothing else',
  canceller: 'Cancels flares, and sends them again',
  caretaker: 'Replays what is in the dead-letter stream, by publishing such events again, and drops it',
} as const;

export type Role = keyof typeof roles;

const api = (...parts: readonly string[]) => `$JS.API.${parts.join('.')}`;
const streamOf = {
  ...streams,
  flares: kvStream(buckets.flares),
  targets: kvStream(buckets.targets),
  groups: kvStream(buckets.groups),
};
const artifacts = objectStream(buckets.artifacts);
const ask = (name: EndpointName) => endpoints[name].subject;
const answer = (name: EndpointName) => `${endpoints[name].subject} q`;
const allStreams = wantedStreams({ replicas: 1 }).map(({ name }) => name);
/** What every connection of this repository asks at its start. */
const connecting = [api('INFO'), ...allStreams.map((name) => api('STREAM.INFO', name))];
const serviceSubjects = ['$SRV.*', '$SRV.*.flare', '$SRV.*.flare.*'];

/** Reading a stream in order, with consumers of one's own: harmless where no service has a durable one. */
const reading = (stream: string) => [
  api('STREAM.INFO', stream),
  ...['CREATE', 'INFO', 'MSG.NEXT', 'DELETE'].map((verb) => api('CONSUMER', verb, stream, '>')),
];
const readingRecords = (stream: string) => [...reading(stream), api('STREAM.MSG.GET', stream)];
const readingArtifacts = [...readingRecords(artifacts), api('DIRECT.GET', artifacts, '>')];
/** Purging is how the bytes of an object are removed: of uploads that failed, and of work that nobody uses. */
const storingArtifacts = [...readingArtifacts, `$O.${buckets.artifacts}.>`, api('STREAM.PURGE', artifacts)];

/** Working through one kind of event with a durable consumer. */
const consuming = (durable: string, subject: string) => [
  api('CONSUMER.CREATE', streams.events, durable, subject),
  api('CONSUMER.INFO', streams.events, durable),
  api('CONSUMER.MSG.NEXT', streams.events, durable),
  `$JS.ACK.${streams.events}.${durable}.>`,
  `dlq.${durable}`,
];

const working = [
  ...connecting,
  ...readingRecords(streamOf.flares),
  `$KV.${buckets.flares}.*`,
  'flare.progress.*',
  // Where the broker says that an event is there already, whoever publishes it looks.
  api('STREAM.MSG.GET', streams.events),
];
const groups = [...readingRecords(streamOf.groups), `$KV.${buckets.groups}.*`];
const groupEvents = ['flare.group.created', 'flare.group.ended'];
const looking = [
  ...connecting,
  ...readingRecords(streams.eventsView),
  ...readingRecords(streams.deadLetters),
  ...readingRecords(streamOf.flares),
  ...readingRecords(streamOf.targets),
  ...readingRecords(streamOf.groups),
  ...readingArtifacts,
  '$SRV.INFO.flare',
];
/** What stages take, and so what may lie in the dead-letter stream. */
const stageInputs = [
  'flare.requested.*',
  'flare.created',
  'profiles.requested.*',
  'profiles.collected',
  'flare.approved',
];
const endings = [
  'flare.created',
  'profiles.collected',
  'flare.awaiting-approval',
  'flare.sent',
  'flare.failed',
  'flare.cancelled',
  ...groupEvents,
];

/** What a role needs beside its own inbox, for the targets that an archiver or a profiler serves. */
const grants: Record<Role, (targets: readonly string[]) => Partial<Permissions>> = {
  archiver: (targets) => ({
    answers: true,
    publish: [
      ...working,
      ...storingArtifacts,
      ...readingRecords(streamOf.targets),
      ...groups,
      ...groupEvents,
      ...reading(streams.eventsView),
      ...consuming('groups', 'flare.group.created'),
      `$KV.${buckets.barriers}.*.flare.*`,
      ...consuming('created', 'flare.created'),
      // One archiver at a time looks through the records of all flares.
      api('STREAM.MSG.GET', kvStream(buckets.leases)),
      `$KV.${buckets.leases}.flares`,
      'flare.requested.*',
      'flare.created',
      'profiles.requested.*',
      'profiles.collected',
      'flare.failed',
      ask('preflight'),
      // At the door, any archiver looks how many flares of any target wait.
      api('CONSUMER.INFO', streams.events, '*'),
      ...targets.flatMap((target) => [
        `$KV.${buckets.targets}.${target}.archiver.*`,
        ...consuming(`archiver-${target}`, `flare.requested.${target}`),
      ]),
    ],
    subscribe: [answer('create'), ...serviceSubjects],
  }),
  profiler: (targets) => ({
    publish: [
      ...working,
      ...storingArtifacts,
      ...readingRecords(kvStream(buckets.settings)),
      `$KV.${buckets.settings}.>`,
      ...readingRecords(streamOf.groups),
      ...readingRecords(kvStream(buckets.barriers)),
      `$KV.${buckets.barriers}.>`,
      'profiles.collected',
      'flare.failed',
      ...targets.flatMap((target) => [
        `$KV.${buckets.targets}.${target}.profiler.*`,
        ...consuming(`profiles-${target}`, `profiles.requested.${target}`),
      ]),
    ],
  }),
  uploader: () => ({
    answers: true,
    publish: [
      ...working,
      ...storingArtifacts,
      ...['CREATE', 'UPDATE'].flatMap((verb) => allStreams.map((name) => api('STREAM', verb, name))),
      // It looks whether what is stored can be read.
      ...allStreams.map((name) => api('STREAM.MSG.GET', name)),
      // Of an empty one, which may have lost its files, a snapshot tells.
      ...allStreams.map((name) => api('STREAM.SNAPSHOT', name)),
      // It removes what instances have announced that others have followed.
      ...reading(streamOf.targets),
      api('STREAM.PURGE', streamOf.targets),
      // It removes the durable consumers of targets that are gone; those of the others it could remove as well.
      api('CONSUMER.NAMES', streams.events),
      api('CONSUMER.DELETE', streams.events, '*'),
      // A copy of events that somebody deleted is made anew with them.
      api('STREAM.DELETE', streams.eventsView),
      ...reading(streams.eventsView),
      ...readingRecords(kvStream(buckets.leases)),
      `$KV.${buckets.leases}.*`,
      ...eventSubjects,
      // Of a flare that stands still, it looks whether its event is to come yet, whoever takes it.
      api('CONSUMER.INFO', streams.events, '*'),
      ...consuming('uploader', 'profiles.collected'),
      ...consuming('uploader-approved', 'flare.approved'),
      ...Array.from({ length: mostDeliveryQueues }, (_, index) => index + 1).flatMap((queue) => [
        ...consuming(`uploader-groups-${queue}`, 'profiles.collected'),
        ...consuming(`uploader-groups-approved-${queue}`, 'flare.approved'),
      ]),
      ...groups,
    ],
    subscribe: [...(['approve', 'cancel', 'resend', 'preflight'] as const).map(answer), ...serviceSubjects],
  }),
  dashboard: () => ({ publish: looking, subscribe: ['flare.progress.*'] }),
  viewer: () => ({ publish: reading(streams.eventsView), subscribe: ['flare.progress.*'] }),
  looker: () => ({ publish: looking, subscribe: ['flare.progress.*'] }),
  asker: () => ({ publish: [ask('create')], subscribe: [...endings, 'flare.progress.*'] }),
  approver: () => ({ publish: [ask('approve')] }),
  canceller: () => ({ publish: [ask('cancel'), ask('resend')] }),
  caretaker: () => ({
    publish: [...stageInputs, api('STREAM.MSG.DELETE', streams.deadLetters)],
  }),
};

/** The inbox of a user: where replies to it come, and nobody else's. */
export const inboxOf = (user: string): string => `_INBOX_${user}`;

/** Where replies to a service come: as its configuration says, for it or for all that share the file, else by its name. */
export function inboxFor(configured: NatsConfig['inbox'], service: string): string {
  const own = typeof configured === 'object' ? (configured as Partial<Record<string, string>>)[service] : configured;
  return own ?? inboxOf(service);
}

/** All that a user with these roles needs, each subject once. */
export function permissionsOf(
  user: string,
  { roles, targets }: { roles: readonly Role[]; targets: readonly string[] },
): Permissions {
  const granted = roles.map((role) => grants[role](targets));
  const each = (key: 'publish' | 'subscribe') => granted.flatMap((one) => one[key] ?? []);
  return {
    publish: [...new Set(each('publish'))].toSorted(),
    subscribe: [...new Set([`${inboxOf(user)}.>`, ...each('subscribe')])].toSorted(),
    answers: granted.some(({ answers }) => answers),
  };
}
