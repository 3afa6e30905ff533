import { readFileSync } from 'node:fs';
import { FlareError, whyUnread, type AgentConfig, type DestinationConfig } from '@flarewire/schemas';
import { datadogBase } from './flare-url.ts';
import type { Network } from '../transport/open-http-client.ts';

/** A destination that speaks the upload protocol. */
export type HttpDestination = {
  name: string;
  kind: 'datadog' | 'intake';
  /** Base URL, before the Agent's version and the path are put in. */
  base: string;
  apiKey: string;
  network: Network;
  retry: 'safe' | 'agent-7.70' | 'none';
  retryForMs: number;
  /** Limit of one whole upload; none when absent. */
  timeoutMs?: number;
};

export type FolderDestination = { name: string; kind: 'folder'; path: string };

/** A destination with everything needed to reach it. Holds the key: never log it. */
export type Destination = HttpDestination | FolderDestination;

/**
 * Puts together where a destination is, its key, and how the network is to be used.
 * @throws {FlareError} `invalid_config` when the key is missing in a readable form, or a file cannot be read
 */
export function resolveDestination(name: string, config: DestinationConfig, agent: AgentConfig): Destination {
  if (config.kind === 'folder') return { name, kind: 'folder', path: config.path };
  const { proxy, tls, dialFallbackDelayMs } = agent;
  const ca = config.kind === 'intake' && config.caFile !== undefined ? readText(name, config.caFile) : undefined;
  return {
    name,
    kind: config.kind,
    base: config.kind === 'datadog' ? datadogBase(agent) : config.url.replace(/\/+$/, ''),
    apiKey:
      config.kind === 'intake' && config.apiKeyFile !== undefined
        ? readText(name, config.apiKeyFile).trim()
        : usableKey(name, agent.apiKey),
    network: { proxy, tls, dialFallbackDelayMs, ...(ca === undefined ? {} : { ca }) },
    retry: config.retry,
    retryForMs: config.retryFor,
    ...(config.timeout === undefined ? {} : { timeoutMs: config.timeout }),
  };
}

function usableKey(name: string, apiKey: string): string {
  const key = apiKey.trim();
  if (!/^ENC\[.*\]$/s.test(key)) return key;
  throw new FlareError(
    'invalid_config',
    `Cannot send to destination "${name}": api_key is an ENC[…] handle, which only the Agent's secret backend can resolve; ` +
      'set DD_API_KEY, or apiKeyFile of an intake, to the key itself',
  );
}

function readText(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const message = `Cannot send to destination "${name}": ${file}: ${whyUnread(cause)}; correct its path, or let this user read it`;
    throw new FlareError('invalid_config', message, { cause });
  }
}
