import type { TargetConfig } from '@flarewire/schemas';
import { agentAccess, agentSettings, type KnownAgentSettings } from './agent-settings.ts';

/**
 * The pprof endpoints of a target: the configured ones, else those that its preset knows of. For the Cluster Agent they
 * are at `expvar_port`, with its settings at `/config`; for a service below its base URL.
 */
export function pprofServices(
  targetName: string,
  target: TargetConfig,
  agent?: KnownAgentSettings,
): TargetConfig['pprof'] {
  const { preset, pprof } = target;
  if (preset === undefined || Object.keys(pprof).length > 0) return pprof;
  const { name, url } = typeof preset === 'string' ? { name: preset, url: undefined } : { url: undefined, ...preset };
  if (name === 'datadog-cluster-agent') return clusterAgent(agent);
  return name === 'service' && url !== undefined ? { [targetName]: `${url.replace(/\/+$/, '')}/debug/pprof` } : {};
}

function clusterAgent(known: KnownAgentSettings | undefined): TargetConfig['pprof'] {
  const settings = agentSettings(known);
  const { tokenFile, ca } = { ca: undefined, ...agentAccess(settings) };
  return {
    'datadog-cluster-agent': {
      url: `http://127.0.0.1:${settings.expvarPort}/debug/pprof`,
      settings: {
        url: `https://localhost:${settings.clusterAgentPort}/config`,
        tokenFile,
        ...(ca === undefined ? {} : { ca }),
      },
    },
  };
}
