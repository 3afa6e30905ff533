import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createScrubber } from '../../index.ts';

const strict = createScrubber({ rules: 'strict' });

suite('tokens that are told by their form', () => {
  test('are seeds of NATS, bare, in JSON and behind a key, where the checksum is right', () => {
    const seed = 'SUAIWOI4LNQFSBKETFHTXVPMZ2KXDRI56JZYACMSRXWMMI3FWGSBOS6JKA';
    for (const line of [`loaded seed ${seed} for user app`, `{"seed":"${seed}"}`, `nkey: ${seed}`])
      assert.ok(!strict.line(line).includes(seed), line);
  });

  test('are no seeds where the checksum is wrong', () =>
    assert.equal(
      strict.line('node SAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'),
      'node SAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    ));

  test('are secrets of Azure, with the characters before their sign', () =>
    assert.match(
      strict.line('azure xYz8Q~abcdefghijklmnopqrstuvwxyz0123456789 denied'),
      /^azure (?:token-)?\*{8} denied$/,
    ));
});
