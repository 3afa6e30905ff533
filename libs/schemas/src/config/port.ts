import { z } from 'zod';
import { stageName } from '../events/envelope.ts';

const port = z.number().int().min(0).max(65535);

/**
 * A port that a service listens on: one number for the service that reads this file, or one for each service where
 * several on a host read it.
 */
export const servicePort = z
  .union([port, z.partialRecord(z.enum([...stageName.options, 'dashboard']), port)])
  .meta({ description: 'A port, or one each: { archiver: 8081, profiler: 8082 }' });

/** The port of one service; undefined where it is given none. */
export function portOf(ports: z.infer<typeof servicePort>, service: string): number | undefined {
  return typeof ports === 'number' ? ports : (ports as Partial<Record<string, number>>)[service];
}
