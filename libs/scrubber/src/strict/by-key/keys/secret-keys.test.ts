import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { keyClassifier } from './secret-keys.ts';

const secret = [
  'password', 'DB_PASSWORD', 'dbPassword', 'sslpassword', 'mysql_pass', 'MYSQL_PWD', 'passphrase', 'password2', 'api_key', 'apiKey', 'DD_API_KEY',
  'app-key', 'x-custom-key', 'x-vault-token', 'access_key', 'aws_secret_access_key', 'AccountKey', 'private_key', 'auth_token', 'identitytoken', 'my_jwt',
  'client_secret', 'clientSecret', 'role_secret_id', 'token_id', 'consumer_key', 'authKey', 'privKey', 'community_string', 'community_strings',
  'Authorization', 'set-cookie', 'statuskey', 'LODAuth', 'X-Stratum-Auth', 'auth-tenantId', 'password_hash', 'badge',
]; // prettier-ignore
const harmless = [
  'compass', 'passenger_count', 'bypass', 'passed', 'token_path', 'token_type', 'password_file', 'my-password-file', 'passwordPolicy',
  'secret_backend_command', 'secretName', 'secretKeyRef', 'public_key', 'cache_key', 'keyboard', 'monkey', 'author', 'authority',
  'authenticated', 'auth_enabled', 'cookie_name', 'cookies', 'client_id', 'key_id', 'private_key_id', 'session_timeout', 'x-request-id', 'status_code', 'auth_type',
  'sec-websocket-key', 'Sec-WebSocket-Accept', 'HTTP_SEC_WEBSOCKET_KEY', 'secWebSocketKey',
  'nextPageToken', 'continuation_token', 'LockToken', 'order_key', 'CommandKey',
]; // prettier-ignore

suite('the judge of keys', () => {
  const classify = keyClassifier(new Set(['badge']));
  for (const key of secret) test(`${key} is secret`, () => assert.notEqual(classify(key), undefined));
  for (const key of harmless) test(`${key} is not`, () => assert.equal(classify(key), undefined));

  for (const key of ['auth', 'http_auth', 'credentials', 'basic.auth.user.info'])
    test(`${key} is secret where its value is a user and a password`, () => assert.equal(classify(key), 'credentials'));

  for (const key of [
    'key',
    'keys',
    'tokens',
    'max_tokens',
    'secrets',
    'session',
    'code',
    'signature',
    'unseal_keys_b64',
  ])
    test(`${key} is secret where its value looks generated`, () => assert.equal(classify(key), 'generated'));
});
