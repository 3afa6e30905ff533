import { FlareError } from '@flarewire/schemas';
import type { Destination } from './destination/destination.ts';
import { findTarget } from './destination/find-target.ts';
import { flareUrl } from './destination/flare-url.ts';
import { isFailure } from './once/repeat.ts';
import { displayUrl } from './upload/request-headers.ts';
import { checkFolder } from './folder/save-to-folder.ts';
import { openHttpClient } from './transport/open-http-client.ts';

export type PreflightOptions = {
  destination: Destination;
  agentVersion: string;
  caseId?: string;
  signal: AbortSignal;
  warn?: (message: string) => void;
  /** Default 10 s. */
  timeoutMs?: number;
};

/**
 * Finds out whether a destination would take a flare, before there is one: a HEAD as the Agent sends it, once.
 * Many receivers look at the key only when they get the POST, so a good answer is no promise.
 * @throws {FlareError} `destination_unreachable`, `destination_refused` with the Agent's hint about the key,
 * `destination_failed`, `cancelled`
 */
export async function preflight(options: PreflightOptions): Promise<{ host: string }> {
  const { destination, timeoutMs = 10_000, warn = () => {} } = options;
  if (destination.kind === 'folder') {
    await checkFolder(destination.path);
    return { host: destination.path };
  }
  await using transport = openHttpClient(destination.network, { firstByteMs: timeoutMs, idleMs: timeoutMs }, warn);
  const url = flareUrl(destination.base, options);
  const limit = AbortSignal.timeout(timeoutMs);
  try {
    const target = await findTarget(transport, { destination, url, signal: AbortSignal.any([options.signal, limit]) });
    if (isFailure(target)) throw target.error;
    return { host: new URL(target.url).host };
  } catch (thrown) {
    if (!limit.aborted || options.signal.aborted) throw thrown;
    throw new FlareError(
      'destination_unreachable',
      `Cannot reach ${displayUrl(url)}: it did not answer within ${timeoutMs / 1000} s`,
      {
        cause: thrown,
        retryable: true,
      },
    );
  }
}
