import { createReadStream } from 'node:fs';
import { mkdtempDisposable } from 'node:fs/promises';
import { homedir, hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { createArchive, joinProfiles, pprofServices } from '@flarewire/archive';
import { collectProfiles, folderJournal } from '@flarewire/pprof';
import type { AcceptedRequest, Config, LedgerRow, LedgerSummary, ScrubSummary, TargetConfig } from '@flarewire/schemas';
import { createScrubber } from '@flarewire/scrubber';
import { type Finding } from '@flarewire/gate';
import { loadAgentConfig } from '@flarewire/config';
import { gate } from './gate.ts';
import { writeFile } from './write-file.ts';

/** A flare that was made in this process: a file, and what is in it. */
export type LocalFlare = {
  file: string;
  name: string;
  hostname: string;
  bytes: number;
  sha256: string;
  source: 'agent' | 'local';
  ledger: LedgerRow[];
  summary: LedgerSummary;
  scrub: ScrubSummary;
  /** What the gate found in the finished file; with anything here it may not be sent. */
  findings: Finding[];
  profiles: { file: string; code?: string; message?: string }[];
};

/**
 * Makes a flare in this process, with no broker: collects, scrubs, profiles, and writes one zip.
 * `out` is the file to write, or a folder that gets the zip under its own name.
 */
export async function makeLocalFlare(options: {
  config: Config;
  targetName: string;
  target: TargetConfig;
  profile: AcceptedRequest['profile'];
  out: { file: string } | { folder: string };
  env: NodeJS.ProcessEnv;
  signal: AbortSignal;
  onProgress: (phase: string, done: number, total: number, unit: 'items' | 'bytes' | 'seconds') => void;
}): Promise<LocalFlare> {
  const { config, targetName, target, profile, out, env, signal, onProgress } = options;
  const now = new Date();
  const scrubber = createScrubber(config.scrubber);
  const agent = {
    ...(await loadAgentConfig({ file: config.agent.config, env, signal })),
    configFile: config.agent.config,
  };
  await using folder = await mkdtempDisposable(path.join(tmpdir(), 'flarewire-'));
  await using archive = await createArchive({
    targetName,
    target,
    scrubber,
    hostname: target.hostname ?? hostname(),
    now,
    env,
    agent,
    signal,
    onProgress: ({ phase, done, total, unit }) => onProgress(phase, done, total, unit),
  });
  const collected = path.join(folder.path, 'archive.zip');
  const { bytes: size } = await writeFile(collected, archive.stream());
  const taken =
    profile === false
      ? { profiles: [], failed: [] }
      : await collectProfiles({
          ...profile,
          services: pprofServices(targetName, target, agent),
          settings: folderJournal(path.join(homedir(), '.flarewire', 'settings', targetName)),
          scrub: (text) => scrubber.line(text),
          keep: async (name, bytes) => ({
            path: path.join(folder.path, name),
            ...(await writeFile(path.join(folder.path, name), bytes)),
          }),
          onProgress: ({ phase, done, total, unit }) => onProgress(phase, done, total, unit),
          signal,
        });
  const kept = [...taken.profiles, ...('summary' in taken && taken.summary ? [taken.summary] : [])];
  const joined = joinProfiles({
    archive: { size, read: (start, end) => createReadStream(collected, { start, end: end - 1 }) },
    root: archive.root,
    time: now,
    profiles: kept.map(({ file, kept: { path: from, bytes } }) => ({
      file,
      size: bytes,
      read: () => createReadStream(from),
    })),
    signal,
  });
  const file = 'file' in out ? out.file : path.join(out.folder, archive.name);
  const written = await writeFile(file, joined);
  return {
    file,
    name: archive.name,
    hostname: archive.hostname,
    ...written,
    findings: await gate({ file, size: written.bytes, scrubber, allow: config.scrubber.allow, signal }),
    source: archive.source,
    ledger: archive.ledger(),
    summary: archive.summary(),
    scrub: scrubber.summary(),
    profiles: [
      ...kept.map(({ file: name }) => ({ file: name })),
      ...taken.failed.map(({ file: name, code, message }) => ({ file: name, code, message })),
    ],
  };
}
