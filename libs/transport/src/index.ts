export type {
  ArtifactStore,
  Attempt,
  ConsumeOptions,
  DeadLetterEntry,
  DeadLetters,
  Durables,
  EndpointHandler,
  Entry,
  ForgettableDurable,
  Loss,
  PublishOptions,
  RecordStore,
  ServeOptions,
  Standing,
  StoredPart,
  TailedEvent,
  TailedGroupEvent,
  TailOptions,
  Traced,
  Transport,
} from './port.ts';
export { createFolderArtifacts } from './artifacts/create-folder-artifacts.ts';
export { givenBack } from './artifacts/give-back.ts';
export type { DeadLetter } from './events/dead-letter.ts';
export { createInProcessTransport, type InProcessTransportOptions } from './in-process/create-in-process-transport.ts';
export type { TransportLog } from './log.ts';
export { connectNats } from './connect.ts';
export type { NatsTransportOptions } from './nats/connect-nats.ts';
export { hostsOf } from './nats/connection/hosts-of.ts';
export { refusalOf } from './refusal.ts';
export { statusOf } from './status-of.ts';
export { defaultTiming, type Timing } from './timing.ts';
export { unlessAborted } from './waiting.ts';
