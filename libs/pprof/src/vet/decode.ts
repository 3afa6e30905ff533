import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { FlareError } from '@flarewire/schemas';
import { Profile } from 'pprof-format';
import { tooLarge } from '../profile/download.ts';
import { isConsistent } from './consistent.ts';

const unpack = promisify(gunzip);

/**
 * Decodes a profile, gzipped as Go serves it or plain, and checks that it is whole: that every reference in it
 * resolves, and that one of the expected sample types is there. `what` names it in messages.
 * @throws {FlareError} `profile_cut_off`, `profile_too_large`, `profile_not_pprof`, `profile_empty`, `profile_wrong_kind`
 */
export async function decodeProfile(
  bytes: Uint8Array,
  { what, maxBytes, sampleTypes }: { what: string; maxBytes: number; sampleTypes: readonly string[] },
): Promise<Profile> {
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const profile = parse(packed ? await unpacked(bytes, what, maxBytes) : bytes, what);
  if (profile.sampleType.length === 0) {
    throw new FlareError(
      'profile_empty',
      `Reading ${what}: the profile is empty; check that the URL is that of a pprof server`,
    );
  }
  if (!isConsistent(profile)) throw notPprof(what);
  const types = profile.sampleType.map(({ type }) => profile.stringTable.strings[Number(type)]!);
  if (!types.some((type) => sampleTypes.includes(type))) {
    throw new FlareError(
      'profile_wrong_kind',
      `Reading ${what}: its samples are ${types.join(', ')}, and ${sampleTypes.join(' or ')} was expected; check the base URL`,
    );
  }
  return profile;
}

async function unpacked(bytes: Uint8Array, what: string, maxBytes: number): Promise<Uint8Array> {
  try {
    return await unpack(bytes, { maxOutputLength: maxBytes });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(`${what}, unpacked`, maxBytes);
    if (code === 'Z_BUF_ERROR') {
      throw new FlareError('profile_cut_off', `Reading ${what}: its gzip stream ends too early; ask again`, { cause });
    }
    throw notPprof(what, cause);
  }
}

function parse(bytes: Uint8Array, what: string): Profile {
  try {
    return Profile.decode(bytes);
  } catch (cause) {
    throw notPprof(what, cause);
  }
}

function notPprof(what: string, cause?: unknown): FlareError {
  return new FlareError('profile_not_pprof', `Reading ${what}: the answer is not a pprof profile; check the base URL`, {
    cause,
  });
}
