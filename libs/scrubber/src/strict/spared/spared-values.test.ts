import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createScrubber, scrubberFactory } from '../../index.ts';
import { size } from './hashes.ts';
import { sparedValues } from './spared-values.ts';

const newScrubber = { strict: scrubberFactory({ rules: 'strict' }), closed: scrubberFactory({ rules: 'closed' }) };
const scrub = (text: string, rules: 'strict' | 'closed' = 'strict'): string => newScrubber[rules]().line(text);

/** What rules take for a secret, and all else on the line speaks against. */
const harmless = [
  'HASURA_JWT_SECRET={"jwk_url":"https://id.example.net/jwks"}',
  'UPDATE users SET [PasswordHash] = @p0 WHERE id = @p1',
];
const harmlessAll = sparedValues(new Int8Array(size).fill(-1));
const secretAll = sparedValues(new Int8Array(size).fill(1));
const wantedIn = (text: string, value: string, rule: string) => ({
  start: text.indexOf(value),
  end: text.indexOf(value) + value.length,
  rule,
});

suite('what rules would mask in vain', () => {
  for (const line of harmless)
    test(`stays: ${line}`, () => {
      assert.equal(scrub(line), line);
      assert.notEqual(scrub(line, 'closed'), line);
    });
});

suite('values that speak for being harmless', () => {
  const line = 'change vector 8153-lgTMjhI0vcNVyUGf of shop';

  test('are spared where that is enough, and not where it is too little', () => {
    const wanted = wantedIn(line, '8153-lgTMjhI0vcNVyUGf', 'generated-word');
    assert.equal(harmlessAll(line, wanted), true);
    assert.equal(secretAll(line, wanted), false);
  });

  test('are not spared where a format is proof', () => {
    for (const rule of ['github-token', 'pem', 'json-web-token', 'uri-password', 'uri-token'])
      assert.equal(harmlessAll(line, wantedIn(line, '8153-lgTMjhI0vcNVyUGf', rule)), false, rule);
  });

  test('are not spared within lists and texts that may hold more', () => {
    const list = `tokens: [${'"8153-lgTMjhI0vcNVyUGf", '.repeat(5)}]`;
    assert.equal(harmlessAll(list, { start: 8, end: list.length, rule: 'token-value' }), false);
    assert.equal(harmlessAll('key: a\nb', { start: 5, end: 8, rule: 'token-value' }), false);
    assert.equal(harmlessAll('key: a1,stored=b2', { start: 5, end: 17, rule: 'token-value' }), false);
  });

  test('are not spared where the operator named keys, which may stand lines above', () => {
    const scrubber = createScrubber({ rules: 'strict', keys: ['badge'] });
    for (const line of harmless) assert.notEqual(scrubber.line(line), line);
  });

  test('are not spared because a mask stands beside them', () => {
    for (const text of ['password: hunter2Xq9 token-********', 'password=swordfish value-********'])
      assert.doesNotMatch(scrub(text), /hunter2|swordfish/, text);
  });
});
