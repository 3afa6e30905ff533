import type { PresetConfig } from '@flarewire/schemas';
import { datadogClusterAgent } from './datadog-cluster-agent.ts';
import { natsServer } from './nats-server.ts';
import type { Preset, PresetContext, PresetPlan } from './preset.ts';
import { service } from './service.ts';

/** Every preset, under its name in flarewire.yaml. */
const presets = { 'datadog-cluster-agent': datadogClusterAgent, 'nats-server': natsServer, service };

/** What a target's preset stands for. */
export function planPreset(config: PresetConfig, context: PresetContext): PresetPlan {
  const options = typeof config === 'string' ? { name: config } : config;
  return (presets[options.name] as Preset<typeof options>)(options, context);
}
