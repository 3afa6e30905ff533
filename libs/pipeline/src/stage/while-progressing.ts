import { FlareError } from '@flarewire/schemas';

/**
 * Runs work while it makes progress. Without any for some time, the work is told to stop and no longer waited for,
 * since work that hangs may not notice.
 * @throws {FlareError} `deadline_exceeded`; else what the work throws
 */
export async function whileProgressing<T>(
  { doing, withinMs }: { doing: string; withinMs: number },
  work: (signal: AbortSignal, progressed: () => void) => Promise<T>,
): Promise<T> {
  const hanging = new AbortController();
  const { promise: given, reject } = Promise.withResolvers<never>();
  const giveUp = () => {
    const minutes = Math.max(1, Math.round(withinMs / 60_000));
    const error = new FlareError(
      'deadline_exceeded',
      `${doing}: there was no progress for ${minutes} minutes; see the log of the service that worked on it, then ask again`,
    );
    hanging.abort(error);
    reject(error);
  };
  const timer = setTimeout(giveUp, withinMs);
  try {
    return await Promise.race([work(hanging.signal, () => void timer.refresh()), given]);
  } finally {
    clearTimeout(timer);
  }
}
