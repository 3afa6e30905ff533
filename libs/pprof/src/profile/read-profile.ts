import { createReadStream } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProfileKind } from '@flarewire/schemas';
import type { Endpoint } from '../endpoint/open-endpoint.ts';
import { failureOf } from '../failure.ts';
import { kinds, profileFile, profilePath } from '../kinds.ts';
import { decodeProfile } from './decode.ts';
import { download } from './download.ts';

/** What every reading of one run has in common. */
export interface ReadingRun<R> {
  /** A private folder for bytes on their way. */
  folder: string;
  seconds: number;
  keep: (file: string, bytes: AsyncIterable<Uint8Array>) => Promise<R>;
  /** Runs checks one at a time, as each holds a whole profile in memory. */
  inTurn: <T>(task: () => Promise<T>) => Promise<T>;
  signal: AbortSignal;
}

/** A profile that was read, checked and kept. */
export interface ReadProfile<R> {
  service: string;
  kind: ProfileKind;
  file: string;
  kept: R;
  /** How long it took, in milliseconds. */
  ms: number;
}

/** A profile that failed, with a stable code. */
export interface FailedRead {
  service: string;
  kind: ProfileKind;
  file: string;
  code: string;
  message: string;
}

export interface Source {
  service: string;
  endpoint: Endpoint;
  maxBytes: number;
}

/** Reads one profile, checks it and keeps it. Never throws: what fails is the answer. */
export async function readProfile<R>(
  { service, endpoint, maxBytes }: Source,
  kind: ProfileKind,
  run: ReadingRun<R>,
  onSent: () => void = () => undefined,
): Promise<ReadProfile<R> | FailedRead> {
  const { seconds, folder, keep, inTurn } = run;
  const began = performance.now();
  const file = profileFile(service, kind);
  const path = profilePath(kind, seconds);
  const what = endpoint.urlOf(path);
  const to = join(folder, file);
  const format = kinds[kind];
  try {
    const signal = AbortSignal.any([run.signal, AbortSignal.timeout((seconds + 10) * 1000)]);
    await download(endpoint, path, { to, maxBytes, signal, onSent });
    if (format.format === 'pprof') {
      const { sampleTypes } = format;
      await inTurn(async () => decodeProfile(await readFile(to), { what, maxBytes, sampleTypes }));
    }
    await using bytes = createReadStream(to);
    const kept = await keep(file, bytes);
    return { service, kind, file, kept, ms: Math.round(performance.now() - began) };
  } catch (thrown) {
    const { code, message } = failureOf(thrown, `Reading ${what}`);
    return { service, kind, file, code, message };
  } finally {
    await rm(to, { force: true });
  }
}
