import { isIP } from 'node:net';
import { checkServerIdentity, type PeerCertificate } from 'node:tls';

/** What the client calls a server that it reaches by its address alone. */
const unnamed = 'localhost';

/** The addresses among hosts such as `10.0.0.5:4222`, `[::1]:4222` and `broker`. */
export function addressesIn(hosts: readonly string[]): string[] {
  return hosts
    .map((host) => /^\[([^\]]+)\]|^([^:]+)/.exec(host))
    .flatMap((found) => {
      const name = found?.[1] ?? found?.[2] ?? '';
      return isIP(name) ? [name] : [];
    });
}

/**
 * Checks whose the certificate of a broker is. The client names no host to TLS where it connects to an address, and Node then asks for
 * `localhost`, which no certificate of another machine has: it must be for one of the addresses that are configured, or for `localhost`.
 */
export function checkAddress(addresses: readonly string[]) {
  return (host: string, certificate: PeerCertificate): Error | undefined => {
    const unfit = checkServerIdentity(host, certificate);
    if (!unfit || host !== unnamed) return unfit;
    const all = addresses.map((address) => checkServerIdentity(address, certificate));
    return all.includes(undefined) ? undefined : (all[0] ?? unfit);
  };
}
