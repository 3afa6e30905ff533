import { FlareError } from '@flarewire/schemas';

/**
 * Runs work as long as it goes on: when it has shown no progress for some time it is told to stop, and not waited for any
 * longer, since what hangs may not hear that.
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
      `${doing}: nothing has gone on for ${minutes} minutes; see the log of who was at it, then ask again`,
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
