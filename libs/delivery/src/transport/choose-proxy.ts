import { FlareError, type AgentConfig } from '@flarewire/schemas';
import { bypassesByRule, bypassesExactly } from './no-proxy.ts';

const defaultPorts: Record<string, string> = { http: '80', https: '443' };

/**
 * The proxy for a URL, or undefined for a direct connection: by the URL's scheme, unless `no_proxy` exempts its host.
 * The URL is taken as written, since exact mode compares the port as it stands there.
 * @throws {FlareError} `invalid_config` when the value is no URL
 */
export function chooseProxy(url: string, proxy: AgentConfig['proxy']): string | undefined {
  const { scheme, host } = partsOf(url);
  const value = scheme === 'https' ? proxy.https : proxy.http;
  if (!value || bypassesProxy(url, proxy)) return undefined;
  if (value.startsWith('ENC[')) {
    throw new FlareError(
      'invalid_config',
      `Cannot use the proxy for ${scheme}: it is an ENC[…] handle, which only the Agent's secret backend can resolve; set DD_PROXY_${scheme.toUpperCase()}`,
    );
  }
  if (proxy.nonExactNoProxy) return /^(https?|socks5):\/\//.test(value) ? value : `http://${value}`;
  if (URL.canParse(value)) return value;
  throw new FlareError(
    'invalid_config',
    `Could not parse the proxy URL for scheme ${scheme} from configuration: it is not a URL such as http://proxy:3128, so ${host} cannot be reached`,
  );
}

/** Whether exact and non-exact `no_proxy` would decide differently: worth a warning once per host, as the Agent gives it. */
export function exactModeDiffers(url: string, proxy: AgentConfig['proxy']): boolean {
  if (proxy.nonExactNoProxy || !(partsOf(url).scheme === 'https' ? proxy.https : proxy.http)) return false;
  return bypassesProxy(url, proxy) !== bypassesProxy(url, { ...proxy, nonExactNoProxy: true });
}

function bypassesProxy(url: string, { noProxy, nonExactNoProxy }: AgentConfig['proxy']): boolean {
  const { scheme, host } = partsOf(url);
  if (!nonExactNoProxy) return bypassesExactly(host, noProxy);
  const [, bracketed, plain, port] = /^(?:\[([^\]]*)\]|([^:]*))(?::(.*))?$/.exec(host) ?? [];
  return bypassesByRule({ host: bracketed ?? plain ?? host, port: port || (defaultPorts[scheme] ?? '') }, noProxy);
}

function partsOf(url: string) {
  const [, scheme = '', host = ''] = /^([a-z][a-z0-9+.-]*):\/\/(?:[^/?#]*@)?([^/?#]*)/i.exec(url) ?? [];
  return { scheme: scheme.toLowerCase(), host };
}
