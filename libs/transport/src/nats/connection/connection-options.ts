import { readFile } from 'node:fs/promises';
import { credsAuthenticator, nkeyAuthenticator, type NodeConnectionOptions } from '@nats-io/transport-node';
import { FlareError, whyUnread, type NatsConfig } from '@flarewire/schemas';
import { withoutEscapes } from '@flarewire/schemas/percent';
import { addressesIn, checkAddress } from './check-address.ts';
import { hostsOf, withoutLogin } from './hosts-of.ts';

/** Where the broker is, and who connects. */
export type LoginConfig = Pick<NatsConfig, 'url' | 'creds' | 'nkey' | 'tls'>;

/**
 * What `flarewire.yaml` says of the broker, as the client's options, with those that keep a connection for ever.
 * @throws {FlareError} `invalid_config` when the credentials or the seed cannot be read
 */
export async function connectionOptions(
  config: LoginConfig,
  name: string,
  inboxPrefix: string,
): Promise<NodeConnectionOptions> {
  const { url, creds, nkey, tls } = config;
  const addresses = addressesIn(hostsOf(config));
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
    ...(creds && { authenticator: credsAuthenticator(await readSecret('credentials', creds)) }),
    ...(nkey && { authenticator: nkeyAuthenticator(seedIn(await readSecret('nkey', nkey))) }),
    // With this, the client refuses a server that has no TLS; it does not read the scheme.
    ...((tls ?? wantsTls(url)) && {
      tls: {
        ...(tls?.ca && { caFile: tls.ca }),
        ...(tls?.cert && { certFile: tls.cert }),
        ...(tls?.key && { keyFile: tls.key }),
        ...(addresses.length > 0 && { checkServerIdentity: checkAddress(addresses) }),
      },
    }),
  };
}

function wantsTls(url: NatsConfig['url']): boolean {
  return [url].flat().some((one) => one.startsWith('tls://'));
}

async function readSecret(what: string, path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    const message = `Cannot read the NATS ${what} file ${path}: ${whyUnread(cause)}; correct "nats" in flarewire.yaml`;
    throw new FlareError('invalid_config', message, { cause });
  }
}

/** The file may end in a line break, and say more around the seed. */
function seedIn(file: Uint8Array): Uint8Array {
  const [seed] = /\bSU[A-Z2-7]{56}\b/.exec(new TextDecoder().decode(file)) ?? [];
  if (seed) return new TextEncoder().encode(seed);
  throw new FlareError('invalid_config', 'Cannot use the file that nats.nkey names: it holds no seed of a user, "SU…"');
}

/** `user:password@` or `token@` of the first URL that has it; the client itself does not read them. */
function loginOf(url: NatsConfig['url']): { user: string; pass: string } | { token: string } | undefined {
  const [, login] =
    [url]
      .flat()
      .map((one) => /^(?:[a-z]+:\/\/)?(.*)@/s.exec(one))
      .find((found) => found !== null) ?? [];
  if (login === undefined) return undefined;
  const [, user = '', pass] = /^([^:]*)(?::(.*))?$/s.exec(login) ?? [];
  return pass === undefined
    ? { token: withoutEscapes(user) }
    : { user: withoutEscapes(user), pass: withoutEscapes(pass) };
}
