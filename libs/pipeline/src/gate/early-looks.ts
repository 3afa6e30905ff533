import type { FoundWhilePacked } from '@flarewire/gate';

/** What the gate found in an archive while that was packed, and how many secrets it knew. */
export type EarlyLook = FoundWhilePacked & { knew: number };

/**
 * What the gate found in archives while they were packed, by the digests of their bytes: where both of its looks are taken in the process
 * that packs.
 */
export type EarlyLooks = Map<string, EarlyLook>;
