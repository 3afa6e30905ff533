import { resolveDestination } from '@flarewire/delivery';
import { FlareError } from '@flarewire/schemas';
import { consumeStage, loadAgentConfig, type ServiceContext } from '@flarewire/service';
import { chooseDestinations } from './choose-destinations.ts';
import { uploaderStage } from './upload-flare.ts';

/** Opens an uploader: it sends the flares whose profiles are collected. */
export async function openUploader(service: ServiceContext): Promise<void> {
  const { config, env, log, transport, stack, instance, now } = service;
  if (Object.keys(config.destinations).length === 0) {
    throw new FlareError('invalid_config', 'Cannot start the uploader: the configuration has no destinations; add one under "destinations"');
  }
  const agent = await loadAgentConfig({ file: config.agent.config, env });
  const destinationsFor = (wanted: readonly string[] | undefined) =>
    chooseDestinations(wanted, config.destinations).map((name) => resolveDestination(name, config.destinations[name]!, agent));
  const stage = uploaderStage({ transport, destinationsFor, now });
  stack.use(await consumeStage(stage, { durable: 'uploader' }, { transport, log, instance, now }));
}
