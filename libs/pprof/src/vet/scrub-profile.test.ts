import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { sampleProfile } from '@flarewire/testing';
import { Profile } from 'pprof-format';
import { isConsistent } from './consistent.ts';
import { scrubProfile } from './scrub-profile.ts';

const profileWith = (stack: string[], labels: Record<string, string> = {}): Profile =>
  Profile.decode(
    gunzipSync(sampleProfile({ types: [['cpu', 'nanoseconds']], samples: [{ stack, values: [1], labels }] })),
  );

const textsOf = (profile: Profile): string[] => Profile.decode(profile.encode()).stringTable.strings;

/** Masks what follows "password: " and each "hunter2", as the scrubber's rules do. */
const scrub = (text: string): string =>
  text.replace(/password: .+/, 'password: ********').replaceAll('hunter2', '********');

suite('scrubProfile()', () => {
  test('leaves a profile without secrets as it is', async () => {
    assert.equal(await scrubProfile(profileWith(['main.work']), scrub), false);
  });

  test('masks a secret in the name of a function', async () => {
    const profile = profileWith(['main.query("hunter2")', 'main.work']);
    assert.equal(await scrubProfile(profile, scrub), true);
    assert.ok(textsOf(profile).includes('main.query("********")'));
  });

  test('masks the value of a label that a rule knows by its key', async () => {
    const profile = profileWith(['main.work'], { password: 'correct horse', region: 'eu' });
    assert.equal(await scrubProfile(profile, scrub), true);
    assert.ok(!textsOf(profile).includes('correct horse'));
    assert.ok(textsOf(profile).includes('eu'));
  });

  test('keeps every reference right where two strings have become equal', async () => {
    const profile = profileWith(['hunter2', 'main.work', 'hunter2hunter2'], { a: 'hunter2' });
    await scrubProfile(profile, (text) => text.replaceAll(/(hunter2)+/g, '********'));
    const again = Profile.decode(profile.encode());
    assert.ok(isConsistent(again));
    assert.deepEqual(
      again.function.map(({ name }) => again.stringTable.strings[Number(name)]),
      ['********', 'main.work', '********'],
    );
  });
});
