import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sampleProfile, sampleProfiles } from '@flarewire/testing';
import { Profile } from 'pprof-format';
import { decodeProfile } from './decode.ts';

const options = { what: 'http://127.0.0.1/debug/pprof/heap', maxBytes: 1 << 20, sampleTypes: ['inuse_space'] };
const plain = gunzipSync(sampleProfiles.heap);

suite('decodeProfile()', () => {
  test('reads a gzipped profile and a plain one', async () => {
    for (const bytes of [sampleProfiles.heap, plain]) {
      assert.equal((await decodeProfile(bytes, options)).sample.length, 1);
    }
  });

  test('accepts a profile without samples: a process may have been idle', async () => {
    const idle = sampleProfile({ types: [['inuse_space', 'bytes']], samples: [] });
    assert.equal((await decodeProfile(idle, options)).sample.length, 0);
  });

  test('refuses a plain profile that ends before its last string, at whatever byte', async () => {
    const end = plain.lastIndexOf('main.go') + 'main.go'.length;
    for (let length = 1; length < end; length += 1) {
      await assert.rejects(
        decodeProfile(plain.subarray(0, length), options),
        { name: 'FlareError' },
        `cut to ${length} bytes`,
      );
    }
  });

  test('refuses a profile that refers to what is not there', async () => {
    const broken = [
      (profile: Profile) => profile.location.pop(),
      (profile: Profile) => profile.function.pop(),
      (profile: Profile) => profile.sample[0]!.value.pop(),
      (profile: Profile) => (profile.function[0]!.name = 4000),
      (profile: Profile) => (profile.sample[0]!.locationId[0] = 4000),
    ];
    for (const breakIt of broken) {
      const profile = Profile.decode(plain);
      breakIt(profile);
      await assert.rejects(decodeProfile(profile.encode(), options), { code: 'profile_not_pprof' });
    }
  });

  test('says which samples it found in a profile of another kind', async () => {
    await assert.rejects(decodeProfile(sampleProfiles.block, options), {
      code: 'profile_wrong_kind',
      message: /contentions, delay.*inuse_space/,
    });
  });

  test('stops unpacking at the limit', async () => {
    await assert.rejects(decodeProfile(gzipSync(Buffer.alloc(1 << 21)), options), { code: 'profile_too_large' });
  });
});
