import type { FoundWhilePacked } from '@flarewire/gate';

/** What the gate found in an archive while that was packed, and how many secrets it knew. */
export type EarlyLook = FoundWhilePacked & { knew: number };

/**
 * What the gate found in archives while they were packed, by the digests of their bytes. It is of use where the process
 * that packs also takes the gate's second look.
 */
export type EarlyLooks = Map<string, EarlyLook>;
