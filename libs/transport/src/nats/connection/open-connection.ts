import { connect, type NatsConnection } from '@nats-io/transport-node';
import { errors } from '@nats-io/nats-core';
import { FlareError } from '@flarewire/schemas';
import type { TransportLog } from '../../log.ts';
import { pause, unlessAborted, waitEnded } from '../../waiting.ts';
import { connectionOptions, type LoginConfig } from './connection-options.ts';
import { hostsOf } from './hosts-of.ts';
import { reasonOf } from './nats-errors.ts';

/**
 * Opens one connection that never gives up reconnecting, and waits for a broker that is not there yet.
 * @throws {FlareError} `invalid_config` for credentials, see `waitEnded` for the signal
 */
export async function openConnection({
  config,
  name,
  inboxPrefix,
  log,
  signal,
}: {
  config: LoginConfig;
  name: string;
  inboxPrefix: string;
  log: TransportLog;
  signal?: AbortSignal | undefined;
}): Promise<NatsConnection> {
  const doing = `Cannot connect to the broker at ${hostsOf(config).join(', ')}`;
  const options = await connectionOptions(config, name, inboxPrefix);
  let advice = 'start it, or name another one: NATS_URL, or nats.url in flarewire.yaml';
  let reason: string | undefined;
  for (let failures = 0; ; failures++) {
    if (signal?.aborted) throw waitEnded(signal, doing, reason, advice);
    const opening = connect(options);
    try {
      return await unlessAborted(opening, signal);
    } catch (error) {
      if (signal?.aborted) {
        void opening.then((late) => late.close()).catch(() => {});
        throw waitEnded(signal, doing, reason, advice);
      }
      reason = error instanceof errors.TimeoutError ? undefined : reasonOf(error);
      if (isUntrusted(error)) advice = 'see nats.tls.ca, and which names and addresses its certificate is for';
      if (isRefusal(error)) {
        throw new FlareError(
          'invalid_config',
          `${doing}: ${reasonOf(error)}; check the login: that of the URL, or nats.creds, nats.nkey and nats.tls`,
          {
            cause: error,
          },
        );
      }
      if (failures === 0)
        log.warn(
          { hosts: hostsOf(config), reason: reasonOf(error) },
          'the broker cannot be reached yet, waiting for it',
        );
      await pause(Math.min(100 * 2 ** failures, 2_000), signal);
    }
  }
}

/** Whether TLS does not trust the broker's certificate, or that is for another host. */
function isUntrusted(error: unknown): boolean {
  return /CERT|ALTNAME|UNABLE_TO_(?:VERIFY|GET)_/.test((error as NodeJS.ErrnoException).code ?? '');
}

function isRefusal(error: unknown): boolean {
  return error instanceof errors.AuthorizationError || error instanceof errors.UserAuthenticationExpiredError;
}
