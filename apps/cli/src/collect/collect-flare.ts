import path from 'node:path';
import { findEvent, followFlare } from '@flarewire/follow';
import { finishedArchive, inspectArchive, piecesOf } from '@flarewire/archive/read';
import { allowedFindings } from '@flarewire/config';
import { passGate } from '@flarewire/pipeline/gate';
import type { EarlyLooks } from '@flarewire/pipeline/in-process';
import type { StartedThreads } from '@flarewire/pipeline/scrubbing';
import { createLog } from '@flarewire/service/log';
import {
  errorFrom,
  type AcceptedRequest,
  type AllowedFinding,
  type Config,
  type FlareCreated,
  type FlareError,
  type LeftOut,
  type LedgerRow,
  type LedgerSummary,
  type ScrubSummary,
} from '@flarewire/schemas';
import { accepted } from '../broker/accepted.ts';
import type { CommandContext } from '../command.ts';
import { followerFor } from '../terminal/follower-for.ts';
import { stagesHere } from './stages-here.ts';
import { writeFile } from '../files/write-file.ts';

/** A flare that was made in this process: a file, and what is in it. */
export type CollectedFlare = {
  file: string;
  name: string;
  hostname: string;
  bytes: number;
  sha256: string;
  source: FlareCreated['source'];
  ledger: LedgerRow[];
  summary: Omit<LedgerSummary, 'missing'> & { missing: LedgerRow[] };
  scrub: ScrubSummary;
  /** What the gate found in the finished file; with anything here it would not be sent. */
  findings: LeftOut[];
  /** What the gate found, and left out of the file. */
  leftOut: LeftOut[];
  /** Entries of `scrubber.allow` that settled nothing. */
  unused: readonly AllowedFinding[];
  /** Why the file would not be sent. */
  refused?: FlareError;
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
  /** Threads that were started for its large files. */
  started: StartedThreads;
  context: CommandContext;
}): Promise<CollectedFlare> {
  const { config, target, profile, out, started, context } = options;
  const { signal } = context;
  const looks: EarlyLooks = new Map();
  await using opened = new AsyncDisposableStack();
  const transport = opened.use(await stagesHere(opened, config, context, { send: false, looks, started }));
  const request = { target, profile, preflight: false, send: false };
  const { flareId } = accepted(await transport.request('create', request, { signal }));
  const { progress: show } = followerFor(false, context);
  const follower = { event: () => {}, progress: show };
  const reached = await followFlare(flareId, follower, { transport, signal, until: ['profiles.collected'] });
  if (reached.name === 'flare.failed') throw errorFrom({ code: reached.data.code, message: reached.data.reason });
  const parts = await findEvent('profiles.collected', flareId, { transport, signal });
  const { source, scrub, leftOut = [] } = await findEvent('flare.created', flareId, { transport, signal });

  const { artifacts } = transport;
  const head = { version: '1.0', flareId, target, stage: 'uploader' as const };
  const { mended, refused, unused } = await passGate(parts, {
    gate: config.gate,
    allow: allowedFindings(config),
    artifacts,
    looks,
    context: {
      attempt: 1,
      log: createLog({ name: 'flare', level: 'silent' }),
      signal,
      progress: (told) => show({ ...head, time: new Date().toISOString(), ...told }),
    },
  });
  const finished = { ...parts, mended };
  const file = 'file' in out ? out.file : path.join(out.folder, parts.archive.name);
  const written = await writeFile(file, finishedArchive(finished, { artifacts, signal }).open());
  const kept = piecesOf(finished).joined.map(({ file: inside }) => ({ file: inside }));
  const { items, expected, present, states, missing } = await inspectArchive(file);
  const { name, hostname } = parts.archive;
  return {
    file,
    name,
    hostname,
    ...written,
    source,
    ledger: items,
    summary: { expected, present, states, missing },
    scrub,
    findings: [...(refused?.found ?? [])],
    leftOut: [...leftOut, ...(mended?.files ?? [])],
    unused,
    ...(refused ? { refused: refused.error } : {}),
    profiles: [...kept, ...parts.failed.map(({ file: name, code, message }) => ({ file: name, code, message }))],
  };
}
