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
 * Checks that the certificate of a broker is for the host that was meant. The client names no host to TLS where it
 * connects to an address, and Node then expects `localhost`, which no certificate of another machine is for. So the
 * certificate must be for one of the configured addresses, or for `localhost`.
 */
export function checkAddress(addresses: readonly string[]) {
  return (host: string, certificate: PeerCertificate): Error | undefined => {
    const unfit = checkServerIdentity(host, certificate);
    if (!unfit || host !== unnamed) return unfit;
    const all = addresses.map((address) => checkServerIdentity(address, certificate));
    return all.includes(undefined) ? undefined : (all[0] ?? unfit);
  };
}
