import type { NatsConnection } from '@nats-io/nats-core';
import { flareProgress, progressSubject, type FlareProgress } from '@flarewire/schemas';
import { createProgressLimit } from '../progress-limit.ts';

/** Sends progress over core NATS: nothing is stored, and what the broker does not take is dropped. */
export function createProgressSender(nc: NatsConnection): (progress: FlareProgress) => void {
  const mayGo = createProgressLimit();
  return (progress) => {
    if (nc.isClosed() || !mayGo(progress)) return;
    try {
      nc.publish(progressSubject(progress.flareId), JSON.stringify(progress));
    } catch {
      // Lossy by contract: a progress report that cannot be sent is worth nothing a moment later.
    }
  };
}

/** The progress of one flare or of all; what does not fit its schema is passed over. */
export async function* watchProgress(
  nc: NatsConnection,
  { flareId, signal }: { flareId?: string; signal: AbortSignal },
): AsyncGenerator<FlareProgress, void, undefined> {
  if (signal.aborted) return;
  const subscription = nc.subscribe(progressSubject(flareId ?? '*'));
  const stop = () => subscription.unsubscribe();
  signal.addEventListener('abort', stop, { once: true });
  try {
    for await (const message of subscription) {
      if (signal.aborted) return;
      const parsed = flareProgress.safeParse(jsonOf(message.string()));
      if (parsed.success) yield parsed.data;
    }
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
