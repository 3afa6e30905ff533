import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { findToken, parseTokens } from './tokens.ts';

suite('the tokens of the dashboard', () => {
  test('name who has them', () => {
    const tokens = parseTokens('# ours\n\nsam  0123456789abcdef \nkim fedcba9876543210\n');
    assert.equal(findToken(tokens, 'fedcba9876543210')?.name, 'kim');
    assert.equal(findToken(tokens, 'fedcba987654321'), undefined);
    assert.equal(findToken(tokens, ''), undefined);
  });

  for (const line of ['0123456789abcdef', 'sam short', 'sam 0123456789abcdef more'])
    test(`are refused, without a word of them, where a line is "${line.replaceAll(/[0-9a-f]{16}/g, '…')}"`, () =>
      assert.throws(
        () => parseTokens(`# first\n${line}`),
        (error: Error) =>
          /line 2/.test(error.message) && !/0123456789abcdef|short/.test(error.message.replace('"<name> <token>"', '')),
      ));
});
