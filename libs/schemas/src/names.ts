import { z } from 'zod';

const token = /^[A-Za-z0-9_-]+$/;

/** Name of a target: one token of a NATS subject. */
export const targetName = z
  .string()
  .max(64)
  .regex(token, 'expected letters, digits, "_" and "-"')
  .meta({ id: 'TargetName', description: 'Name of a target in flarewire.yaml', examples: ['cluster-agent'] });

/** Id of a flare: one token of a NATS subject. */
export const flareId = z
  .string()
  .max(64)
  .regex(token, 'expected letters, digits, "_" and "-"')
  .meta({ id: 'FlareId', description: 'Id of a flare', examples: ['f-2k7q9x4m1c8z'] });

/** Id of a group of flares: one token of a NATS subject. */
export const groupId = z
  .string()
  .max(64)
  .regex(token, 'expected letters, digits, "_" and "-"')
  .meta({ id: 'GroupId', description: 'Id of a group of flares', examples: ['g-2k7q9x4m1c8z'] });

/** Name or value of a label of a target. */
export const label = z
  .string()
  .min(1)
  .max(63)
  .regex(/^[A-Za-z0-9_./-]+$/, 'expected letters, digits and any of _ . / -');

/** Name of a service in a target's `pprof`: the first part of its profiles' file names. */
export const serviceName = z
  .string()
  .max(64)
  .regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/, 'expected letters, digits, "_", "-" and "."');

/** Name of a destination in flarewire.yaml. */
export const destinationName = z.string().max(64).regex(token, 'expected letters, digits, "_" and "-"');

export const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'expected 64 lower-case hex digits')
  .meta({ id: 'Sha256', description: 'SHA-256 in lower-case hex' });

/** Who asked for something: an address, or a login name. */
export const person = z.string().min(1).max(254).meta({ description: 'Who asks for it; kept in the event' });

/** A count of bytes. */
export const bytes = z.number().int().nonnegative();

/** A moment, RFC 3339 in UTC. */
export const time = z.iso.datetime().meta({ description: 'RFC 3339, UTC' });
