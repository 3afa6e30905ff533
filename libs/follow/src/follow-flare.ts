import { hasEnded, stateAfter, type FlareEventName, type FlareEvent, type FlareProgress } from '@flarewire/schemas';
import type { Transport } from '@flarewire/transport';

/** What a follower is told: the flare's events, and its progress in between. */
export type Follower = { event: (event: FlareEvent) => void; progress: (progress: FlareProgress) => void };

/**
 * Follows one flare until it ends, or until another event that one waits for.
 * @returns the event that it was followed to
 */
export async function followFlare(
  flareId: string,
  follower: Follower,
  options: { transport: Transport; signal: AbortSignal; until?: readonly FlareEventName[] },
): Promise<FlareEvent> {
  const ended = new AbortController();
  const signal = AbortSignal.any([ended.signal, options.signal]);
  const progress = followProgress(flareId, follower, { ...options, signal });
  try {
    for await (const event of options.transport.tail({ from: 'start', flareId, signal })) {
      follower.event(event);
      if (hasEnded(stateAfter(event.name)) || options.until?.includes(event.name)) return event;
    }
  } finally {
    ended.abort();
    await progress;
  }
  throw options.signal.reason;
}

async function followProgress(
  flareId: string,
  follower: Follower,
  options: { transport: Transport; signal: AbortSignal },
): Promise<void> {
  for await (const progress of options.transport.watchProgress({ flareId, signal: options.signal }))
    follower.progress(progress);
}
