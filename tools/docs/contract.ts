import {
  config,
  createSubject,
  eventSchemas,
  flareProgress,
  flareReply,
  flareRequest,
  type EventName,
} from '@flarewire/schemas';
import type { z } from 'zod';

/** One message of the contract, as the documents show it. */
export type Message = {
  /** Name of its schema file, without ending. */
  name: string;
  /** NATS subject; `{…}` stands for one token. */
  subject: string;
  kind: 'request' | 'reply' | 'JetStream' | 'JetStream, internal' | 'core';
  from: string;
  to: string;
  meaning: string;
  schema: z.ZodType;
};

const event = (name: EventName, rest: Pick<Message, 'from' | 'to' | 'meaning'> & Partial<Message>): Message => ({
  name,
  subject: name,
  kind: 'JetStream',
  schema: eventSchemas[name],
  ...rest,
});

/** Every message, in the order of a flare's life. */
export const messages: readonly Message[] = [
  {
    name: 'flare.create',
    subject: createSubject,
    kind: 'request',
    from: 'anyone allowed',
    to: 'an archiver (NATS service `flare`, one of a queue group)',
    meaning: 'Ask for a flare. An empty object is a valid request where one target is served.',
    schema: flareRequest,
  },
  {
    name: 'flare.create.reply',
    subject: 'the reply subject of the request',
    kind: 'reply',
    from: 'the archiver that took the request',
    to: 'who asked',
    meaning: 'Accepted with the flare’s id, or refused with a reason; within milliseconds.',
    schema: flareReply,
  },
  event('flare.requested', {
    subject: 'flare.requested.{target}',
    kind: 'JetStream, internal',
    from: 'the archiver that took the request',
    to: 'an archiver that serves the target',
    meaning: 'An accepted request, stored before the reply goes out.',
  }),
  event('flare.created', {
    from: 'archiver',
    to: 'profiler',
    meaning: 'The archive exists: where, how big, its digest, what is in it and what is missing.',
  }),
  event('profiles.collected', {
    from: 'profiler',
    to: 'uploader',
    meaning: 'The profiles exist, or why not. Repeats the archive’s reference.',
  }),
  event('flare.sent', {
    from: 'uploader',
    to: 'everyone',
    meaning: 'Delivered: to where, under which case, and the digest of exactly the bytes sent. Ends the flare.',
  }),
  event('flare.failed', {
    from: 'any stage',
    to: 'everyone',
    meaning: 'Not delivered: at which stage, why, and what was kept. Ends the flare.',
  }),
  event('flare.cancelled', { from: 'any stage', to: 'everyone', meaning: 'Somebody cancelled it. Ends the flare.' }),
  {
    name: 'flare.progress',
    subject: 'flare.progress.{flareId}',
    kind: 'core',
    from: 'any stage',
    to: 'everyone',
    meaning: 'How far a stage is: at most two a second per flare, and lossy.',
    schema: flareProgress,
  },
];

/** The configuration file's schema, which is published beside the messages’. */
export const configSchema = config;
