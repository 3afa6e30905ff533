import { z } from 'zod';
import { serviceName, targetName } from '../names.ts';

/** A process's sampling setting that is changed while it is profiled, and the value it must have again; KV `SETTINGS`. */
export const settingsRecord = z.object({
  target: targetName,
  service: serviceName,
  setting: z.enum(['mutexFraction', 'blockingRate']),
  before: z.number().int().meta({ description: 'The value to restore' }),
  owner: z.string().max(128).meta({ description: 'The run that changed it' }),
  beat: z.number().int().nonnegative().meta({ description: 'Counts up while that run lives' }),
});

export type SettingsRecord = z.infer<typeof settingsRecord>;
