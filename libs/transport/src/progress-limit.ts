import type { FlareProgress } from '@flarewire/schemas';

const intervalMs = 500;

/** Says whether a progress report may go out: at most two a second per flare, stage and phase. */
export function createProgressLimit(now: () => number = Date.now): (progress: FlareProgress) => boolean {
  const sent = new Map<string, number>();
  return ({ flareId, stage, phase }) => {
    const key = `${flareId} ${stage} ${phase}`;
    const at = now();
    if (at - (sent.get(key) ?? -Infinity) < intervalMs) return false;
    if (sent.size >= 1_000) for (const [old, time] of sent) if (at - time >= intervalMs) sent.delete(old);
    sent.set(key, at);
    return true;
  };
}
