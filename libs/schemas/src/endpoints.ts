import { z } from 'zod';
import { acceptedReply } from './flare-reply.ts';
import { flareRequest } from './flare-request.ts';
import { destinationName, flareId, sha256 } from './names.ts';
import { version } from './version.ts';

const person = z.string().min(1).max(254).meta({ description: 'Who asks for it; kept in the event' });

export const approveRequest = z
  .object({ version, flareId, sha256: sha256.meta({ description: 'Digest of the finished archive that is approved' }), by: person })
  .meta({ id: 'ApproveRequest', title: 'flare.approve' });

export const cancelRequest = z
  .object({ version, flareId, by: person, reason: z.string().max(500).default('no reason was given') })
  .meta({ id: 'CancelRequest', title: 'flare.cancel' });

export const preflightRequest = z
  .object({ version, destinations: z.array(destinationName).max(8).optional(), caseId: z.string().max(128).optional() })
  .meta({ id: 'PreflightRequest', title: 'flare.preflight' });

const checkedReply = z
  .object({ status: z.literal('checked'), hosts: z.array(z.string()).meta({ description: 'Those that would take a flare' }) })
  .meta({ id: 'CheckedReply' });

/** Every endpoint of the NATS service `flare`: its subject, and what is asked and answered there. */
export const endpoints = {
  create: { subject: 'flare.create', request: flareRequest, reply: acceptedReply },
  approve: {
    subject: 'flare.approve',
    request: approveRequest,
    reply: z.object({ flareId, status: z.literal('approved') }).meta({ id: 'ApprovedReply' }),
  },
  cancel: {
    subject: 'flare.cancel',
    request: cancelRequest,
    reply: z.object({ flareId, status: z.literal('cancelled') }).meta({ id: 'CancelledReply' }),
  },
  preflight: { subject: 'flare.preflight', request: preflightRequest, reply: checkedReply },
} as const;

export type EndpointName = keyof typeof endpoints;

/** What an endpoint answers when it does not refuse. */
export type EndpointReply<E extends EndpointName> = z.infer<(typeof endpoints)[E]['reply']>;
