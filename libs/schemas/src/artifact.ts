import { z } from 'zod';
import { bytes, sha256 } from './names.ts';

const key = z
  .string()
  .min(1)
  .max(512)
  .regex(/^[A-Za-z0-9_.-]+(\/[A-Za-z0-9_.-]+)*$/, 'expected names joined by "/"')
  .refine(
    (value) => !value.split('/').some((part) => part === '.' || part === '..'),
    'may not contain "." or ".." as a name',
  );

/** One stored piece of an artifact. */
export const artifactPart = z.object({ key, size: bytes, sha256 }).meta({ id: 'ArtifactPart' });

/**
 * Where the bytes that an event refers to are stored, and how to check them. The parts, in order, are the artifact;
 * `sha256` is that of the whole.
 */
export const artifactRef = z
  .object({
    store: z.enum(['nats', 'folder', 'memory']).meta({ description: 'Kind of artifact store' }),
    bucket: z.string().min(1).max(128).meta({ description: 'Bucket or folder within the store' }),
    key,
    size: bytes,
    sha256,
    parts: z.array(artifactPart).max(4096),
  })
  .meta({ id: 'ArtifactRef', description: 'Reference to bytes in the artifact store' });

export type ArtifactPart = z.infer<typeof artifactPart>;
export type ArtifactRef = z.infer<typeof artifactRef>;
