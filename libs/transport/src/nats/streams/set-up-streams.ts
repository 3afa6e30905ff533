import type { JetStreamManager } from '@nats-io/jetstream';
import { FlareError } from '@flarewire/schemas';
import type { TransportLog } from '../../log.ts';
import { pause } from '../../waiting.ts';
import type { Link } from '../connection/link.ts';
import { provision, type ProvisionOptions } from './provision.ts';
import type { wantedStreams } from './stream-configs.ts';

/**
 * Provides the streams, as `provision` does. A user who may not make one that is missing waits until somebody has.
 * @throws {FlareError} `not_allowed` when the signal ends that wait; what `provision` throws
 */
export async function setUpStreams(
  { jsm, link, log }: { jsm: JetStreamManager; link: Link; log: TransportLog },
  wanted: ReturnType<typeof wantedStreams>,
  {
    signal,
    onMissing = () => {},
    ...options
  }: ProvisionOptions & { signal?: AbortSignal | undefined; onMissing?: (error: FlareError) => void },
): Promise<void> {
  for (let isTold = false; ; isTold = true) {
    try {
      return await link.retry('Cannot set up the streams', () => provision(jsm, wanted, options), signal);
    } catch (error) {
      if (!(error instanceof FlareError) || error.code !== 'not_allowed') throw error;
      onMissing(error);
      if (!isTold)
        log.warn({ err: error }, 'a stream is missing that this user may not make; waiting for the uploader');
      await pause(1_000, signal);
      if (signal?.aborted) throw error;
    }
  }
}
