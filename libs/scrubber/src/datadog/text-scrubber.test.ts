import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import * as fc from 'fast-check';
import { dynamicKeysRule } from './dynamic-keys.ts';
import { agentRules } from './rules.ts';
import { createTextScrubber, scrubText } from './text-scrubber.ts';

const options = { keepHandles: false, onMasked: () => undefined };

suite('the Agent’s text algorithm', () => {
  test('masks lines, drops comments and the last line end, and keeps blank lines', () => {
    const text = '# a comment\nurl: http://me:hunter2@db\n\nmy_password: hunter2\n';
    assert.equal(scrubText(agentRules, text, options), 'url: http://me:********@db\n\nmy_password: "********"');
  });

  test('masks the operator’s own keys before both kinds of line ends, those with a dot too', () => {
    for (const key of ['badge', 'badge.no'])
      for (const end of ['\n', '\r\n'])
        assert.equal(
          scrubText(dynamicKeysRule([key]), `${key}: 1204${end}port: 1${end}`, options),
          `${key}: "********"\nport: 1`,
        );
  });

  test('masks a list and a PEM block over many lines', () => {
    const text =
      'community_strings:\n  - one\n  - two\npem: |\n  -----BEGIN KEY-----\n  MIIB\n  -----END KEY-----\nn: 1';
    assert.equal(scrubText(agentRules, text, options), 'community_strings: "********"\npem: |\n  ********\nn: 1');
  });

  test('keeps bytes that are no UTF-8', () => {
    assert.equal(scrubText(agentRules, 'caf\xe9 \xff\x00', options), 'caf\xe9 \xff\x00');
  });

  test('gives the same whatever pieces the text comes in', () => {
    const parts = [
      'community_strings:',
      ' [a',
      ']',
      '\n  - b',
      '-----BEGIN A-----',
      '\nMII\n',
      '-----END A-----',
      '\n',
      ' ',
      '#',
      'pass: x',
      '\r\n',
    ];
    const texts = fc.array(
      fc.array(fc.constantFrom(...parts), { maxLength: 12, size: 'max' }).map((all) => all.join('')),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(texts, (pieces) => {
        const scrubber = createTextScrubber(agentRules, options);
        const streamed = pieces.map((piece) => scrubber.push(piece)).join('') + scrubber.end();
        assert.equal(streamed, scrubText(agentRules, pieces.join(''), options));
      }),
      { numRuns: 2_000 },
    );
  });

  test('refuses a line of more than 8 MiB', () => {
    assert.throws(() => scrubText(agentRules, 'x'.repeat(9 * 2 ** 20), options), { code: 'scrub_failed' });
  });
});
