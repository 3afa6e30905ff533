import { restorePending, type SettingsJournal } from '@flarewire/pprof';
import type { TargetConfig } from '@flarewire/schemas';
import type { Log } from '@flarewire/service';

/** Restores the sampling settings of a target that a killed profiler left changed; any profiler of the target does. */
export async function restoreLeftBehind(options: {
  target: string;
  services: TargetConfig['pprof'];
  journal: SettingsJournal;
  log: Log;
  signal: AbortSignal;
}): Promise<void> {
  const { target, services, journal, log, signal } = options;
  for (const change of await restorePending(journal, { services, signal })) {
    if (change.restored) log.info({ target, ...change }, 'Restored a setting that another profiler had left changed');
    else
      log.error({ target, ...change }, 'Cannot restore a setting that another profiler had left changed; trying again');
  }
}
