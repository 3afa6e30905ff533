export type {
  ArtifactStore,
  Attempt,
  ConsumeOptions,
  DeadLetterEntry,
  DeadLetters,
  EndpointHandler,
  Entry,
  PublishOptions,
  RecordStore,
  ServeOptions,
  StoredPart,
  TailedEvent,
  TailedGroupEvent,
  TailOptions,
  Traced,
  Transport,
} from './port.ts';
export { createFolderArtifacts } from './artifacts/create-folder-artifacts.ts';
export type { DeadLetter } from './events/dead-letter.ts';
export { createInProcessTransport, type InProcessTransportOptions } from './in-process/create-in-process-transport.ts';
export type { TransportLog } from './log.ts';
export { connectNats, type NatsTransportOptions } from './nats/connect-nats.ts';
export { hostsOf } from './nats/connection-options.ts';
export { createNkey } from './permissions/create-nkey.ts';
export { inboxOf, permissionsOf, roles, type Permissions, type Role } from './permissions/permissions.ts';
export { refusalOf } from './refusal.ts';
export { statusOf } from './status-of.ts';
export { defaultTiming, type Timing } from './timing.ts';
