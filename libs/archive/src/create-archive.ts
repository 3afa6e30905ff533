import { hostname as machineName, tmpdir } from 'node:os';
import { performance } from 'node:perf_hooks';
import type { TargetConfig } from '@flarewire/schemas';
import { formatDuration } from '@flarewire/schemas/figures';
import type { Scrubber } from '@flarewire/scrubber';
import { bookkeepingNames } from './seal/bookkeeping.ts';
import { mostItems, tightest, type Budget } from './collect/budget.ts';
import { collectItems } from './collect/collect-items.ts';
import { deadline } from './collect/deadline.ts';
import { flareArchive, type FlareArchive } from './seal/flare-archive.ts';
import { rootFolder, zipName } from './seal/names.ts';
import { readAccounts } from './seal/permissions-log.ts';
import { planItems } from './collect/plan-items.ts';
import { agentSettings, type KnownAgentSettings } from './presets/agent-settings.ts';
import type { Progress } from './progress.ts';
import { findSources } from './collect/sources.ts';
import { openSpool } from './collect/spool.ts';
import { createThrottle } from './collect/throttle.ts';

export interface ArchiveOptions {
  targetName: string;
  target: TargetConfig;
  scrubber: Scrubber;
  /** Time of the flare: in its name, its entries and its manifest. */
  now: Date;
  signal: AbortSignal;
  /** Level of the process that makes the flare, for the zip's name. */
  logLevel?: string;
  /** Default: the target's, else this machine's. */
  hostname?: string;
  /** Where the private temp folder is made; default: the system's. */
  tempRoot?: string;
  /** Bytes that are read a second at most; default: no limit. */
  rate?: number;
  /** Limits of the request; those of the target hold as well. */
  budget?: Partial<Budget>;
  /** What is known of the Agent's own configuration, for the preset `datadog-cluster-agent`. */
  agent?: KnownAgentSettings;
  /** Environment for `env` collectors and presets; default: none. */
  env?: Readonly<Record<string, string | undefined>>;
  /** Folder of the Kubernetes service account; default: where Kubernetes puts it. */
  serviceAccount?: string;
  /** Milliseconds that only go forward. */
  clock?: () => number;
  onProgress?: (progress: Progress) => void;
  /** Milliseconds without any progress after which is told which items are waited for; default: 3 s. */
  quietMs?: number;
}

/**
 * Collects and scrubs what a target's configuration names, into a private temp folder: the running agent's own flare
 * where it has one, else its parts. There is always an archive: what fails is a row in its ledger.
 * @throws only the reason of `signal`
 */
export async function createArchive(options: ArchiveOptions): Promise<FlareArchive> {
  const { targetName, target, scrubber, now, signal, clock = () => performance.now(), onProgress = () => {} } = options;
  const budget = tightest(options.budget, target.budget);
  const hostname = options.hostname ?? target.hostname ?? machineName();
  const notes: string[] = [];
  const paths: Buffer[] = [];

  await using stack = new AsyncDisposableStack();
  const spool = stack.use(await openSpool(options.tempRoot ?? tmpdir()));
  if (spool.note) notes.push(spool.note);

  using timer = deadline(budget.time, signal, `the flare’s budget of ${formatDuration(budget.time)} was used up`);
  const context = {
    now,
    env: options.env ?? {},
    serviceAccount: options.serviceAccount ?? '/var/run/secrets/kubernetes.io/serviceaccount',
    signal: timer.signal,
    note: (line: string) => void notes.push(line),
    recordPath: (path: Buffer) => void paths.push(path),
  };
  await using sources = await findSources(target, { settings: agentSettings(options.agent), context, onProgress });
  const items = await planItems(sources, context, { most: mostItems(budget), reserved: bookkeepingNames });
  const throttle = createThrottle({ rate: options.rate ?? Infinity, clock });
  const collected = await collectItems(items, {
    scrubber,
    spool,
    budget,
    throttle,
    signal: timer.signal,
    clock,
    onProgress,
    ...(options.quietMs === undefined ? {} : { quietMs: options.quietMs }),
  });

  const archive = flareArchive({
    facts: {
      name: zipName(now, options.logLevel),
      root: rootFolder(hostname),
      hostname,
      targetName,
      now,
      ...sources.origin,
      notes,
      paths,
      accounts: await readAccounts(),
      unscrubbed: collected.filter(({ item, content }) => item.asIs && content).map(({ item }) => item.path),
    },
    collected,
    scrubber,
    spool,
    signal,
    onProgress,
  });
  stack.move();
  return archive;
}
