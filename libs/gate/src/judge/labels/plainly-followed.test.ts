import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { bitsOfChance } from '../chance/bits-of-chance.ts';
import { looksSecret } from '../looks-secret.ts';
import { isPlainlyFollowed } from './plainly-followed.ts';
import { valuesBehind } from './values-behind.ts';

const bits = bitsOfChance();
const names = ['password', 'api_key', '-p', '"token', 'Authorization'];
const signs = [' ', '  ', '\t', ', ', ',', '\n', '": "', '=', ' is ', ' was: ', '\n - ', ' ('];
const words = [
  'file', 'Basic', 'defaultValue', 'value=', 'type=abc value="', 'a(b)', 'is', 'x', 'Zk3vQ9xW4mNp', 'abc:Zk3vQ9xW4mNp7', 'word"',
  'foo-bar/baz', 'abcdefab-abcd-abcd-abcd-abcdefabcdef', 'deadbeefdeadbeefdeadbeef', 'a.b.c)', ' ', '\n', '", "', '4711',
]; // prettier-ignore

suite('isPlainlyFollowed()', () => {
  test('says so of no name behind which a value looks secret', () => {
    const behind = words.flatMap((word) =>
      ['', ...signs].flatMap((sign) => words.map((next) => `${word}${sign}${next}`)),
    );
    let [said, looked] = [0, 0];
    for (const name of names)
      for (const sign of signs)
        for (const rest of behind) {
          const text = `${name}${sign}${rest}\n`;
          const label = { start: name.startsWith('"') ? 1 : 0, end: name.length };
          looked += 1;
          if (!isPlainlyFollowed(Buffer.from(text), label)) continue;
          said += 1;
          for (const value of valuesBehind(text, label)) assert.ok(!looksSecret(value, 'plain', bits), text);
        }
    assert.ok(said > 0.05 * looked, `${said} of ${looked}`);
  });

  test('says so of names in sentences', () => {
    const followed = (text: string, name: string) =>
      isPlainlyFollowed(Buffer.from(text), { start: text.indexOf(name), end: text.indexOf(name) + name.length });
    assert.ok(followed('authentication token file found', 'token'));
    assert.ok(followed('found at /etc/agent/auth_token, keys loaded', 'auth_token'));
    assert.ok(!followed('the password hunter2secret was rejected', 'password'));
    assert.ok(!followed('password: correct', 'password'));
  });
});
