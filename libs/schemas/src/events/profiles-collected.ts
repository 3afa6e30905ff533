import { z } from 'zod';
import { artifactRef } from '../artifact.ts';
import { flareId, person, serviceName, time } from '../names.ts';
import { envelope, flareContext } from './envelope.ts';

/** The name of a profile's file below `profiles/`, such as `web-1st-heap.pprof`. */
const profileFile = z
  .string()
  .max(160)
  .regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/);

const milliseconds = z.number().nonnegative();

/** The five of the Agent's flare in its order, then those that are taken on request. */
const profileKind = z.enum(['1st-heap', 'cpu', '2nd-heap', 'mutex', 'block', 'goroutine', 'allocs', 'trace']);

const collectedProfile = z
  .object({
    service: serviceName,
    kind: profileKind,
    file: profileFile,
    ref: artifactRef,
    ms: milliseconds,
    waitedMs: milliseconds
      .optional()
      .meta({ description: 'How much of it was spent waiting for somebody else’s profile to end' }),
    seconds: z
      .number()
      .int()
      .positive()
      .optional()
      .meta({ description: 'How long it measured, where the process takes no profile as long as was asked for' }),
    reason: z.string().optional().meta({ description: 'Why it measured for fewer seconds, and the most it may' }),
  })
  .meta({ id: 'CollectedProfile' });

const failedProfile = z
  .object({
    service: serviceName,
    kind: profileKind,
    file: profileFile,
    code: z.string().meta({ description: 'Stable code' }),
    message: z.string(),
  })
  .meta({ id: 'FailedProfile' });

/** What became of one sampling setting of one process. */
const samplingChange = z
  .object({
    service: serviceName,
    setting: z.enum(['mutexFraction', 'blockingRate']),
    before: z.number().int().optional().meta({ description: 'Its value before and after; absent: it was not changed' }),
    during: z.number().int().optional().meta({ description: 'Its value while profiling' }),
    restored: z.boolean().meta({ description: 'Whether it has its old value; false: the next profiler restores it' }),
    code: z.string().optional().meta({ description: 'Stable code of what went wrong' }),
    message: z.string().optional(),
  })
  .meta({ id: 'SamplingChange' });

const ranked = z.array(z.object({ function: z.string().max(512), value: z.number() })).max(3);

/** The summary of one process in short; the whole of it is in `profiles/summary.md`. */
const profileSummary = z
  .object({
    service: serviceName,
    cpu: ranked.meta({ description: 'The functions with most CPU time, in nanoseconds' }),
    growth: ranked.meta({ description: 'What grew most between the two heaps, in bytes' }),
    contention: ranked.meta({ description: 'Where most time was spent waiting, in nanoseconds' }),
  })
  .meta({ id: 'ProfileSummary' });

/** How the profiles of a flare began with those of its group. All times are on the broker's clock. */
const commonStart = z
  .object({
    planned: time.optional().meta({ description: 'The instant at which the CPU profiles of all were to begin' }),
    started: time.meta({ description: 'When those of this flare began' }),
    offsetMs: z.number().meta({ description: 'How much this host’s clock is ahead of the broker’s' }),
    errorMs: milliseconds.meta({ description: 'How far from `started` the true beginning may be' }),
    alone: z.string().optional().meta({ description: 'Why it did not begin with the others' }),
  })
  .meta({ id: 'CommonStart' });

/** The profiles of a flare, and how they were taken. */
export const takenProfiles = {
  seconds: z.number().int().nonnegative().meta({ description: 'Length of the CPU profiles; 0: none were asked for' }),
  instant: time.optional().meta({ description: 'When the CPU profiles of all services were started' }),
  skewMs: milliseconds
    .optional()
    .meta({ description: 'How much later than the instant the last of them was asked for' }),
  commonStart: commonStart.optional().meta({ description: 'Of a flare of a group whose CPU profiles were taken' }),
  profiles: z.array(collectedProfile).max(512),
  failed: z.array(failedProfile).max(512),
  settings: z.array(samplingChange).max(512).optional(),
  summary: z
    .object({ file: profileFile, ref: artifactRef, services: z.array(profileSummary).max(512) })
    .optional()
    .meta({ description: 'What a person reads first' }),
};

export const profilesCollected = z
  .object({
    ...envelope,
    ...flareContext,
    ...takenProfiles,
    elapsedMs: milliseconds,
    resent: z
      .object({ flareId, by: person })
      .optional()
      .meta({ description: 'The ended flare whose archive and profiles these are, and who asked to send them again' }),
  })
  .meta({ id: 'ProfilesCollected', title: 'profiles.collected', description: 'The profiles exist, or why not' });

export type CommonStart = z.infer<typeof commonStart>;
export type ProfileKind = z.infer<typeof profileKind>;
export type CollectedProfile = z.infer<typeof collectedProfile>;
export type FailedProfile = z.infer<typeof failedProfile>;
export type SamplingChange = z.infer<typeof samplingChange>;
export type ProfileSummary = z.infer<typeof profileSummary>;
export type ProfilesCollected = z.infer<typeof profilesCollected>;
