import {
  config,
  endpoints,
  eventSchemas,
  flareProgress,
  groupEndpoints,
  type EndpointName,
  type EventName,
  type GroupEndpointName,
} from '@flarewire/schemas';
import type { z } from 'zod';

/** One message of the contract, as the documents show it. */
export type Message = {
  /** Name of its schema file, without ending. */
  name: string;
  /** NATS subject; `{…}` stands for one token. Of a reply: in words. */
  subject: string;
  kind: 'request' | 'reply' | 'JetStream' | 'JetStream, internal' | 'core';
  from: string;
  to: string;
  meaning: string;
  schema: z.ZodType;
  /** Of a request: the name of its reply. */
  answeredBy?: string;
};

const event = (name: EventName, rest: Pick<Message, 'from' | 'to' | 'meaning'> & Partial<Message>): Message => ({
  name,
  subject: name,
  kind: 'JetStream',
  schema: eventSchemas[name],
  ...rest,
});

/** A request to the NATS service `flare`, and its reply. */
function endpoint(name: EndpointName, to: string, meaning: string, replyMeaning: string): Message[] {
  return asked(endpoints[name].subject, endpoints[name], { to, meaning, replyMeaning });
}

/** A request about a group of flares, on the subject of the one about a single flare. */
function groupEndpoint(name: GroupEndpointName, to: string, meaning: string, replyMeaning: string): Message[] {
  return asked(`${endpoints[name].subject}.group`, groupEndpoints[name], { to, meaning, replyMeaning });
}

type Question = (typeof endpoints)[EndpointName] | (typeof groupEndpoints)[GroupEndpointName];

function asked(
  name: string,
  { subject, request, answer }: Question,
  { to, meaning, replyMeaning }: { to: string; meaning: string; replyMeaning: string },
): Message[] {
  const reply = `${name}.reply`;
  return [
    {
      name,
      subject,
      kind: 'request',
      from: 'anyone allowed',
      to,
      meaning,
      schema: request,
      answeredBy: reply,
    },
    {
      name: reply,
      subject: 'the reply subject of the request',
      kind: 'reply',
      from: to,
      to: 'who asked',
      meaning: replyMeaning,
      schema: answer,
    },
  ];
}

/** Every message, in the order of a flare's life. */
export const messages: readonly Message[] = [
  ...endpoint(
    'create',
    'an archiver',
    'Ask for a flare. An empty object is a valid request where one target is served.',
    'Accepted with the flare’s id, or refused with a reason; within milliseconds, or 5 s where a destination does not say that it is there.',
  ),
  ...groupEndpoint(
    'create',
    'an archiver',
    'Ask for flares of many targets at once: the same request with `targets`.',
    'Accepted with the id of the group and of each of its flares, and who is left out; or refused as a whole.',
  ),
  event('flare.group.created', {
    from: 'the archiver that took the request',
    to: 'everyone, and an archiver that keeps the group',
    meaning: 'Flares of many targets were asked for: which, and who is left out.',
  }),
  event('flare.requested', {
    subject: 'flare.requested.{target}',
    kind: 'JetStream, internal',
    from: 'the archiver that took the request',
    to: 'an archiver that serves the target',
    meaning: 'An accepted request, stored before the reply goes out.',
  }),
  event('flare.created', {
    from: 'archiver',
    to: 'everyone, and an archiver that passes it on',
    meaning: 'The archive exists: where, how big, its digest, what is in it and what is missing.',
  }),
  event('profiles.requested', {
    subject: 'profiles.requested.{target}',
    kind: 'JetStream, internal',
    from: 'the archiver that passes the archive on',
    to: 'a profiler that serves the target',
    meaning: 'Profiles are to be collected. Repeats `flare.created`, which has no target in its subject.',
  }),
  event('profiles.collected', {
    from: 'profiler, or an archiver where none are asked for',
    to: 'uploader',
    meaning: 'The profiles exist, or why not. Repeats the archive’s reference.',
  }),
  event('flare.awaiting-approval', {
    from: 'uploader',
    to: 'who may approve',
    meaning:
      'Only where the request or the operator wants it: the archive is finished, and waits until its digest is approved.',
  }),
  ...endpoint(
    'approve',
    'an uploader',
    'Approve exactly the bytes that have this digest; they are sent then.',
    'Approved, or refused: another digest, or a flare that does not wait.',
  ),
  ...groupEndpoint(
    'approve',
    'an uploader',
    'Approve archives of a group, each by its digest: the same request with `groupId` and `archives`.',
    'Which were approved; one whose digest differs is refused, and the others are not.',
  ),
  event('flare.approved', {
    from: 'the uploader that took the approval',
    to: 'uploader',
    meaning: 'Somebody approved the archive; it may be sent.',
  }),
  ...endpoint(
    'cancel',
    'an uploader',
    'End a flare. Whatever works on it notices within a second; one that was just being sent may have arrived, which the event says.',
    'Cancelled, or why not.',
  ),
  ...groupEndpoint(
    'cancel',
    'an uploader',
    'End the flares of a group: the same request with `groupId`.',
    'Which were cancelled, and of the others why not.',
  ),
  ...endpoint(
    'resend',
    'an uploader',
    'Send what an ended flare has collected, as a flare of its own. It waits for an approval where the first one did and got none.',
    'Accepted with the id of the new flare, or refused: the flare has not ended, or there is nothing left to send.',
  ),
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
  event('flare.cancelled', { from: 'uploader', to: 'everyone', meaning: 'Somebody cancelled it. Ends the flare.' }),
  event('flare.group.ended', {
    from: 'the archiver that keeps the group',
    to: 'everyone',
    meaning: 'Every flare of the group has ended: how many how, and how far apart their profiles began.',
  }),
  {
    name: 'flare.progress',
    subject: 'flare.progress.{flareId}',
    kind: 'core',
    from: 'any stage',
    to: 'everyone',
    meaning: 'How far a stage is: at most two a second per flare, and lossy.',
    schema: flareProgress,
  },
  ...endpoint(
    'preflight',
    'an uploader',
    'Asked by archivers before anything is collected: would the destinations take a flare?',
    'The hosts that would, or a refusal that says which would not, and why.',
  ),
];

/** The configuration file's schema, which is published beside the messages’. */
export const configSchema = config;
