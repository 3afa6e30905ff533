import { FlareError } from '@flarewire/schemas';
import { failureOf } from '../failure.ts';
import { ExceedsWriteTimeout } from './longest-time.ts';

export interface TakeOptions {
  seconds: number;
  /** Takes a profile of so many seconds. */
  take: (seconds: number) => Promise<void>;
  /** Finds the most seconds that the server takes, fewer than those it has refused; 0: none. */
  longest: (refused: number) => Promise<number>;
}

/**
 * Takes a profile of so many seconds, or of as many as the server takes at most. Gives how many it measured.
 * A second less is tried where the server has no time left to answer when it has measured.
 * @throws what `take` throws
 */
export async function takeInTime({ seconds, take, longest }: TakeOptions): Promise<number> {
  try {
    await take(seconds);
    return seconds;
  } catch (thrown) {
    if (!(thrown instanceof ExceedsWriteTimeout) || seconds === 1) throw thrown;
    const most = await longest(seconds);
    if (most === 0) throw refusedAll(thrown);
    try {
      await take(most);
      return most;
    } catch (again) {
      if (most === 1 || failureOf(again, 'Cannot take the profile').code !== 'profile_cut_off') throw again;
      await take(most - 1);
      return most - 1;
    }
  }
}

function refusedAll(cause: ExceedsWriteTimeout): FlareError {
  return new FlareError(
    cause.code,
    `${cause.message}; it does not even allow one of a second; raise its WriteTimeout`,
    {
      cause,
    },
  );
}
