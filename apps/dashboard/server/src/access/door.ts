import { BlockList, isIPv6 } from 'node:net';
import type { IncomingMessage } from 'node:http';
import { isLoopback, type DashboardConfig } from '@flarewire/schemas';
import { HttpRefusal } from '../http/http-refusal.ts';
import { sessionCookie, signedIn } from './session-cookie.ts';
import { findToken, type Token } from './tokens.ts';

/** Who is let in, and as whom. */
export type Door = {
  /** Who asks. @throws {HttpRefusal} 401 where nobody is signed in, 403 where the page's address is not one of ours */
  personOf: (request: IncomingMessage) => string;
  /** Signs somebody in by their token. @returns the `Set-Cookie` header @throws {HttpRefusal} 401 for a wrong token */
  signIn: (token: string, request: IncomingMessage) => string;
};

/**
 * Where neither a proxy nor tokens are configured, everybody on this machine is let in, under one name: `local`. The Host
 * header must be this machine's then: else a site whose name is made to lead here could read all there is.
 */
export function openDoor(options: {
  config: DashboardConfig;
  tokens: readonly Token[];
  local: string;
  now: () => Date;
}): Door {
  const { config, tokens, local, now } = options;
  const isOpen = tokens.length === 0 && !config.proxy;
  const proxies = new BlockList();
  for (const each of config.proxy?.from ?? []) addAddress(proxies, each);
  const own = new Set(config.origins.map((origin) => new URL(origin).host));

  const namedByProxy = (request: IncomingMessage): string | undefined => {
    const { remoteAddress = '' } = request.socket;
    if (!config.proxy || !proxies.check(remoteAddress, isIPv6(remoteAddress) ? 'ipv6' : 'ipv4')) return undefined;
    const name = request.headers[config.proxy.header.toLowerCase()];
    return typeof name === 'string' ? name.trim().slice(0, 254) || undefined : undefined;
  };
  const byToken = (request: IncomingMessage): string | undefined => {
    const [, token] = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
    return token === undefined ? signedIn(request, tokens, now()) : findToken(tokens, token)?.name;
  };

  return {
    personOf(request) {
      if (isOpen) {
        if (isOwnHost(request.headers.host ?? '', own)) return local;
        throw new HttpRefusal(
          403,
          'other_host',
          'This dashboard is for the browsers of this machine; open it as localhost',
        );
      }
      const name = namedByProxy(request) ?? byToken(request);
      if (name !== undefined) return name;
      throw new HttpRefusal(401, 'denied', 'Nobody is signed in; sign in with your token, or come through the proxy');
    },
    signIn(given, request) {
      const token = findToken(tokens, given);
      if (!token) throw new HttpRefusal(401, 'denied', 'The token is not one of this dashboard', { field: 'token' });
      const secure = request.headers['x-forwarded-proto'] === 'https' || config.origins.some(isHttps);
      return sessionCookie(token, { now: now(), secure });
    },
  };
}

function addAddress(list: BlockList, address: string): void {
  const [ip = '', prefix] = address.split('/');
  const family = isIPv6(ip) ? 'ipv6' : 'ipv4';
  if (prefix === undefined) list.addAddress(ip, family);
  else list.addSubnet(ip, Number(prefix), family);
}

function isOwnHost(host: string, own: ReadonlySet<string>): boolean {
  const name = host.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
  return own.has(host) || isLoopback(name);
}

const isHttps = (origin: string) => origin.startsWith('https:');
