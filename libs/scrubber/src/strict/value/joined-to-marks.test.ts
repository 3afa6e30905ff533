import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { scrubberFactory } from '../../index.ts';
import { isPlaceholder } from './plain-values.ts';

/** Marks in a secret's place, of this scrubber and of others. */
const marks = [
  '********', 'value-********', 'token-********', '********~3f9a1', 'secret-********~0c1d2', '***', '*****', 'xxxx', 'XXXXXXXX', '[REDACTED]', '<redacted>', '[FILTERED]', '(hidden)',
  '<masked:hex-key:3f9a>', '[MASKED]', '••••••', '${DB_PASSWORD}', '$DB_PASSWORD', '{{ vault_password }}', '%(db_password)s',
]; // prettier-ignore
const secret = 'hunter2Xq9';
const joined = (mark: string): Record<string, string> => ({
  'before a mark': `${secret}-${mark}`,
  'behind a mark': `${mark}-${secret}`,
  'right before a mark': `${secret}${mark}`,
  'right behind a mark': `${mark}${secret}`,
  'between two marks': `${mark}-${secret}-${mark}`,
});
const forms: Record<string, (value: string) => string> = {
  'as it is': (value) => `password=${value}`,
  'in quotes': (value) => `password="${value}"`,
  'in single quotes': (value) => `password: '${value}'`,
  'in JSON': (value) => JSON.stringify({ password: value }),
};

const newScrubber = scrubberFactory({ rules: 'strict' });
const line = (text: string): string => newScrubber().line(text);

suite('a secret that is joined to a mark', () => {
  for (const mark of marks)
    for (const [where, value] of Object.entries(joined(mark)))
      for (const [how, write] of Object.entries(forms))
        test(`is masked ${where}, ${how}: ${write(value)}`, () => {
          const output = line(write(value));
          assert.ok(!output.includes(secret), output);
          assert.equal(line(output), output);
        });
});

suite('a mark alone', () => {
  for (const mark of [...marks, 'Bearer ********', '***, *****', '"********"', '******** ********', '********-********', '********/********', 'user1:********', 'xxxx-xxxx', 'sk-proj-********', '****a1b2', '***redacted***'])
    for (const [how, write] of Object.entries(forms))
      test(`stays, ${how}: ${write(mark)}`, () => assert.equal(line(write(mark)), write(mark)));

  test('is a placeholder', () => {
    for (const mark of marks) assert.ok(isPlaceholder(mark), mark);
  });
}); // prettier-ignore
