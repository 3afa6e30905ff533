import { every, type Log } from '@flarewire/service';
import type { Transport } from '@flarewire/transport';

const everyMs = 1_000;

/** Tells whether the broker answers: once at the beginning, then on each change. */
export async function watchBroker(options: {
  transport: Transport;
  log: Log;
  tell: (connected: boolean) => void;
}): Promise<AsyncDisposable> {
  const { transport, log, tell } = options;
  let was: boolean | undefined;
  const look = async (signal?: AbortSignal) => {
    const is = await transport.ready({ timeoutMs: everyMs, ...(signal && { signal }) }).then(
      () => true,
      () => false,
    );
    if (is === was || signal?.aborted) return;
    was = is;
    tell(is);
  };
  await look();
  return every(everyMs, look, { log, doing: 'look whether the broker answers' });
}
