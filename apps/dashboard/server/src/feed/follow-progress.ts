import type { FlareProgress } from '@flarewire/schemas';
import type { Log } from '@flarewire/service';
import type { Transport } from '@flarewire/transport';
import { followAgain } from './follow-again.ts';

/** Hears the progress of all flares until it is closed. */
export function followProgress(options: {
  transport: Transport;
  log: Log;
  tell: (progress: FlareProgress) => void;
  againMs?: number;
}): AsyncDisposable {
  const { transport, log, tell, againMs } = options;
  const follow = async (signal: AbortSignal) => {
    for await (const progress of transport.watchProgress({ signal })) tell(progress);
  };
  return followAgain(follow, { log, what: 'the progress', ...(againMs === undefined ? {} : { againMs }) });
}
