import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createScrubber } from '../../../index.ts';

suite('signs between a key and its value that a log writes in its own way', () => {
  const scrubber = createScrubber({ rules: 'strict' });
  const line = (text: string): string => scrubber.line(text);
  const masked = [
    'login#011password#011<>#011ok', 'password\\t<>\\tok', 'env DB_PASSWORD^I<>', 'GET /x HTTP/1.1#015#012password: <>#015#012Host: x',
    'q=password%253D<>', 'q=password%25253D<>&x=1', 'user%253Dbob%2526password%253D<>',
    'password&#61;<>', 'password&#x3D;<>', 'password&equals;<>',
  ]; // prettier-ignore
  for (const text of masked) {
    test(`are understood: ${text}`, () => {
      const scrubbed = line(text.replace('<>', 'Elefant55Papa'));
      assert.ok(!scrubbed.includes('Elefant55Papa'), scrubbed);
      assert.ok(scrubbed.startsWith(text.slice(0, text.indexOf('<>'))), scrubbed);
      assert.equal(line(scrubbed), scrubbed);
    });
  }

  const harmless = [
    'C:\\password\\tools\\list.txt',
    'see \\password\\tutorial in docs',
    'password#011expired on Friday',
  ];
  for (const text of harmless) test(`separate nothing in ${text}`, () => assert.equal(line(text), text));
});
