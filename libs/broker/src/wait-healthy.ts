import { setTimeout as delay } from 'node:timers/promises';
import { FlareError } from '@flarewire/schemas';

/**
 * Waits until a broker says that it and its JetStream are well.
 * `failed` tells why it never will be, such as the exit of its process.
 * @throws {FlareError} `broker_unavailable`
 */
export async function waitHealthy(
  monitorUrl: string,
  {
    failed = () => undefined,
    timeoutMs = 20_000,
    signal,
  }: { failed?: () => string | undefined; timeoutMs?: number; signal?: AbortSignal | undefined } = {},
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    if (signal?.aborted)
      throw new FlareError('cancelled', 'Cannot start the broker: cancelled', { cause: signal.reason });
    const reason = failed();
    if (reason !== undefined) throw new FlareError('broker_unavailable', `Cannot start the broker: ${reason}`);
    if (await isHealthy(monitorUrl)) return;
    if (performance.now() > deadline) {
      throw new FlareError(
        'broker_unavailable',
        `Cannot start the broker: it is not healthy after ${timeoutMs / 1000} s`,
      );
    }
    await delay(25);
  }
}

async function isHealthy(monitorUrl: string): Promise<boolean> {
  try {
    const response = await fetch(`${monitorUrl}/healthz?js-enabled-only=true`, { signal: AbortSignal.timeout(1_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
