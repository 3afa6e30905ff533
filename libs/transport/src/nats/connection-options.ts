import { readFile } from 'node:fs/promises';
import { credsAuthenticator, type NodeConnectionOptions } from '@nats-io/transport-node';
import { FlareError, type NatsConfig } from '@flarewire/schemas';
import { reasonOf } from './nats-errors.ts';

/**
 * What `flarewire.yaml` says of the broker, as the client's options, with those that keep a connection for ever.
 * @throws {FlareError} `invalid_config` when the credentials file cannot be read
 */
export async function connectionOptions(
  config: Pick<NatsConfig, 'url' | 'creds' | 'tls'>,
  name: string,
  inboxPrefix: string,
): Promise<NodeConnectionOptions> {
  const { url, creds, tls } = config;
  return {
    servers: [url].flat().map(withoutLogin),
    ...loginOf(url),
    name,
    inboxPrefix,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 250,
    reconnectJitter: 250,
    pingInterval: 10_000,
    maxPingOut: 2,
    // Credentials that are refused for a while, as while an operator changes them, must not end the service.
    ignoreAuthErrorAbort: true,
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
    throw new FlareError('invalid_config', `Cannot read the NATS credentials file ${path}: ${reasonOf(cause)}`, {
      cause,
    });
  }
}

/** Host and port alone: a URL may hold a password. */
export function hostsOf({ url }: Pick<NatsConfig, 'url'>): string[] {
  return [url].flat().map((one) => withoutLogin(one).replace(/^[a-z]+:\/\//, ''));
}

function withoutLogin(url: string): string {
  return url.replace(/^([a-z]+:\/\/)?[^/]*@/, '$1');
}

/** `user:password@` or `token@` of the first URL that has it; the client itself does not read them. */
function loginOf(url: NatsConfig['url']): { user: string; pass: string } | { token: string } | undefined {
  const [, login] =
    [url]
      .flat()
      .map((one) => /^(?:[a-z]+:\/\/)?([^/]*)@/.exec(one))
      .find((found) => found !== null) ?? [];
  if (login === undefined) return undefined;
  const [user = '', pass] = login.split(':').map(decodeURIComponent);
  return pass === undefined ? { token: user } : { user, pass };
}
