import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import * as fc from 'fast-check';
import { RE2JS } from 're2js';
import { bearerTokens } from './bearer.ts';
import { communityList } from './community-list.ts';
import { keyBetween, keyContaining, keyEnding, keyNamed } from './key-shapes.ts';
import { pemBlock } from './pem-block.ts';
import type { Replacement } from './rule.ts';
import { uriPasswords } from './uri-password.ts';

const pieces = (...parts: string[]): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom(...parts, ' ', '\n', '\t', ':', '-', '_', 'a', '7'), { maxLength: 25, size: 'max' })
    .map((all) => all.join(''));

/** The spec's pattern, run by a linear engine of the Agent's dialect, must find what ours finds by hand. */
function agrees(
  pattern: string,
  replacement: string,
  find: (text: string) => Iterable<Replacement>,
  texts: fc.Arbitrary<string>,
): void {
  const regex = RE2JS.compile(pattern);
  const replace = (text: string): string => {
    let result = '';
    let done = 0;
    for (const match of find(text)) {
      result += text.slice(done, match.start) + match.text;
      done = match.end;
    }
    return result + text.slice(done);
  };
  fc.assert(
    fc.property(texts, (text) => assert.equal(replace(text), regex.matcher(text).replaceAll(replacement))),
    { numRuns: 1_500 },
  );
}

suite('what is matched by hand, as the patterns could run in quadratic time', () => {
  test('keys that contain a part are found as the pattern finds them', () =>
    agrees(
      '(\\s*[\\w-]*(?:pass|pwd)[\\w-]*\\s*:).+',
      '$1 "********"',
      keyContaining('pass', 'pwd').line,
      pieces('pass', 'pwd', '"'),
    ));

  test('keys of exactly this name are found as the pattern finds them', () =>
    agrees(
      '(\\s*(?:cookie|auth_?[kK]ey)\\s*:).+',
      '$1 "********"',
      keyNamed('cookie', 'authKey', 'authkey', 'auth_key', 'auth_Key').line,
      pieces('cookie', 'auth', 'Key', 'key'),
    ));

  test('keys with this ending are found as the pattern finds them', () =>
    agrees('^(\\s*[\\w-]*token\\s*:).+', '$1 "********"', keyEnding('token').line, pieces('token', '"')));

  test('keys between a prefix and a suffix are found as the pattern finds them', () =>
    agrees('(\\s*x-[\\w-]*key\\s*:).+', '$1 "********"', keyBetween('x-', 'key').line, pieces('x-', 'key', 'x-key')));

  test('bearer tokens are found as the pattern finds them', () =>
    agrees('\\bBearer\\s+[^*]+\\b', 'Bearer ********', bearerTokens, pieces('Bearer', '*', ';', 'Bearer ')));

  test('passwords in URIs are found as the pattern finds them', () =>
    agrees(
      '(?i)([a-z][a-z0-9+,\\-.]+://|\\b)([^:\\s]+):([^\\s|"]+)@',
      '$1$2:********@',
      uriPasswords,
      pieces('://', 'http', '@', '@', '|', '"', '/', 'é', '.', '//'),
    ));

  test('community lists are found as the pattern finds them', () =>
    agrees(
      '(\\s*community_strings\\s*:)\\s*(?:\\n(?:\\s+-\\s+.*)*|\\[(?:\\n?.*?)*?\\])',
      '$1 "********"',
      (text) => communityList.find(text, true).matches,
      pieces('community_strings', 'community_strings:', '\n  - a', '\n- b', '[', ']', '- '),
    ));

  test('PEM blocks are found as the pattern finds them', () =>
    agrees(
      '-----BEGIN .*-----[A-Za-z0-9=+/\\s]*-----END .*-----',
      '********',
      (text) => pemBlock.find(text, true).matches,
      pieces('-----BEGIN A-----', '-----END A-----', '-----BEGIN ', '-----END ', '-----', 'MIIB', '\nMIIB=\n'),
    ));
});
