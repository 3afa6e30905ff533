import { BlockList, isIP } from 'node:net';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** The Agent's own rule: the host, with the port where the URL has one, is literally one of the entries. */
export function bypassesExactly(host: string, entries: readonly string[]): boolean {
  return entries.includes(host);
}

/**
 * With the Agent's `no_proxy_nonexact_match`: names with their sub-domains, addresses, CIDR ranges, ports and `*`;
 * the target `localhost` and loopback addresses always.
 * Other programs read such a list otherwise ([finding](../../../../findings/no-proxy-four-readings.sh)).
 * @param target host without brackets, and port as written or the scheme's default
 */
export function bypassesByRule(target: { host: string; port: string }, entries: readonly string[]): boolean {
  const host = target.host.trim().toLowerCase();
  if (host === 'localhost' || isIn(loopback, host)) return true;
  return entries
    .flatMap((entry) => entry.split(','))
    .map((entry) => entry.trim().toLowerCase())
    .some((entry) => entry !== '' && matches(entry, host, target.port));
}

function matches(entry: string, host: string, port: string): boolean {
  if (entry === '*') return true;
  const range = /^(.+)\/(\d{1,3})$/.exec(entry);
  if (range && isIP(range[1]!) > 0) return isInRange(range[1]!, Number(range[2]), host);
  const [entryHost, entryPort] = splitPort(entry);
  if (entryPort !== '' && entryPort !== port) return false;
  if (isIP(entryHost) > 0) return isSameAddress(entryHost, host);
  const domain = entryHost.replace(/^\*(?=\.)/, '');
  if (domain === '' || isIP(host) > 0) return false;
  return domain.startsWith('.') ? host.endsWith(domain) : host === domain || host.endsWith(`.${domain}`);
}

/** An IPv6 address has its brackets taken off only where a port follows them. */
function splitPort(entry: string): [host: string, port: string] {
  const [, bracketed, plain, port] = /^(?:\[([^\]]*)\]|([^:[\]]*)):([^:]*)$/.exec(entry) ?? [];
  return port === undefined ? [entry, ''] : [bracketed ?? plain ?? '', port];
}

function isInRange(address: string, prefix: number, host: string): boolean {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  if (prefix > (family === 'ipv6' ? 128 : 32)) return false;
  const range = new BlockList();
  range.addSubnet(address, prefix, family);
  return isIn(range, host);
}

function isSameAddress(address: string, host: string): boolean {
  const one = new BlockList();
  one.addAddress(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  return isIn(one, host);
}

function isIn(list: BlockList, host: string): boolean {
  const version = isIP(host);
  return version > 0 && list.check(host, version === 6 ? 'ipv6' : 'ipv4');
}
