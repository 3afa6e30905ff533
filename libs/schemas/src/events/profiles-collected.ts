import { z } from 'zod';
import { artifactRef } from '../artifact.ts';
import { serviceName } from '../names.ts';
import { envelope, flareContext } from './envelope.ts';

/** The name of a profile's file below `profiles/`, such as `web-1st-heap.pprof` (spec 3.1). */
const profileFile = z.string().max(160).regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/);

/** The five of spec 3.1 in their order, then those that are taken on request. */
export const profileKind = z.enum(['1st-heap', 'cpu', '2nd-heap', 'mutex', 'block', 'goroutine', 'allocs', 'trace']);

export const collectedProfile = z
  .object({ service: serviceName, kind: profileKind, file: profileFile, ref: artifactRef, ms: z.number().nonnegative() })
  .meta({ id: 'CollectedProfile' });

export const failedProfile = z
  .object({
    service: serviceName,
    kind: profileKind,
    file: profileFile,
    code: z.string().meta({ description: 'Stable code' }),
    message: z.string(),
  })
  .meta({ id: 'FailedProfile' });

export const profilesCollected = z
  .object({
    ...envelope,
    ...flareContext,
    seconds: z.number().int().nonnegative().meta({ description: 'Length of the CPU profiles; 0: none were asked for' }),
    profiles: z.array(collectedProfile).max(512),
    failed: z.array(failedProfile).max(512),
    elapsedMs: z.number().nonnegative(),
  })
  .meta({ id: 'ProfilesCollected', title: 'profiles.collected', description: 'The profiles exist, or why not' });

export type ProfileKind = z.infer<typeof profileKind>;
export type CollectedProfile = z.infer<typeof collectedProfile>;
export type FailedProfile = z.infer<typeof failedProfile>;
export type ProfilesCollected = z.infer<typeof profilesCollected>;
