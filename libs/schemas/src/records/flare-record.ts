import { z } from 'zod';
import type { StageName } from '../events/envelope.ts';
import type { FlareSent } from '../events/flare-sent.ts';
import { flareStateNames, flareStates } from '../flare-states.ts';
import { flareId, groupId, sha256, targetName, time } from '../names.ts';

/**
 * What is known of a flare, in KV `FLARES` under its id. A stage moves it to its working state when it starts, and to its
 * done state, together with the event it is about to publish (`outbox`), when the work is done: whoever finds the
 * record there publishes that same event again instead of doing the work twice.
 */
export const flareRecord = z.object({
  flareId,
  target: targetName,
  group: groupId.optional().meta({ description: 'The group that it is one of' }),
  caseId: z.string().optional().meta({ description: 'The support case that was asked for' }),
  state: z.enum(flareStateNames),
  requestId: z.string().optional(),
  requestDigest: sha256.optional().meta({ description: 'Tells a repeated request from another one with the same id' }),
  since: time.meta({ description: 'When the flare was asked for' }),
  updated: time,
  stored: time.optional().meta({
    description:
      'When it was stored like this at first, by the clock of the broker, where it was deleted and stored again',
  }),
  firstEvent: z.number().int().positive().optional().meta({ description: 'Sequence number of its first event' }),
  worker: z.string().optional().meta({ description: 'The instance that moved it last' }),
  claim: z
    .object({
      owner: z.string(),
      attempt: z.number().int().positive(),
      begun: z.number().int().positive().optional().meta({ description: 'How many attempts of its stage were begun' }),
      consumer: z.string().optional().meta({ description: 'Which durable consumer has delivered its event' }),
    })
    .optional()
    .meta({
      description: 'Who works on it, and the number of this claim; it is compared when a result is stored',
    }),
  interrupted: z.boolean().optional().meta({
    description: 'Whether an attempt was cut short, and may have left something in the artifact store',
  }),
  forgotten: z.boolean().optional().meta({
    description: 'Whether there was none when its event was delivered again, so that what was done before is not known',
  }),
  input: z.string().optional().meta({ description: 'The event that the working stage took' }),
  noted: z.unknown().optional().meta({ description: 'What the working stage wants its next attempt to know' }),
  outbox: z
    .object({
      name: z.string(),
      data: z.unknown(),
      seq: z.number().int().positive().optional().meta({ description: 'Its sequence number, once that is known' }),
      again: z.number().int().positive().optional().meta({ description: 'How often it was lost and published anew' }),
    })
    .optional()
    .meta({ description: 'The event of the last finished stage' }),
  traceparent: z.string().optional().meta({ description: 'W3C traceparent of its last step, with which it goes on' }),
  announced: z.boolean().optional().meta({ description: 'Whether that event is known to be published' }),
});

export type FlareRecord = z.infer<typeof flareRecord>;

/** The support cases of a flare: the one it was asked for, else those that its destinations opened or took it for. */
export function casesOf({ caseId, outbox }: FlareRecord): string[] {
  if (caseId) return [caseId];
  const { deliveries = [] } = (outbox?.name === 'flare.sent' ? outbox.data : {}) as Partial<FlareSent>;
  return [...new Set(deliveries.map((delivery) => String(delivery.caseId)))];
}

/**
 * Which stage a flare waits for, and when it fails without it; undefined while a stage works on it, while it waits for
 * a person, and after its end.
 */
export function waitsFor({ state, updated }: FlareRecord): { stage: StageName; until: Date } | undefined {
  const { kind, stage, overdueMs } = flareStates[state];
  if (kind !== 'waiting' || !stage || overdueMs === undefined) return undefined;
  return { stage, until: new Date(Date.parse(updated) + overdueMs) };
}
