import type { FlareProgress } from '@flarewire/schemas';
import type { Log } from '@flarewire/service';
import type { Transport } from '@flarewire/transport';

/** Hears the progress of all flares until it is closed. */
export function followProgress(options: {
  transport: Transport;
  log: Log;
  tell: (progress: FlareProgress) => void;
}): AsyncDisposable {
  const { transport, log, tell } = options;
  const closing = new AbortController();
  const following = (async () => {
    for await (const progress of transport.watchProgress({ signal: closing.signal })) tell(progress);
  })();
  following.catch((error: unknown) => log.warn({ err: error }, 'Progress cannot be heard any more'));
  return {
    async [Symbol.asyncDispose]() {
      closing.abort();
      await following.catch(() => {});
    },
  };
}
