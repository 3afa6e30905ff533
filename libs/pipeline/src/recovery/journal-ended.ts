import { appendFile, readFile, rename, writeFile } from 'node:fs/promises';
import { FlareError, whyUnread } from '@flarewire/schemas';
import type { Log } from '@flarewire/service/log';
import { endedFlares, type EndedFlares } from './ended-flares.ts';

/** A line of the file: when a flare was seen to have ended, and its id. */
type Line = { time: string; flareId: string };

/**
 * Remembers which flares have ended, as `endedFlares` does, and beyond the life of this process in a file: the last `most`, none for longer
 * than `keptMs`. The broker's store may be put back to an earlier time, this file is not. Several uploaders of a host may share it. Disposing
 * waits until it is written.
 * @throws {FlareError} `invalid_config` when the file cannot be read and written
 */
export async function journalEnded({
  file,
  keptMs,
  now,
  log,
  most = 10_000,
}: {
  file: string;
  keptMs: number;
  now: () => Date;
  log: Log;
  most?: number;
}): Promise<EndedFlares & AsyncDisposable> {
  const ended = endedFlares({ most });
  const oldest = now().getTime() - keptMs;
  let written = 0;
  const keepLast = async () => {
    const kept = (await linesOf(file)).filter(({ time }) => Date.parse(time) > oldest).slice(-most);
    const text = kept.map(inFile).join('');
    // Whole or not at all: a full disk must not cost what is known.
    await writeFile(`${file}.new`, text, { mode: 0o600 });
    await rename(`${file}.new`, file);
    written = kept.length;
    return kept;
  };
  try {
    for (const { flareId } of await keepLast()) ended.add(flareId);
  } catch (cause) {
    const message = `Cannot keep in ${file} which flares have ended: ${whyUnread(cause)}; correct "journal" in flarewire.yaml`;
    throw new FlareError('invalid_config', message, { cause });
  }
  let writing = Promise.resolve();
  const note = async (flareId: string) => {
    try {
      await appendFile(file, inFile({ time: now().toISOString(), flareId }), { mode: 0o600 });
      written += 1;
      if (written >= 2 * most) await keepLast();
    } catch (error) {
      log.error({ err: error, flareId }, `Cannot note in ${file} that a flare has ended`);
    }
  };
  return {
    has: ended.has,
    add(flareId) {
      if (!ended.has(flareId)) writing = writing.then(() => note(flareId));
      ended.add(flareId);
    },
    [Symbol.asyncDispose]: () => writing,
  };
}

function inFile({ time, flareId }: Line): string {
  return `${time} ${flareId}\n`;
}

/** What a file holds; a line that was cut short, as by a crash, is none. */
async function linesOf(file: string): Promise<Line[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return [...text.matchAll(/^(\S+) (\S+)\n/gm)].map(([, time = '', flareId = '']) => ({ time, flareId }));
}
