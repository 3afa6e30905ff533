import { z } from 'zod';
import { flareId, groupId, targetName, time } from '../names.ts';
import { acceptedRequest } from '../requests/flare-request.ts';
import { artifactRef } from '../artifact.ts';
import { version } from '../version.ts';

/** Fields of every event. */
export const envelope = {
  version,
  flareId,
  target: targetName,
  time: time.meta({ description: 'When it happened' }),
  group: groupId.optional().meta({ description: 'The group of flares that it is one of' }),
};

/** Fields of every event of a group. */
export const groupEnvelope = { version, groupId, time: time.meta({ description: 'When it happened' }) };

/** The archive as it travels from event to event. */
export const archiveInfo = z
  .object({
    ref: artifactRef,
    name: z
      .string()
      .regex(/^[A-Za-z0-9_.-]+\.zip$/)
      .max(255)
      .meta({ description: 'File name' }),
    root: z
      .string()
      .regex(/^[A-Za-z0-9_-]+$/)
      .max(64)
      .meta({ description: 'The one root folder in the zip' }),
    made: time.meta({ description: 'When it was made; its entries bear this time' }),
    hostname: z.string().max(255).meta({ description: 'Raw host name' }),
    agentVersion: z.string().max(64).meta({ description: 'Version the upload names' }),
  })
  .meta({ id: 'ArchiveInfo' });

/** What each stage hands on to the next one. */
export const flareContext = { request: acceptedRequest, archive: archiveInfo };

export const stageName = z.enum(['archiver', 'profiler', 'uploader']).meta({ id: 'StageName' });

export type ArchiveInfo = z.infer<typeof archiveInfo>;
export type StageName = z.infer<typeof stageName>;
