import { z } from 'zod';
import { address, requestId, wishes } from './flare-request.ts';
import { flareId, groupId, label, person, sha256, targetName, time } from '../names.ts';
import { version } from '../version.ts';

/** Which targets: one by its name, those that a glob fits, or those with all of these labels. */
export const targetSelector = z
  .union(
    [
      z
        .string()
        .max(64)
        .regex(/^[A-Za-z0-9_*?-]+$/),
      z.object({
        labels: z
          .record(label, label)
          .refine((labels) => Object.keys(labels).length > 0, 'expected at least one label'),
      }),
    ],
    { error: 'expected a name, a glob such as "web-*", or {"labels": {"tier": "web"}}' },
  )
  .meta({ id: 'TargetSelector' });

/** The payload of a `flare.create` request for many targets. */
export const groupRequest = z
  .object({
    version,
    requestId: requestId.optional(),
    target: z
      .never({ error: 'name either "target" or "targets"' })
      .optional()
      .meta({ description: 'Not together with `targets`' }),
    targets: z
      .array(targetSelector)
      .min(1)
      .max(1_000)
      .meta({ description: 'Names, globs and labels', examples: [['db-1', 'web-*', { labels: { tier: 'web' } }]] }),
    atLeast: z
      .number()
      .int()
      .min(1)
      .optional()
      .meta({ description: 'The whole request is refused if fewer targets are available; by default one is enough' }),
    by: person.optional(),
    preflight: z.boolean().default(true).meta({
      description: 'Whether to ask the destinations, before anything is collected, if they would take the flares',
    }),
    ...wishes,
    email: address.optional(),
  })
  .meta({ id: 'GroupRequest', title: 'flare.create', description: 'Asks for flares of many targets at once' });

/** One flare of a group. */
export const groupFlare = z.object({ flareId, target: targetName }).meta({ id: 'GroupFlare' });

/** A target that was asked for and is not in the group. */
export const leftOutTarget = z
  .object({
    target: z.string().max(2_100).meta({ description: 'Its name, or what was asked for that no target fits' }),
    code: z.string().meta({ description: 'Stable code' }),
    reason: z.string(),
    seen: time.optional().meta({ description: 'When it was there last' }),
  })
  .meta({ id: 'LeftOutTarget' });

export const groupAcceptedReply = z
  .object({
    groupId,
    status: z.literal('accepted'),
    flares: z.array(groupFlare).meta({ description: 'Each ends in flare.sent, flare.failed or flare.cancelled' }),
    leftOut: z.array(leftOutTarget),
  })
  .meta({ id: 'GroupAcceptedReply', description: 'The group will end in flare.group.ended' });

/** What names both might mean one flare, or all of the group. */
const noFlareId = z
  .never({ error: 'name either "flareId" or "groupId"' })
  .optional()
  .meta({ description: 'Not together with `groupId`' });

export const groupApproval = z
  .object({
    version,
    groupId,
    flareId: noFlareId,
    archives: z
      .array(z.object({ flareId, sha256 }))
      .min(1)
      .max(5_000)
      .meta({ description: 'The digest of each finished archive that is approved' }),
    by: person,
  })
  .meta({ id: 'GroupApproval', title: 'flare.approve' });

export const groupCancel = z
  .object({
    version,
    groupId,
    flareId: noFlareId,
    by: person,
    reason: z.string().max(500).default('no reason was given'),
  })
  .meta({ id: 'GroupCancel', title: 'flare.cancel' });

const refusedFlares = z
  .array(z.object({ flareId, code: z.string(), message: z.string() }))
  .meta({ description: 'The others, and why' });

export const groupApprovedReply = z
  .object({ groupId, status: z.literal('approved'), approved: z.array(flareId), refused: refusedFlares })
  .meta({ id: 'GroupApprovedReply' });

export const groupCancelledReply = z
  .object({ groupId, status: z.literal('cancelled'), cancelled: z.array(flareId), refused: refusedFlares })
  .meta({ id: 'GroupCancelledReply' });

export type TargetSelector = z.infer<typeof targetSelector>;
export type GroupRequest = z.infer<typeof groupRequest>;
export type GroupRequestInput = z.input<typeof groupRequest>;
export type GroupFlare = z.infer<typeof groupFlare>;
export type LeftOutTarget = z.infer<typeof leftOutTarget>;
