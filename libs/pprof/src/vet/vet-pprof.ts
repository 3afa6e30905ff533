import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { decodeProfile } from './decode.ts';
import { scrubProfile } from './scrub-profile.ts';
import type { Vetted, VetOptions } from './vetted.ts';

const pack = promisify(gzip);

/** Checks a pprof profile. Where no string of it had to be scrubbed, its bytes stay as they came. */
export async function vetPprof({
  what,
  from,
  to,
  maxBytes,
  scrub,
  sampleTypes,
}: VetOptions & { sampleTypes: readonly string[] }): Promise<Vetted> {
  const profile = await decodeProfile(await readFile(from), { what, maxBytes, sampleTypes });
  if (!(await scrubProfile(profile, scrub))) return { file: from, profile };
  await writeFile(to, await pack(profile.encode()), { mode: 0o600 });
  return { file: to, profile };
}
