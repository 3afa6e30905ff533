import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { isHarmlessFor } from './values-by-key.ts';

const harmless: [key: string, value: string, before?: string][] = [
  ['existingSecret', 'shop-db-2'],
  ['auth.existingSecretPasswordKey', 'db-password'],
  ['auth-tls-secret', 'shop/client-ca'],
  ['secret-id', 'staging/queue'],
  ['ingressTlsSecret', 'shop-tls'],
  ['adminPasswordKey', 'admin-password'],
  ['secret', 'shop-db', 'kube_secret_created{namespace="shop",'],
  ['secret', 'a'.repeat(64), '  checksum/'],
  ['checksum/secret', '0'.repeat(64)],
  ['secret', 'shop/db-x1Y2z3', '"arn:aws:secretsmanager:eu-west-3:000000000000:'],
  ['SecretString', 'password}}', '{{resolve:secretsmanager:shop/db:'],
  ['password_history', '5'],
  ['password.encoder.iterations', '4096'],
  ['security.password.encoder', 'bcrypt'],
  ['PASSWORD_HASHERS', '["django.contrib.auth.hashers.ScryptPasswordHasher"]'],
  ['login.password.placeholder', 'Type your password'],
  ['id-token', 'write'],
  ['PublicKeyToken', '0123456789abcdef'],
  ['passwd', 'files sss'],
  ['password-stdin', 'registry.example.com'],
  ['DB_PASSWORD', '?is missing', '${'],
];
const secret: typeof harmless = [
  ['db_password', '1234'],
  ['password', '5'],
  ['secret', 'shop-db'],
  ['secret', 'shop-db', 'secret_info{namespace="shop",'],
  ['secret', 'h7G/k2aQ'],
  ['existingSecret', 'h7Gk/2aQ=='],
  ['id-token', 'abc'],
  ['login.password', 'Type your password'],
  ['master.password', 'Correct horse battery staple'],
  ['token', '0123456789abcdef'],
  ['passwd', 'files4ever'],
  ['DB_PASSWORD', '?is missing'],
];

suite('a value under a secret key', () => {
  for (const [key, value, before] of harmless)
    test(`is harmless in ${before ?? ''}${key}: ${value}`, () => assert.ok(isHarmlessFor(key, value, before)));
  for (const [key, value, before] of secret)
    test(`is secret in ${before ?? ''}${key}: ${value}`, () => assert.ok(!isHarmlessFor(key, value, before)));
});
