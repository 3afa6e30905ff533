import type { ReceivedFlare } from './flare-store.ts';

/** What the intake knows of one flare of Flarewire: `differs` means that it has other bytes of it. */
type DeliveryStatus =
  | { status: 'received'; case_id: number; id: string; received: string }
  | { status: 'receiving' }
  | { status: 'differs'; case_id: number; id: string; sha256: string }
  | { status: 'absent' };

/**
 * Which flares were received, by the id that Flarewire gives them, and which are coming in just now: so that a sender that
 * does not know what became of an upload can ask, and so that one is never kept twice.
 */
export type Deliveries = {
  statusOf(flareId: string, sha256: string): DeliveryStatus;
  /** Counts an upload as under way until disposed of. */
  begin(flareId: string): Disposable;
  /** Keeps a received flare, one of an id at a time; where it has been kept before, `keep` is not called. */
  once(flareId: string, keep: () => Promise<ReceivedFlare>): Promise<Kept>;
};

/** A flare as it was kept, now or by an earlier upload of it. */
export type Kept = { flare: ReceivedFlare; isNew: boolean };

export function openDeliveries(known: readonly ReceivedFlare[]): Deliveries {
  const received = new Map<string, ReceivedFlare>();
  const underWay = new Map<string, number>();
  const keeping = new Map<string, Promise<unknown>>();
  for (const flare of known) if (flare.flare_id !== undefined) received.set(flare.flare_id, flare);

  const keepOnce = async (flareId: string, keep: () => Promise<ReceivedFlare>): Promise<Kept> => {
    const before = received.get(flareId);
    if (before) return { flare: before, isNew: false };
    const flare = await keep();
    received.set(flareId, flare);
    return { flare, isNew: true };
  };

  return {
    statusOf(flareId, sha256) {
      const flare = received.get(flareId);
      if (flare?.sha256 === sha256)
        return { status: 'received', case_id: flare.case_id, id: flare.id, received: flare.received };
      if (flare) return { status: 'differs', case_id: flare.case_id, id: flare.id, sha256: flare.sha256 };
      return { status: underWay.has(flareId) ? 'receiving' : 'absent' };
    },
    begin(flareId) {
      underWay.set(flareId, (underWay.get(flareId) ?? 0) + 1);
      return {
        [Symbol.dispose]() {
          const left = underWay.get(flareId)! - 1;
          if (left > 0) underWay.set(flareId, left);
          else underWay.delete(flareId);
        },
      };
    },
    async once(flareId, keep) {
      const before = keeping.get(flareId) ?? Promise.resolve();
      const mine = before.catch(() => {}).then(() => keepOnce(flareId, keep));
      keeping.set(flareId, mine);
      try {
        return await mine;
      } finally {
        if (keeping.get(flareId) === mine) keeping.delete(flareId);
      }
    },
  };
}
