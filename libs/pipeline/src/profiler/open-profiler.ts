import { pprofServices } from '@flarewire/archive/pprof-services';
import type { EventData } from '@flarewire/schemas';
import { consumeStage } from '../stage/consume-stage.ts';
import { durables } from '../stage/durables.ts';
import { soonMs, stopUnlessSoon } from '../stage/stop-unless-soon.ts';
import { labelsOf, registerTargets, requireTargets } from '../stage/heartbeat.ts';
import { settingsDigest } from '../stage/settings-digest.ts';
import type { ServiceContext } from '@flarewire/service';
import { every } from '@flarewire/service/every';
import { loadAgentConfig } from '@flarewire/config';
import { removeAbandonedWork, type SettingsJournal } from '@flarewire/pprof';
import { atOnce } from './at-once.ts';
import { settingsJournal } from './settings-journal.ts';
import { profilerStage } from './profile-flare.ts';
import { restoreLeftBehind } from './restore-left-behind.ts';

/** How often to look for settings that a profiler which is no more has left changed. */
const restoreEveryMs = 5_000;

/** About so much longer than its CPU profile a target is profiled. */
const otherProfilesMs = 1_000;

/**
 * Opens a profiler: it profiles the flares of the targets it serves. Changed sampling settings
 * are remembered in `journalOf` a target; default: in KV `SETTINGS`.
 */
export async function openProfiler(
  service: ServiceContext,
  options: { journalOf?: (target: string) => SettingsJournal } = {},
): Promise<void> {
  const { config, env, log, transport, stack, instance, host, now, stopping: closing } = service;
  const targets = requireTargets(config, 'profiler');
  await removeAbandonedWork();
  const list = atOnce(() => transport.settings.list());
  const { journalOf = (target) => settingsJournal(target, transport.settings, list) } = options;
  const agent = await loadAgentConfig({ file: config.agent.config, env, warn: (message) => log.warn(message) });
  const known = { ...agent, configFile: config.agent.config };
  const services = new Map(
    Object.entries(config.targets).map(([name, target]) => [name, pprofServices(name, target, known)]),
  );
  const profiling = profilerStage({ config, services, transport, journalOf, now });
  const stage: typeof profiling = {
    ...profiling,
    run: (asked, told) => stopUnlessSoon(told, takesMs(asked), (signal) => profiling.run(asked, { ...told, signal })),
  };
  const restoring = targets.map((target) => ({
    target,
    services: services.get(target) ?? {},
    journal: journalOf(target),
    log,
  }));
  const restore = async (signal: AbortSignal) => {
    await Promise.all(restoring.map((each) => restoreLeftBehind({ ...each, signal })));
  };
  stack.use(every(restoreEveryMs, restore, { log, doing: 'restore settings' }));
  const opening = targets.map((target) =>
    consumeStage(stage, { durable: durables.profiler(target), target, inFlight: 1, closing, graceMs: soonMs }, service),
  );
  for (const consuming of await Promise.all(opening)) stack.use(consuming);
  const settings = (target: string) => settingsDigest(config, target, 'profiler');
  const served = { transport, targets: labelsOf(config), role: 'profiler', instance, host, log, settings } as const;
  stack.use(await registerTargets(served));
}

function takesMs({ request: { profile } }: EventData<'profiles.requested'>): number {
  return (profile === false ? 0 : profile.seconds * 1_000) + otherProfilesMs;
}
