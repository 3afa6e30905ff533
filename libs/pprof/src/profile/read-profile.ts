import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProfileKind } from '@flarewire/schemas';
import type { Endpoint } from '../endpoint/open-endpoint.ts';
import { failureOf } from '../failure.ts';
import { kinds, profileFile, profilePath } from '../kinds.ts';
import type { StudiedProfile } from '../summary/weigh.ts';
import { vet } from '../vet/vet.ts';
import { download } from './download.ts';
import { longestSeconds } from './longest-time.ts';
import { takeInTime } from './take-in-time.ts';
import { untilFree } from './until-free.ts';

/** What every reading of one run has in common. */
export interface ReadingRun<R> {
  seconds: number;
  keep: (file: string, bytes: AsyncIterable<Uint8Array>) => Promise<R>;
  scrub: (text: string) => string;
  /** Is shown each pprof profile once it is checked and scrubbed; may not hold on to it. */
  study: (service: string, kind: ProfileKind, profile: StudiedProfile) => Promise<void>;
  /** Runs checks one at a time, as each takes a core and some memory. */
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
  /** How much of that was waiting for somebody else's profile of the process to end. */
  waitedMs?: number;
  /** How long it measured, where that is not as long as was asked for, and why. */
  seconds?: number;
  reason?: string;
}

/** Why a profile measured for fewer seconds than were asked for. */
const shorter = (seconds: number): string =>
  `the server ends answers at its WriteTimeout: it takes ${seconds} s at most; raise that, or ask for as many seconds`;

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
  /** A private folder for bytes on their way. */
  folder: string;
}

export interface ReadingHooks {
  /** The request was sent; again for each time that it is. */
  onSent?: () => void;
  /** All bytes of a profile of so many seconds are here. */
  onTaken?: (seconds: number) => void;
}

/** What a profile may take beyond the time it measures: nothing for a heap, N s for a CPU profile. */
const overheadSeconds = 10;

/** Reads one profile, checks it and keeps it. Never throws: what fails is the answer. */
export async function readProfile<R>(
  source: Source,
  kind: ProfileKind,
  run: ReadingRun<R>,
  { onSent = () => undefined, onTaken = () => undefined }: ReadingHooks = {},
): Promise<ReadProfile<R> | FailedRead> {
  const began = performance.now();
  const { service, endpoint, maxBytes, folder } = source;
  const file = profileFile(service, kind);
  const pathFor = (seconds: number): string => profilePath(kind, seconds);
  const what = endpoint.urlOf(pathFor(run.seconds));
  const from = join(folder, file);
  const to = `${from}.scrubbed`;
  let waitedMs = 0;
  const take = async (seconds: number): Promise<void> => {
    await rm(from, { force: true });
    const timeoutMs = ((kinds[kind].timed ? seconds : 0) + overheadSeconds) * 1000;
    const once = (): Promise<void> => {
      const signal = AbortSignal.any([run.signal, AbortSignal.timeout(timeoutMs)]);
      return download(endpoint, pathFor(seconds), { to: from, maxBytes, signal, onSent });
    };
    waitedMs += await untilFree(once, { patienceMs: timeoutMs, signal: run.signal });
  };
  const longest = (refused: number): Promise<number> =>
    longestSeconds(endpoint, pathFor, { refused, signal: run.signal });
  try {
    const seconds = await takeInTime({ seconds: run.seconds, take, longest });
    onTaken(seconds);
    const study = (profile: StudiedProfile): Promise<void> => run.study(service, kind, profile);
    const { scrub, signal } = run;
    const vetted = await run.inTurn(() => vet(kinds[kind], { what, from, to, maxBytes, scrub, study, signal }));
    await using bytes = createReadStream(vetted.file);
    const kept = await run.keep(file, bytes);
    const ms = Math.round(performance.now() - began);
    return {
      service,
      kind,
      file,
      kept,
      ms,
      ...(waitedMs < 1 ? {} : { waitedMs: Math.round(waitedMs) }),
      ...(seconds === run.seconds ? {} : { seconds, reason: shorter(seconds) }),
    };
  } catch (thrown) {
    const { code, message } = failureOf(thrown, `Cannot read ${what}`);
    return { service, kind, file, code, message };
  } finally {
    await Promise.all([from, to].map((path) => rm(path, { force: true })));
  }
}
