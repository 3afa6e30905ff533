import type { FlareRequestInput } from '@flarewire/schemas';
import type { Transport } from '@flarewire/transport';

/** What became of one request, in milliseconds since it was asked. */
export interface Asked {
  answeredMs: number;
  /** The reply's status in the sense of HTTP, where it was refused. */
  refused?: number;
  endedMs?: number;
  ended?: string;
}

const ends = new Set(['flare.sent', 'flare.failed', 'flare.cancelled']);

/**
 * Asks for flares, `atOnce` at a time, and waits until all that were accepted have ended: before each next one, unless they are
 * asked for as soon as the one before is accepted.
 */
export async function askFor(
  requests: readonly FlareRequestInput[],
  {
    transport,
    atOnce,
    withinMs,
    untilEnded = true,
  }: { transport: Transport; atOnce: number; withinMs: number; untilEnded?: boolean },
): Promise<Asked[]> {
  const done = new AbortController();
  const signal = AbortSignal.any([done.signal, AbortSignal.timeout(withinMs)]);
  const ended = new Map<string, { at: number; name: string }>();
  const waiting = new Map<string, () => void>();
  const watching = (async () => {
    for await (const { name, data } of transport.tail({ from: 'now', signal })) {
      if (!ends.has(name)) continue;
      ended.set(data.flareId, { at: performance.now(), name });
      waiting.get(data.flareId)?.();
    }
    for (const stop of waiting.values()) stop();
  })();
  // The tail begins before the first request.
  await new Promise((resolve) => setTimeout(resolve, 200));

  const ask = async (request: FlareRequestInput): Promise<Pending> => {
    const started = performance.now();
    const reply = await transport.request('create', request, { timeoutMs: 60_000 });
    const answeredMs = performance.now() - started;
    if (reply.status === 'refused') return { over: Promise.resolve({ answeredMs, refused: reply.error.status }) };
    const { flareId } = reply;
    const untilOver = async (): Promise<Asked> => {
      if (!ended.has(flareId) && !signal.aborted) await new Promise<void>((resolve) => waiting.set(flareId, resolve));
      const end = ended.get(flareId);
      return end ? { answeredMs, endedMs: end.at - started, ended: end.name } : { answeredMs };
    };
    return { over: untilOver() };
  };
  const results: Promise<Asked>[] = Array.from({ length: requests.length });
  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let index = next++; index < requests.length; index = next++) {
        const { over } = await ask(requests[index]!);
        results[index] = over;
        if (untilEnded) await over;
      }
    }),
  );
  const asked = await Promise.all(results);
  done.abort();
  await watching;
  return asked;
}

/** An accepted request, and what will have become of it. */
type Pending = { over: Promise<Asked> };

export function percentile(figures: readonly number[], share: number): number {
  return (
    figures.toSorted((a, b) => a - b)[Math.min(figures.length - 1, Math.floor(figures.length * share))] ?? Number.NaN
  );
}
