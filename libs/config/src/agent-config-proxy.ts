import type { AgentConfig } from '@flarewire/schemas';
import type { AgentSettings } from './agent-config-settings.ts';

const metadataAddresses = ['169.254.169.254', '100.100.100.200'];

type Env = Readonly<Record<string, string | undefined>>;

/** The proxy settings by the Agent's precedence; none at all under `fips.enabled`. */
export function agentProxy(settings: AgentSettings, env: Env): Partial<AgentConfig['proxy']> {
  if (settings.flag('fips.enabled')) return {};
  const http = proxyFor('http', settings, env);
  const https = proxyFor('https', settings, env);
  const metadata = settings.flag('use_proxy_for_cloud_metadata') ? [] : metadataAddresses;
  return {
    ...(http ? { http } : {}),
    ...(https ? { https } : {}),
    noProxy: [...noProxy(settings, env), ...metadata],
    nonExactNoProxy: settings.flag('no_proxy_nonexact_match') ?? false,
  };
}

/** The Agent's own variable counts even when it is empty: it switches the proxy off. */
function proxyFor(scheme: 'http' | 'https', settings: AgentSettings, env: Env): string | undefined {
  const name = scheme.toUpperCase();
  return (
    env[`DD_PROXY_${name}`] ?? (env[`${name}_PROXY`] || env[`${scheme}_proxy`] || settings.text(`proxy.${scheme}`))
  );
}

/** Entries of the general variables are not trimmed: the Agent compares them as they are. */
function noProxy(settings: AgentSettings, env: Env): string[] {
  const own = env['DD_PROXY_NO_PROXY'];
  if (own !== undefined) return own.split(/[\s,]+/).filter((entry) => entry !== '');
  const general = env['NO_PROXY'] || env['no_proxy'];
  if (general) return general.split(',');
  const listed = settings.inFile('proxy.no_proxy');
  if (Array.isArray(listed)) return listed.map(String);
  return typeof listed === 'string' ? listed.split(/\s+/).filter((entry) => entry !== '') : [];
}
