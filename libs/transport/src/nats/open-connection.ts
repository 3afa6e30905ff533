import { readFile } from 'node:fs/promises';
import { connect, credsAuthenticator, type NatsConnection, type NodeConnectionOptions } from '@nats-io/transport-node';
import { errors } from '@nats-io/nats-core';
import { FlareError, type NatsConfig } from '@flarewire/schemas';
import type { Log } from '../log.ts';
import { pause, unlessAborted, waitEnded } from '../waiting.ts';
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
  config: NatsConfig;
  name: string;
  inboxPrefix: string;
  log: Log;
  signal?: AbortSignal | undefined;
}): Promise<NatsConnection> {
  const doing = `Connecting to the broker at ${hostsOf(config).join(', ')}`;
  const options = await connectionOptions(config, name, inboxPrefix);
  for (let failures = 0; ; failures++) {
    if (signal?.aborted) throw waitEnded(signal, doing);
    const opening = connect(options);
    try {
      return await unlessAborted(opening, signal);
    } catch (error) {
      if (signal?.aborted) {
        void opening.then((late) => late.close()).catch(() => {});
        throw waitEnded(signal, doing);
      }
      if (isRefusal(error)) {
        throw new FlareError('invalid_config', `${doing}: ${reasonOf(error)}; check nats.creds and nats.tls in flarewire.yaml`, {
          cause: error,
        });
      }
      if (failures === 0) log.warn({ hosts: hostsOf(config), reason: reasonOf(error) }, 'the broker cannot be reached yet, waiting for it');
      await pause(Math.min(100 * 2 ** failures, 2_000), signal);
    }
  }
}

async function connectionOptions(config: NatsConfig, name: string, inboxPrefix: string): Promise<NodeConnectionOptions> {
  const { url, creds, tls } = config;
  return {
    servers: url,
    name,
    inboxPrefix,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 250,
    reconnectJitter: 250,
    pingInterval: 10_000,
    maxPingOut: 2,
    ...(creds && { authenticator: credsAuthenticator(await readCredentials(creds)) }),
    ...(tls && {
      tls: {
        ...(tls.ca && { caFile: tls.ca }),
        ...(tls.cert && { certFile: tls.cert }),
        ...(tls.key && { keyFile: tls.key }),
      },
    }),
  };
}

async function readCredentials(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new FlareError('invalid_config', `Cannot read the NATS credentials file ${path}: ${reasonOf(cause)}`, { cause });
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof errors.AuthorizationError || error instanceof errors.UserAuthenticationExpiredError;
}

/** Host and port alone: a URL may hold a password. */
function hostsOf({ url }: NatsConfig): string[] {
  return [url].flat().map((one) => one.replace(/^[a-z+]+:\/\//, '').replace(/^.*@/, ''));
}
