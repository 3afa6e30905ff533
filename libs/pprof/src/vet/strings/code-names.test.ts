import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createScrubber } from '@flarewire/scrubber';
import { masksOf } from './readings.ts';

const scrubber = createScrubber({ rules: 'strict' });
const masked = (text: string): string | undefined =>
  [...masksOf([{ before: '', text, isName: true }], (line) => scrubber.line(line)).values()][0];

suite('the name of a function', () => {
  test('that speaks of secrets stays, in whatever language it is written', () => {
    for (const name of [
      '-[Foo setPassword:forUser:]',
      'login(user:password:)',
      '-[NSURLCredential initWithUser:password:persistence:]',
      'auth::password: String',
      'lambda password: check(password)',
      'com.foo.PasswordEncoder.encode:42',
      'passwords.js:12',
      'authToken: (req, res)',
      'def password=(value)',
      'token:/usr/lib/ruby/x.rb:33',
      'password: /srv/app/lib/auth.rb:12',
      'fn(password: &str) -> Token',
      'passwd: passwd.c',
      'bearer_token: impl Future',
      'rustc_ast::token::Token',
      'node:internal/streams/passthrough:PassThrough:38',
      'ActiveModel::SecurePassword#password=',
    ])
      assert.equal(masked(name), undefined, name);
  });

  test('that holds one is masked', () => {
    for (const [name, expected] of [
      ['api_key=abc123 main', 'api_key=********'],
      ['main.query("password=hunter")', 'main.query("password=********")'],
      ['login --password=hunter db', 'login --password=******** db'],
      ['query password: hunter2', 'query password: ********'],
      ['https://user:hunter2@example.com/app.js', 'https://user:********@example.com/app.js'],
    ])
      assert.equal(masked(name!), expected);
  });
});
