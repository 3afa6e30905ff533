import { z } from 'zod';
import { bytes, sha256, time } from './names.ts';

/** What became of an item that was to be in the archive. */
export const ledgerState = z.enum([
  'collected',
  'empty',
  'truncated',
  'timed-out',
  'denied',
  'failed',
  'not-found',
  'skipped',
  'quarantined',
]);

/** One expected item of an archive. */
export const ledgerRow = z
  .object({
    item: z.string().meta({ description: 'Path below the archive’s root folder' }),
    source: z.string().meta({ description: 'Collector kind: files, http, …' }),
    state: ledgerState,
    bytes: bytes.meta({ description: 'Bytes in the archive, uncompressed' }),
    ms: z.number().nonnegative().meta({ description: 'Time it took' }),
    reason: z.string().optional().meta({ description: 'Why it is not simply "collected"' }),
    sha256: sha256.optional().meta({ description: 'Of what is in the archive' }),
  })
  .meta({ id: 'LedgerRow' });

/** The ledger in short, as `flare.created` carries it. */
export const ledgerSummary = z
  .object({
    expected: z.number().int().nonnegative(),
    present: z.number().int().nonnegative().meta({ description: 'Items that are in the archive' }),
    states: z.partialRecord(ledgerState, z.number().int().nonnegative()),
    missing: z
      .array(ledgerRow.pick({ item: true, state: true, reason: true }))
      .max(20)
      .meta({ description: 'The first items that are not whole in the archive' }),
  })
  .meta({ id: 'LedgerSummary' });

/** `flare-manifest.json` of an archive: what it is, and every item that was to be in it. */
export const flareManifest = z
  .object({
    version: z.string(),
    target: z.string(),
    hostname: z.string(),
    created: time,
    source: z.enum(['agent', 'local']),
    sourceReason: z.string().optional(),
    expected: z.number().int().nonnegative(),
    present: z.number().int().nonnegative(),
    states: z.partialRecord(ledgerState, z.number().int().nonnegative()),
    items: z.array(ledgerRow),
  })
  .meta({ id: 'FlareManifest', description: 'flare-manifest.json of an archive' });

export type FlareManifest = z.infer<typeof flareManifest>;
export type LedgerState = z.infer<typeof ledgerState>;
export type LedgerRow = z.infer<typeof ledgerRow>;
export type LedgerSummary = z.infer<typeof ledgerSummary>;
