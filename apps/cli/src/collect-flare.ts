import path from 'node:path';
import { inspectArchive } from '@flarewire/archive';
import { findEvent, followFlare } from '@flarewire/follow';
import { finishedArchive } from '@flarewire/archive/read';
import { passGate } from '@flarewire/pipeline';
import {
  errorFrom,
  type AcceptedRequest,
  type Config,
  type FlareCreated,
  type LedgerRow,
  type LedgerSummary,
  type ScrubSummary,
} from '@flarewire/schemas';
import { accepted } from './accepted.ts';
import type { CommandContext } from './command.ts';
import { followerFor } from './commands/watch.ts';
import { stagesHere } from './create-locally.ts';
import { writeFile } from './write-file.ts';

/** A flare that was made in this process: a file, and what is in it. */
export type CollectedFlare = {
  file: string;
  name: string;
  hostname: string;
  bytes: number;
  sha256: string;
  source: FlareCreated['source'];
  ledger: LedgerRow[];
  summary: LedgerSummary;
  scrub: ScrubSummary;
  /** What the gate found in the finished file; with anything here it would not be sent. */
  findings: { file: string; rule: string }[];
  profiles: { file: string; code?: string; message?: string }[];
};

/**
 * Makes a flare in this process by the stages that the services run, and writes it to a file instead of sending it.
 * `out` is that file, or a folder that gets the zip under its own name.
 * @throws {FlareError} what failed the flare; `archive_failed` when the file cannot be written
 */
export async function collectFlare(options: {
  config: Config;
  target: string;
  profile: AcceptedRequest['profile'];
  out: { file: string } | { folder: string };
  context: CommandContext;
}): Promise<CollectedFlare> {
  const { config, target, profile, out, context } = options;
  const { signal } = context;
  await using opened = new AsyncDisposableStack();
  const transport = opened.use(await stagesHere(opened, config, context, { send: false }));
  const request = { target, profile, preflight: false, send: false };
  const { flareId } = accepted(await transport.request('create', request, { signal }));
  const follower = { event: () => {}, progress: followerFor(false, context).progress };
  const reached = await followFlare(flareId, follower, { transport, signal, until: ['profiles.collected'] });
  if (reached.name === 'flare.failed') throw errorFrom({ code: reached.data.code, message: reached.data.reason });
  const parts = await findEvent('profiles.collected', flareId, { transport, signal });
  const { ledger: summary, source, scrub } = await findEvent('flare.created', flareId, { transport, signal });

  const { artifacts } = transport;
  const archive = finishedArchive(parts, { artifacts, signal });
  const file = 'file' in out ? out.file : path.join(out.folder, parts.archive.name);
  const written = await writeFile(file, archive.open());
  const { findings } = await passGate(parts, archive, {
    allow: config.scrubber.allow,
    artifacts,
    context: { signal, progress: () => {} },
  });
  const kept = [...parts.profiles, ...(parts.summary ? [parts.summary] : [])].map(({ file: name }) => ({ file: name }));
  const { items } = await inspectArchive(file);
  const { name, hostname } = parts.archive;
  return {
    file,
    name,
    hostname,
    ...written,
    source,
    ledger: items,
    summary,
    scrub,
    findings: findings.map(({ file: inside, rule }) => ({ file: inside, rule })),
    profiles: [...kept, ...parts.failed.map(({ file: name, code, message }) => ({ file: name, code, message }))],
  };
}
