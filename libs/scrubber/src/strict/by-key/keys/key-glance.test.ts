import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import * as fc from 'fast-check';
import { plantedFiles } from '@flarewire/testing/corpus';
import { mayHaveValue } from './key-glance.ts';
import { strictRules } from '../../rules.ts';
import { keyClassifier } from './secret-keys.ts';

const rules = strictRules(new Set(), keyClassifier(new Set())).filter(({ glance }) => glance !== undefined);

/** Where a rule masks what its glance would have passed over. */
function passedOver(text: string): string[] {
  const bytes = Buffer.from(text, 'latin1');
  const lower = text.toLowerCase();
  return rules.flatMap(({ name, hints, glance, find }) =>
    hints.flatMap((hint) =>
      placesOf(hint, lower)
        .filter((at) => glance?.(bytes, at) === false && find(text, at, 0))
        .map((at) => `${name} at ${at}: ${text}`),
    ),
  );
}

function placesOf(hint: string, text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(hint); at !== -1; at = text.indexOf(hint, at + 1)) places.push(at);
  return places;
}

suite('the glance at a place of a hint', () => {
  test('passes over nothing that a rule would mask, in any text', () => {
    const snippets = [
      'password', 'api key', 'key', 'keys', 'requirepass', 'token', 'auth', '_pw', 'DB_PASSWORD', 'name', 'value', 'export', 'ENV', 'set', 'login', 'me', 'proxy_set_header',
      'is', 'was', 'Ab3dEf6hIj', 'hunter2', '--', '-', ' ', '  ', '\t', '\n', '\\n', '\\u0026', '%3D', '<', '>', '/', ':', '=', '"', "'", '\\"', ',', '.', '#', '@', '://', 'http',
      'u:p4ss', 'h', '\xa0', '(', ']', ')', 'insert into', 'copy', 'values', 'from stdin', ';', '|', '7', '2026', 'pre-shared-', 'ciphertext', '0822455D0A16', 'passwd', 'user,password\n', 'x1y,', 'user|pass\n', 'a|b\n',
    ]; // prettier-ignore
    const text = fc
      .array(fc.constantFrom(...snippets), { minLength: 1, maxLength: 12, size: 'max' })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (any) => assert.deepEqual(passedOver(any), [])),
      { numRuns: 5_000, seed: 20_261_122 },
    );
  });

  test('passes over no secret of the planted corpus', () => {
    for (const { text } of plantedFiles(1)) assert.deepEqual(passedOver(Buffer.from(text).toString('latin1')), []);
  });

  test('passes over what follows the word key in the line of a log, and not over the heads of tables', () => {
    const rulesAt = (text: string): string[] =>
      rules
        .filter(({ hints }) => hints.some((hint) => text.slice(text.indexOf('key')).startsWith(hint)))
        .filter(({ name }) => ['column-value', 'router-secret', 'device-hash'].includes(name))
        .filter(({ glance }) => glance!(Buffer.from(text), text.indexOf('key')))
        .map(({ name }) => name);
    assert.deepEqual(rulesAt('2026-11-18 11:06:40 | (pkg/tag.go:31 in Tag) | has 7 tags, cache key a7f3\n'), []);
    assert.deepEqual(rulesAt('level=info ready, keys loaded\n'), []);
    assert.deepEqual(rulesAt('user,key,mail\n'), ['column-value']);
    assert.deepEqual(rulesAt('2026-11-18 INSERT INTO users (key, name) VALUES'), ['column-value']);
    assert.ok(rulesAt(' key 7 0822455D0A16\n').includes('router-secret'));
    assert.ok(rulesAt('tacacs key 0a1b2c 7 $8r1ZxQ0a1b2c3d4e5f\n').includes('device-hash'));
  });

  test('passes over sentences and paths, and not over keys with a value', () => {
    const glance = (text: string): boolean => mayHaveValue(Buffer.from(text), text.indexOf('token'));
    assert.equal(glance('an authentication token file was found'), false);
    assert.equal(glance('x found at /etc/datadog-agent/token/a'), false);
    assert.equal(glance('x with token=hunter2'), true);
    assert.equal(glance('x has the token Ab3dEf6hIj'), true);
  });
});
