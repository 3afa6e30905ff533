import { domainToASCII } from 'node:url';
import type { AgentConfig } from '@flarewire/schemas';

const knownDomains = String.raw`(?:datadoghq\.com|datadoghq\.eu|datad0g\.com|datad0g\.eu|ddog-gov\.com)`;
const endsInKnownDomain = new RegExp(`${knownDomains}$`);
const appHost = new RegExp(`^app(\\.(?:mrf\\.)?(?:[a-z]{2,}\\d{1,2}\\.)?${knownDomains}\\.?)$`);

/** The base URL of Datadog for this configuration, as the Agent makes it. */
export function datadogBase({
  ddUrl,
  site,
  convertSiteToFqdn,
}: Pick<AgentConfig, 'ddUrl' | 'site' | 'convertSiteToFqdn'>): string {
  if (ddUrl) return ddUrl;
  const trimmed = site.trim();
  const name = domainToASCII(trimmed) || trimmed;
  return `https://app.${name}${convertSiteToFqdn && endsInKnownDomain.test(name) ? '.' : ''}`;
}

/**
 * Where a flare goes: the base with the Agent's version in its host where that is Datadog's own, then
 * `/support/flare` and the case. Text is joined, never normalised, as by the Agent.
 */
export function flareUrl(
  base: string,
  { agentVersion, caseId = '' }: { agentVersion: string; caseId?: string },
): string {
  return `${withVersion(base, agentVersion)}/support/flare${caseId && `/${caseId}`}`;
}

function withVersion(base: string, agentVersion: string): string {
  const [, scheme, host, rest] = /^([A-Za-z][A-Za-z0-9+.-]*:\/\/)([^/?#]*)(.*)$/s.exec(base) ?? [];
  const [, domain] = appHost.exec(host ?? '') ?? [];
  const [, major, minor, patch] = /^(\d+)\.(\d+)\.(\d+)/.exec(agentVersion) ?? [];
  if (domain === undefined || patch === undefined) return base;
  return `${scheme}${major}-${minor}-${patch}-flare.agent${domain}${rest}`;
}
