import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createScrubber } from '@flarewire/scrubber';
import * as fc from 'fast-check';
import { masksOf, type Reading } from './readings.ts';

const scrubber = createScrubber({ rules: 'strict' });
const scrub = (text: string): string => scrubber.line(text);

const texts = fc.constantFrom(
  'hunter22',
  'password=hunter22',
  'mysql -u root --password=hunter22 db',
  'ghp_16C7e42F292c6912E7710c838347Ae178B4a',
  'https://user:hunter22@example.com/',
  '-----BEGIN RSA PRIVATE KEY-----',
  'MIIEpAIBAAKCAQEA',
  '-----END RSA PRIVATE KEY-----',
  '{"password": "',
  'password:',
  '  indented',
  'two\nlines password=hunter22',
  '"',
  '# comment',
  '9c1f0e7db25a84369c1f0e7db25a8436',
  'GET /api/v1/users',
  'main.(*Server).handle',
  'secret: [',
);
const readings = fc.array(
  fc.record({ before: fc.constantFrom('', 'trace_id: ', 'password: ', 'cmd: '), text: texts, isName: fc.boolean() }),
  { maxLength: 40, size: 'max' },
);

const login: Reading = { before: '', text: 'mysql -u root --password=hunter22 db', isName: false };
const id: Reading = { before: '', text: '9c1f0e7db25a84369c1f0e7db25a8436', isName: true };

suite('masksOf()', () => {
  test('masks what it would mask if each reading came alone, and no more', () => {
    fc.assert(
      fc.property(readings, (all: readonly Reading[]) => {
        const together = masksOf(all, scrub);
        for (const reading of all)
          assert.equal(together.get(reading), masksOf([reading], scrub).get(reading), JSON.stringify(reading));
      }),
      { numRuns: 60, examples: [[[login, id, login]]] },
    );
  });

  test('calls the rules few times', (t) => {
    const counted = t.mock.fn(scrub);
    const all = Array.from({ length: 1000 }, (_, n) => ({
      before: n % 20 === 0 ? 'password: ' : 'path: ',
      text: `value-${n}`,
      isName: false,
    }));
    assert.equal(masksOf(all, counted).size, 50);
    assert.ok(counted.mock.callCount() < 10);
  });
});
