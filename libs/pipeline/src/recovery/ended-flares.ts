/** The flares that were seen to have ended, by their ids: the last so many, so that it does not grow. */
export type EndedFlares = { add: (flareId: string) => void; has: (flareId: string) => boolean };

/**
 * Remembers which flares have ended. None of them is ever to be sent again under its id: where the broker shows one as not
 * ended, somebody has put back what it had stored before.
 */
export function endedFlares({ most = 10_000 }: { most?: number } = {}): EndedFlares {
  const ids = new Set<string>();
  return {
    add(flareId) {
      ids.delete(flareId);
      ids.add(flareId);
      const [oldest] = ids;
      if (ids.size > most && oldest !== undefined) ids.delete(oldest);
    },
    has: (flareId) => ids.has(flareId),
  };
}
