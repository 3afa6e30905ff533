import { z } from 'zod';

/** The contract's version that this code writes. Minor versions only add fields. */
export const contractVersion = '1.0';

/** `version` of a message; absent means 1.0. Only the major number decides whether a message is understood. */
export const version = z
  .string()
  .regex(/^\d+\.\d+$/, 'expected a version such as "1.0"')
  .default(contractVersion)
  .meta({ description: 'Version of this message; messages of another major version are refused', examples: ['1.0'] });

/** The major number of the version a decoded message names, `1` when it names none. */
export function majorVersion(message: unknown): number {
  const named = (message as { version?: unknown } | null)?.version;
  return Number.parseInt(typeof named === 'string' ? named : contractVersion, 10);
}
