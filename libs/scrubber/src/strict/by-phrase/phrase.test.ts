import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import * as fc from 'fast-check';
import { createScrubber } from '../../index.ts';

const scrubber = createScrubber({ rules: 'strict' });

/** What texts are made of that look like phrases, or nearly. */
const parts = [
  'mysql ', 'curl ', ' -p', ' -u ', 'sshpass', "'", '"', '\\"', ' ', 'a', 'Sekr3t!x', ':', '/', '@', 'identified by ', 'set password ', 'from ', 'to ', '= ',
  '"auth" ', ' on >', 'user ', 'login ', 'enable ', 'secret ', '7 ', 'key ', 'community ', 'password ', 'was ', '\n', 'echo ', ' | sudo -S', '********', ',',
  'createUser ', 'SHA ', ' AES ', "crypt('", 'N', 'username ', '(', ')', '{SSHA}', 'userPassword: ', 'with ', '--password-stdin', 'conn ',
]; // prettier-ignore

suite('the rules for phrases, whatever the text', () => {
  test('leave JSON that can be parsed', () => {
    const texts = fc.array(fc.constantFrom(...parts), { maxLength: 8 }).map((those) => those.join(''));
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 6 }), fc.constantFrom(0, 1), (values, indent) => {
        const output = scrubber.line(JSON.stringify({ values, [values[0] ?? 'a']: values.at(-1) }, undefined, indent));
        assert.doesNotThrow(() => JSON.parse(output), output);
      }),
      { numRuns: 3_000, seed: 20_261_126 },
    );
  });

  test('change nothing more when they run twice', () => {
    const texts = fc.array(fc.constantFrom(...parts), { maxLength: 14, size: 'max' }).map((those) => those.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        const once = scrubber.line(text);
        assert.equal(scrubber.line(once), once);
      }),
      { numRuns: 3_000, seed: 20_261_126 },
    );
  });
});
