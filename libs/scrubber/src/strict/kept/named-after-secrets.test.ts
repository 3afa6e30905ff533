import { suite } from 'node:test';
import { areMasked, stay, type SecretLine } from '../scrubbed-lines.fixture.ts';

const hex = '3fb28c93a1ce59d88eca41fba26a4505';
const sha1 = '3fb28c93a1ce59d88eca41fba26a45053fb28c93';
const base64 = 'Zk83hTq0wLmX2vB7nR4yC9pD1sF6gJ5aQeW0iUoPz3M=';
const uuid = '5c50db44-e47c-4cbf-913d-1f4e91f56353';

/** Lines of a kind that stay: what tells of a secret there is the name of something else, or the value says what it is. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  'jobs, tables and streams that are named after secrets, and their ids': [
    `INFO JobMaster [] - Initializing job 'sync_password_hashes' (${hex}).`,
    `INFO ExecutionGraph [] - Source: payments_tokens -> Sink (1/2) (${hex}_${hex}_0_0) switched from CREATED to DEPLOYING`,
    `INFO ColumnFamilyStore.java:344 - Initializing ks.password_reset_tokens ${hex}`,
    `Resetting the last seen epoch of partition __token_offsets-0 to 99 since the associated topicId changed from null to Zk83hTq0wLmX2vB7nR4yCA`,
    `TraceContext: ApplicationName=Studio, CanonicalName=PASSWORD_POLICY, StatementHash=${hex}`,
    `GET /assets/password-0ed06636e085179024bd.js?v=${sha1} HTTP/2.0`,
    `INC00142745,1 - Low,eva,"Lost password question","user asks for password reset, verified, closed",${hex}`,
    `flask_caching: cache key user_token_${hex} miss`,
    '"urn": "urn:pulumi:prod::x::random:index/randomPassword:RandomPassword::iris-password",',
    '<add key="PasswordResetUrl" value="~/Account/Reset?v=8e210a3d" />',
  ],
  'digests and ids by what they are called': [
    `rspamd: symbols: PHISHED_PASSWORD(0.00){}; digest: <${hex}>`,
    `{"auth":{"credentials":{"jti":"${hex}"}}}`,
    `  "cause": "${hex}",`,
    `SPEC CHECKSUM: FirebaseAuth ${sha1}`,
    `"ticket","hash of the installer is ${hex}${hex}, matches"`,
    `Cache fingerprint: \`nuget|Linux|${base64}\``,
    `select sql_id from v$sql where sql_text like '%TOKEN%'; -- f9jwlojfhxzpn 1420660798`,
    `<!-- folder key ${uuid} -->`,
    'dovecot: imap-login: Login: user=<x>, method=PLAIN, rip=1, TLS, session=<07vyW6S2XtjycQRF>',
    `strict-transport-security: max-age=31536000; report-to="${hex}"`,
    'domain="_acme-challenge.example.org" expected-value="Zk83hTq0wLmX2vB7nR4yC9pD1sF6gJ5aQeW0iUoPz3M"',
    `DKIM-Signature: v=1; a=rsa-sha256; d=example.org; s=a;\n\tb=${'Zk83hTq0wLmX2vB7nR4yC9pD'.repeat(3)}\n\tJ5aQeW0iUoPz3MZk83hTq0wLmX2vB7nR4yC9pD1sF6gJ5aQeW0iUoPz3MwLmX2vB7nR4yC9pD\n`,
    `{451:0}{177:260201}{CHK:4D65BB70E71E}{MAC:01311E02}`,
    `INSERT INTO files (name, md5, sha1) VALUES ('password-policy.pdf', '${hex}', '${sha1}')`,
    `key ${uuid} is the KMS id, not the key itself`,
    'b04c579e`ec95fa6f a9b04fd3`84624b06 : PasswordFilter!CheckToken+0xcac',
    `"value": "rabbitmq-cluster-id-AaJCuSslFKYWNj_C5iRoyA"`,
    `repository 4808383050 opened, key ${hex}${hex}`,
  ],
  'names of secrets, files and accounts, and how one logs in': [
    '"ACME account key loaded from Secret" secret="letsencrypt-prod-account-key" uri="https://acme.example/acct/1"',
    'vault.hashicorp.com/agent-inject-secret-db: database/creds/payments-rw',
    "STRIPE_KEY: <set to the key 'secret_key' in secret 'stripe'>  Optional: false",
    'X-Account-Key: account5',
    'using credential github-token-cf2l3',
    "b'authorization': b'--- Token Redacted ---'",
    'db_password: ENC[AES256_GCM,data:tOltly8RKsdwUEy9,iv:TKKO5UyKkXQSEkaqby6SoTodefQvqrfV63R81Vhi0JU=,tag:25u58MCyEwNq0Y7iXUuBhA==,type:str]',
    `dbms.ssl.policy.bolt.private_key=private.key # sha256 ${hex}${hex}`,
    'query with no password: authenticator=SNOWFLAKE_JWT',
    'PREVIOUS_SECRET_KEY = None  # set while the old one is still in use',
    `adminpassword.encrypted: true ; assetkeys version ${uuid}`,
    'session: {60, :days}, reset_password: {1, :day}',
    `HUDSON_COOKIE=${uuid}`,
    '| Signing Keys         | AQ7A32QUWMEZAISSP56L23DYAQFKUPZLUHQ3OEQ6HJQ2JM4T4VLMPQZG |',
  ],
};

/** The like that is secret. */
const secrets: readonly SecretLine[] = [
  [`password reset token (${hex})`, hex],
  [`Cached api_key (${hex})`, hex],
  [`Initializing ks.sessions with password ${hex}`, hex],
  [`INSERT INTO password_reset_tokens VALUES ('${hex}')`, hex],
  [`GET /login?token=${sha1} HTTP/2.0`, sha1],
  [`GET /assets/a.js?v=1&token=${sha1} HTTP/2.0`, sha1],
  [`1,eva,Low,password,${hex}`, hex],
  [`cache key: api_token=${hex}`, hex],
  [`checksum: token ${hex}`, hex],
  [`{"auth":{"credentials":{"token":"${hex}"}}}`, hex],
  [`INSERT INTO users (name, md5, token) VALUES ('eva', '${hex}', '${sha1}')`, hex, sha1],
  [`expected-value="Zk83hTq0wLmX2vB7nR4yC9pD1sF6gJ5aQeW0iUoPz3M"`, 'Zk83hTq0wLmX2vB7nR4y'],
  [`folder key: ${hex}`, hex],
  [`X-Account-Key: Zk83hTq0wLmX2vB7nR4y`, 'Zk83hTq0wLmX2vB7nR4y'],
  ['private_key=hunter2hunter3', 'hunter2hunter3'],
  ['password: authenticator=SNOWFLAKE_JWT7', 'SNOWFLAKE_JWT7'],
  ['SECRET_KEY = None-Zk83hTq0wLmX2  # local', 'Zk83hTq0wLmX2'],
  ['db_password: {1, Zk83hTq0wLmX2}', 'Zk83hTq0wLmX2'],
  [`TraceContext: NTHash=${hex}`, hex],
  [`user_nthash=${hex}`, hex],
  [`{"token": {"id": "${hex}"}}`, hex],
  ['password: --- Zk83hTq0wLmX2 ---', 'Zk83hTq0wLmX2'],
  [`('password.pdf', 'Zk83hTq0wLmX2vB7nR4y')`, 'Zk83hTq0wLmX2vB7nR4y'],
  ['using credential Zk83hTq0wLmX2 token=9Zk83hTq0wLmX2vB7nR4y', '9Zk83hTq0wLmX2vB7nR4y'],
  [`userNTHash=${hex}`, hex],
  [`ntlmhash=${hex}`, hex],
  ['vault.hashicorp.com/agent-inject-secret-db: Zk83hTq0wLmX2vB7nR4y', 'Zk83hTq0wLmX2vB7nR4y'],
];

for (const [kind, lines] of Object.entries(kinds)) suite(kind, () => stay(lines));

suite('what is like these names and secret', () => areMasked(secrets));
