import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { isReference } from './references.ts';

const references = [
  '${DB_PASSWORD}', '${db.password}', '${TOKEN:?set it first}', '${TOKEN:-}', '${TOKEN:}', '${TOKEN:-${OTHER}}', '${env:TOKEN}', 'Bearer ${env:TOKEN}',
  '${file:/run/kafka.properties:pw}', '${{ secrets.DEPLOY }}', '$__file{/run/pw}', '$DB_PASSWORD', '$password', '$1', '@vault.mail@', '@db.password@',
  '@Microsoft.KeyVault(SecretUri=https://kv.example.net/secrets/a)', '<%= ENV["MAIL_PW"] %>', 'arn:aws:secretsmanager:eu-west-3:000000000000:secret:shop-x1Y2z3',
  'op://vault/item/field', 'secret/data/shop:password', 'var.db_password', 'data.vault_generic_secret.db.data', 'random_password.main.result',
  '/etc/shop/tls.key', './secrets/pw.txt', '~/.ssh/id_rsa', '/app', 'C:\\ProgramData\\shop\\pw.txt', 'os.environ["PW"]', "os.environ['PW']", 'os.getenv("PW")',
  'os.getenv("PW", "")', 'process.env.PW', 'System.getenv("PW");', 'getpass("Password: ")', 'get_password()', 'tokens.make_token(user)',
  '${ENV:STORE_PW}', '${readFile:/run/secrets/a}', '$ldap_password$', '@{store:mail_password}', 'os.environ/MAIL_KEY', '{:system, "MAIL_KEY"}', 'sys.env.get("PW")',
  'jsondecode(data.x.y.secret_string)["key"]', 'token or os.getenv("TOKEN")',
]; // prettier-ignore
const cut = ['${TOKEN:?set', '${db.password', '${{', 'os.getenv('];
const secrets = [
  '${TOKEN:-s3cret}', '${TOKEN-s3cret}', '${env:TOKEN:-s3cret}', '${TOKEN:s3cret}', '$ecret99', '$Up3rSecret', '@John.Smith@', '<%= "s3cret" %>', 'var.', 'data.x', '/h7Gk/2aQ/x',
  './h7GkAb2aQx9', '/etc/shop and s3cret', 'os.getenv("PW", "s3cret")', 'MD5("s3cret")', 'get_password("s3cret")', 'p4ss(word)', 'hunter2', 'MY_SECRET_KEY', '$2a$', '@{s3cret}', 'os.environ/', '{:system, "a b"}',
]; // prettier-ignore

suite('a reference to a secret', () => {
  for (const value of references) test(`is ${value}`, () => assert.ok(isReference(value)));
  for (const value of cut) test(`is ${value}, which was cut`, () => assert.ok(isReference(value)));
  for (const value of secrets) test(`is not ${value}`, () => assert.ok(!isReference(value)));
});
