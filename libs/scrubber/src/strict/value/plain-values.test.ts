import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { isPlaceholder, isSchemeParameter } from './plain-values.ts';

const standIns = [
  '', 'null', '~', '***', '******', '[MASKED]', '<redacted>', '<redacted', 'YES', 'YES)', 'OFF', '18 bytes', '(sensitive value)', '(sensitive', '(known after apply)',
  '<pad>', '</s>', "<set to the key 'pw' in secret 'shop'>  Optional: false", 'your_password', 'your-api-key-here', 'lang=de; Path=/; Max-Age=60', 'theme=light',
  '^2.0.1', '>=18', 'Bearer ********', 'Refreshing state... [id=x]', '[]', '{}', '{"type":"string","minLength":8}', '{ "Ref": "Pw" }', '{"value":"******"}',
  '*', '(not shown)', '[no value given]', '(maskiert)', '<filtré>', '**MailPass**', '<run openssl rand -base64 48>', 'deleted; Path=/', 'Optional.empty', 'SPACES', 'System.get_env("PW")',
]; // prettier-ignore
const secrets = [
  'hunter2', '<hunter2>', '**', '1234', '2.0.1', 'sid=abc123; Path=/', 'theme=dark; sid=abc123', 'correct horse battery staple', 'yes we can', '[hunter2]',
  '{hunter2}', '{"value":"hunter2"}', '{"type":"string","default":"hunter2"}', '{}hunter2', '{null}hunter2', '{SSHA}bnVsbA==', '{{x}}hunter2', 'Bearer hunter2', '(nothing)7', 'deleted; sid=abc123', '<pw of bob is hunter2', '**Mail**', 'spaces4',
]; // prettier-ignore

suite('a value that stands for none', () => {
  for (const value of standIns) test(`is "${value}"`, () => assert.ok(isPlaceholder(value)));
  for (const value of secrets) test(`is not "${value}"`, () => assert.ok(!isPlaceholder(value)));
});

suite('behind Bearer', () => {
  test('a parameter of a challenge is no token', () => assert.ok(isSchemeParameter('realm=')));
  test('base64 is', () => assert.ok(!isSchemeParameter('cmVhbG0=')));
});
