import { z } from 'zod';
import { acceptedReply, refusedReply } from './flare-reply.ts';
import {
  groupAcceptedReply,
  groupApproval,
  groupApprovedReply,
  groupCancel,
  groupCancelledReply,
  groupRequest,
} from './group-request.ts';
import { flareRequest, requestId } from './flare-request.ts';
import { destinationName, flareId, person, sha256 } from '../names.ts';
import { version } from '../version.ts';

const approveRequest = z
  .object({
    version,
    flareId,
    sha256: sha256.meta({ description: 'Digest of the finished archive that is approved' }),
    by: person,
  })
  .meta({ id: 'ApproveRequest', title: 'flare.approve' });

export const cancelRequest = z
  .object({ version, flareId, by: person, reason: z.string().max(500).default('no reason was given') })
  .meta({ id: 'CancelRequest', title: 'flare.cancel' });

const resendRequest = z
  .object({
    version,
    flareId,
    by: person,
    destinations: z
      .array(destinationName)
      .min(1)
      .max(8)
      .optional()
      .meta({ description: 'Where to send it; by default to the destinations that it did not reach' }),
    requestId: requestId.optional(),
  })
  .meta({ id: 'ResendRequest', title: 'flare.resend' });

const preflightRequest = z
  .object({ version, destinations: z.array(destinationName).max(8).optional(), caseId: z.string().max(128).optional() })
  .meta({ id: 'PreflightRequest', title: 'svc.flare.preflight' });

const checkedReply = z
  .object({
    status: z.literal('checked'),
    hosts: z.array(z.string()).meta({ description: 'Those that would take a flare' }),
  })
  .meta({ id: 'CheckedReply' });

function endpoint<Q extends z.ZodType, A extends z.ZodType>(subject: string, request: Q, reply: A, withinMs = 5_000) {
  return { subject, request, reply, answer: z.union([reply, refusedReply]), withinMs };
}

/**
 * Every endpoint of the NATS service `flare`: its subject, what is asked there, and what is answered: `reply`, or a refusal.
 * `withinMs`: how long whoever asks waits, unless they say otherwise; an endpoint that asks another has longer than that one.
 */
export const endpoints = {
  create: endpoint('flare.create', flareRequest, acceptedReply, 15_000),
  approve: endpoint(
    'flare.approve',
    approveRequest,
    z.object({ flareId, status: z.literal('approved') }).meta({ id: 'ApprovedReply' }),
  ),
  cancel: endpoint(
    'flare.cancel',
    cancelRequest,
    z.object({ flareId, status: z.literal('cancelled') }).meta({ id: 'CancelledReply' }),
  ),
  resend: endpoint('flare.resend', resendRequest, acceptedReply),
  // Not below "flare.": whoever subscribes to flare.* wants to see events, not what services ask one another.
  preflight: endpoint('svc.flare.preflight', preflightRequest, checkedReply),
};

export type EndpointName = keyof typeof endpoints;

/** What an endpoint answers when it does not refuse. */
export type EndpointReply<E extends EndpointName> = z.infer<(typeof endpoints)[E]['reply']>;

/** Many flares take longer to ask for than one: 500 about 9 s. */
const groupWithinMs = 60_000;

function forGroup<Q extends z.ZodType, A extends z.ZodType>(subject: string, request: Q, reply: A, field: string) {
  return { ...endpoint(subject, request, reply, groupWithinMs), field };
}

/** What is asked of a group of flares, on the same subjects as of one flare. `field` in the payload tells the two apart. */
export const groupEndpoints = {
  create: forGroup(endpoints.create.subject, groupRequest, groupAcceptedReply, 'targets'),
  approve: forGroup(endpoints.approve.subject, groupApproval, groupApprovedReply, 'groupId'),
  cancel: forGroup(endpoints.cancel.subject, groupCancel, groupCancelledReply, 'groupId'),
};

export type GroupEndpointName = keyof typeof groupEndpoints;

/** What an endpoint answers to a question about a group when it does not refuse. */
export type GroupReply<E extends GroupEndpointName> = z.infer<(typeof groupEndpoints)[E]['reply']>;
