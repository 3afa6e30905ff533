import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { suite, test } from 'node:test';
import { bitsOfChance } from './chance/bits-of-chance.ts';
import { createJudge, readersByForm } from './judge.ts';

const judge = createJudge();
const rulesIn = (text: string) => [...new Set([...judge(Buffer.from(text))].map(({ rule }) => rule))];
const byForm = createJudge(readersByForm(bitsOfChance()));
const formsIn = (text: string) => [...new Set([...byForm(Buffer.from(text))].map(({ rule }) => rule))];

const labelled = [
  'DB_PASSWORD=A6SBtBD6zFBnLce81p',
  'password: c++W=u+*b0l2er',
  '"clientSecret": "Mj+pKOd~^e5#gxG4Lp@^YdoODUYE9oZeXn",',
  String.raw`"body": "{\"user\":\"app\",\"password\":\"Nu7xT83I9at0tTxn2RuC\"}"`,
  '{&#x27;password&#x27;: &#x27;GHI346WbTIXL4SWX&#x27;}',
  'GET /export?format=csv&access_token=CJBvktIjXL8G-0dyl9IUkEZoujpY4D6zHBFMcuJE&page=2',
  '<authToken>CENSpn2aWFi9ctFS</authToken>',
  '<td>EMAIL_PASSWORD</td><td class="code"><pre>CS6907mKVtqh1Xx4</pre></td>',
  '{"name": "x-api-key", "value": "Six2HCRbIviiAoAyLL0LMZ016cbuvjgC3Z0PbTDx"}',
  '<add value="Ud0VbDZa.6^zkc" key="FtpPassword" />',
  '    - name: DB_PASSWORD\n      value: kt7A~2dc.KCz9\n',
  'command: ["redis-server", "--requirepass", "tfj4ieMbJuQ8UYn675xCFmg6"]',
  'worker --secret-key aee157eda0890de4386f42affca4d02710828d5b4bb147e692e38ac72c7df439',
  "ALTER ROLE app WITH LOGIN PASSWORD 'Jw]m[eSm{rwmX(L2';",
  "CREATE USER gokafor WITH PASSWORD 'Balloon-Apricot-Apricot6' WITH ALL PRIVILEGES",
  'password = psari!cesoia',
  'machine a.example login anna password U-DFdH0z1.zIpM',
  'the password is I-9uBa^vTk_Bx , do not share it',
  'API key: eZDoUYp8yZWQ70aT',
  'opsgenie_api_key: 015f77b6-c28a-4e9b-bce6-10489455d91d',
  'headers map[Authorization:[Token x02hhXnIgibB-y48sfr_PV_sFpKRlUBOnbpBci3k0Lc]]',
  '["secret"]=>\n  string(16) "fqI7f4.Su~PTWuN2"',
  '"passwords": ["changed", "p3SVZb2APoE1kQ"]'.replace('passwords', 'password'),
  'пароль: ad44sl@=Gz@Tn',
  'dag_id=rotate_api_key name=api_key value=0837c8d4780ce3ba6a19fd9215597f8626f5b00d536f0c2ba070a58f5a4ce366',
  'secretAccessKey: 8l4sU6Q29JstInhN037p',
];

const harmless = [
  'password: changeme',
  'password=********',
  'password: <masked:key-value:3f9a>',
  'api_key: "***************************bbbbb"',
  'PASSWORD=${DB_PASSWORD}',
  'password: {{ .Values.db.password }}',
  'token_url=https://example.com/oauth2/token',
  'password_file: /run/secrets/db-4f9a8b7c6d5e',
  'PublicKeyToken=b77a5c561934e089',
  'checksum/secret: a2ba0577541f1fa39483138111316a21f14b97c352831ebff238337087403271',
  'cache key: Linux-node-f1e7944ed8dad4a1bed071046f10c2fb85b5895755907c6351f6a2cf2846986d',
  'image: app@sha256:645f1a5519ac78d7c08150c5e2b65201015bce4f6f2356546b8b64af36c2b0aa',
  'commit d3b4098d4700cdaadf31bb3d8779b997b9178001',
  'token=session-token-refreshed',
  'const token: string = await getToken2(config);',
  'password: z.string().regex(/^[A-Za-z0-9]{8,64}$/)',
  'pod-template-hash: 569be8c49',
  'sshPublicKey: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIbXWHOSLF',
  'publishable key pk_live_5150zPTKgNbZpapuQQUn9J9s3Ze0v82z loaded',
  'charge.succeeded id=ch_3NOU16ECZlxetrxb4honfDWY',
  'Idempotency-Key: 8e03978e-40d5-43e8-bc93-6894a57f9324',
  'Authorization: Bearer ********',
  'postgres://web:********@db:5432/web',
  'password authentication failed for user "henrik"',
  'Authorization: AWS4-HMAC-SHA256 Credential=AKIA96E6E090299A7DBF/20240511/eu-west-1/s3/aws4_request',
  'user create --uid=ingest --secret=******** --access-key=66D0C50040B41B84A635',
  'peer enode://50c53eb90a8527ecc0127a266b55daebbb67d062f7f772be5eb1300d25083b1a2fa7f8cc83f4df7d4c07c9aa0274c187e4e43196ed738be9a84f632abdaa0ad4@192.168.9.203:30303',
  '"saml.signing.private.key": "MIIEpAIBAAKCAQEA********"',
  // Ids, salts, digests and addresses of devices that stand behind a name of a secret
  "CREATE SECURITY INTEGRATION okta OAUTH_CLIENT_ID='0oafjzOAEfqTC7tCUYtq' OAUTH_CLIENT_SECRET='********'",
  'Access Key: 8l4sU6Q29JstInhN037p',
  'encryptionsalt: v1:WSn4MRH5uCc=:v1:ED8i+6fS09WY1EQP:360dzzWnbSdyUznOO18q0jlr02S2/L9z2mefMVvl',
  '{"passphrase":"********","passphrase-salt":"KFSPY0UctClePJBbmn31mw9lSl3ML8y9TFNp9IZgUlI="}',
  'X-Amz-Server-Side-Encryption-Customer-Key-Md5: u/EPCv75c4ekGnnGNkf0Ww==',
  'push_token: "i4Ul4ssK6sN4bf6ueCFXwziSe8YNSSY3pInvL3GsZBz7Z6GX9lTylYKO5Iy1cj16W"',
  '"fcmToken": "LsHHj0dCNBFhGZxqQEJKqg:APA91blpq2KLyojTeiGgk3mX0"',
  'DB_PASSWORD\t6aa9d59d8bf8cf18\t1m ago',
  'Setting up passwd (1:4.13+dfsg1-1+deb12u2) ...',
  ' /etc/pam.d/passwd eaf2ad85b5ccd06cceb19a3e75f40c63',
  'open sftp://deploy:********@db24/ -hostkey="ssh-ed25519 255 X1gwKWsIoprqQ7v+GjN9tdj4re0YTgyzi7DMBY1j0cM="',
  'X-Auth-Token: {SHA256}a9c1b2a1c199a69313fce09c4ee4ebe445b01aef1cbf120db21988ac3475facb',
  // What was encrypted, and what is left around a mask
  '    password: "{cipher}0784dbe06651c2db5aff739b3ddfb1bcc2cd00a2b40dd507a7524f88db4df524"',
  'db.password=ENC(vcS0VHgladq4aWyh8PzUPI+5sPmQi+0G8I5EOoltTYIH==)',
  'password: ENC[AES256_GCM,data:P5Q04jriQYQ1lpbPBN3o,iv:MbHiYiUN0oNXvVknvTREpN7MYQBgbDv8HPhNNEikqLN=,type:str]',
  'spring.datasource.password={cipher}a60831d099f83368cc5a9106950a51f7a8bb463c383bbce3c45d2d65d2716',
  'Set-Cookie: connect.sid=s%3A********.91P5qo7opxyQ2M4EMRtqZtcWQVA0fBVOVNK1W8f1H7d; Path=/',
  'webserver-password=$scrypt$ln=10,p=1,r=8$2Pv5PQYGMxbX0npYTrloyg==$********',
  // What everybody may see, and what is named
  'sentry_dsn: https://ff3ff26e7b74153a013fd1f92db9d487@sentry.example.com/16',
  'PUSHER_APP_KEY=ecb71d9d41864ccf105d',
  '    nginx.ingress.kubernetes.io/auth-secret: basic-auth-58',
  'properties={"accessKeyId":{"type":"default","password":"AKIAFLWVLJ4RRHCYFTQH"}}',
  // What names a secret in a store, a cache or a run of a job, and what was sealed for a cluster
  'exists: acme_workspace_71296c90-335e-4781-9e19-e1b63490b592_secret_84830b3f-1283-422a-a07b-d743bc972951_v1',
  "purging (local) key: 'keyauth_credentials:::::45569611-2c34-4e62-8fea-06ec1c7fb8c0'",
  'XCom key=return_value dag_id=rotate_api_key value=0837c8d4780ce3ba6a19fd9215597f8626f5b00d536f0c2ba070a58f5a4ce366',
  '    token: AgAQlEJjAFT2AYTG8H7l5qkuMwPEmYVT9ZHtHrow8AzI7VyNtAlLdypkhjRF+ySoLfK4LLzAQVfPAlU2xYMSetsEFkxtj6j30r0Kqjs',
  '[credential:aws:AKIAFLWVLJ4RRHCYFTQH:]',
  '{:url=>"https://logstash_writer:xxxxxx@es-07.example.org:9200/"}',
  // Names and words
  'POSSIBLE BREAK-IN ATTEMPT! failed password check for user.example.com',
  'PASS: x86_64 AVX512VNNI/VL insns (Intel disassembly)',
  "import { CallCredentials, OAuth2Client } from './call-credentials';",
  '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW\n********\n-----END',
];

suite('the judge', () => {
  for (const text of labelled) {
    test(`finds what looks generated behind a name: ${text.slice(0, 50)}`, () =>
      assert.ok(rulesIn(text).includes('labelled-secret'), text));
  }
  for (const text of harmless) test(`lets pass: ${text.slice(0, 60)}`, () => assert.deepEqual(rulesIn(text), []));

  test('finds the password of a URL, and a token alone there', () => {
    assert.deepEqual(formsIn('postgres://web:OT9eaBwxxKqKKkIlM5@db:5432/web'), ['url-password']);
    assert.deepEqual(formsIn('redis://:Lhm8YgMUULbnupuGwjiwJiLc@cache'), ['url-password']);
    assert.deepEqual(formsIn('mysql://app:Cherry-Igloo42@db/app'), ['url-password']);
    assert.deepEqual(rulesIn('https://app:changeme@cache and https://bob@example.com'), []);
  });

  test('finds what stands behind Bearer and Basic, and session cookies', () => {
    assert.deepEqual(formsIn('header Bearer _2zYSTOfGYdsV7_RD4fDY4PnyG2h7oH7NZ7_XBTl'), ['authorization']);
    assert.deepEqual(formsIn('> Proxy: basic a29maTpxSUcjalQ3b2RF'), ['authorization']);
    assert.deepEqual(formsIn('Cookie: lang=en; session=8nhqmmCe7Ia4BkJWiHorb9acKy2O5tUdC6h1ewe9aTL'), [
      'session-cookie',
    ]);
    assert.deepEqual(formsIn('Cookie: _ga=GA1.2.4524; theme=dark; Bearer tokens are basic knowledge'), []);
  });

  test('finds tokens whose form says what they are', () => {
    assert.deepEqual(formsIn('found ghp_XM1VeaBS5Hu74lmRfvvN12xYOdVLopsHcXk8'), ['issued-token']);
    assert.deepEqual(formsIn('x 7aB8Q~pJw2xkN5mLrT9vYcZ0dFgHqSuEiOaBnMxt'), ['issued-token']);
    assert.deepEqual(formsIn('https://hooks.slack.com/services/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'), [
      'webhook',
    ]);
    assert.deepEqual(formsIn('eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV'), [
      'web-token',
    ]);
    assert.deepEqual(formsIn('getUpdates of bot9780295846:AAC7JZjWHfuzf0W5QcvlKFcn0YaXYJUkLm3'), ['issued-token']);
    assert.deepEqual(formsIn('https://chat.example/services/TPRJCIE5B/BE1E22SMZE/EacrWXTPvAwbNwbaBH1SStHX'), [
      'webhook',
    ]);
    assert.deepEqual(formsIn('eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.********'), []);
  });

  test('finds pass phrases of plain words, and no sentences', () => {
    assert.deepEqual(formsIn('passphrase: "oyster timber island maple dolphin"'), ['pass-phrase']);
    assert.deepEqual(formsIn('com.example.jms.passphrase=parrot timber candle hammer'), ['pass-phrase']);
    assert.deepEqual(rulesIn('passphrase: "must be typed twice"'), []);
    assert.deepEqual(rulesIn('passphrase is not needed for keys, and mnemonic = one two'), []);
  });

  test('finds seeds of NATS by their checksum', () => {
    const seed = 'SUAIBDPBAUTWCWBKIO6XHQNINK5FWJW4OHLXC3HQ2KFE4PEJUA44CNHTC4';
    assert.deepEqual(formsIn(`seed ${seed}`), ['nats-seed']);
    assert.deepEqual(formsIn(`seed ${seed.replace('SUAI', 'SUAJ')}`), []);
  });
});

suite('the judge, of private keys', () => {
  const kinds = {
    'RSA, PKCS #1': generateKeyPairSync('rsa', { modulusLength: 1_024 }).privateKey.export({
      type: 'pkcs1',
      format: 'pem',
    }),
    'RSA, PKCS #8': generateKeyPairSync('rsa', { modulusLength: 1_024 }).privateKey.export({
      type: 'pkcs8',
      format: 'pem',
    }),
    'EC, SEC 1': generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'sec1', format: 'pem' }),
    'EC P-256': generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }),
    'EC P-384': generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey.export({ type: 'pkcs8', format: 'pem' }),
    'EC P-521': generateKeyPairSync('ec', { namedCurve: 'P-521' }).privateKey.export({ type: 'sec1', format: 'pem' }),
    Ed25519: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }),
    Ed448: generateKeyPairSync('ed448').privateKey.export({ type: 'pkcs8', format: 'pem' }),
    X25519: generateKeyPairSync('x25519').privateKey.export({ type: 'pkcs8', format: 'pem' }),
    X448: generateKeyPairSync('x448').privateKey.export({ type: 'pkcs8', format: 'pem' }),
    encrypted: generateKeyPairSync('ed25519').privateKey.export({
      type: 'pkcs8',
      format: 'pem',
      cipher: 'aes-256-cbc',
      passphrase: 'x',
    }),
    OpenSSH: `-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW\nQyNTUxOQAAACBnV0qLPBcsYvVpbZVZC4p3Yw8mC7g1vN2oTn3jv0Jc4QAAAJj8mTmU/Jk5\n-----END OPENSSH PRIVATE KEY-----`,
  };
  for (const [kind, pem] of Object.entries(kinds)) {
    const text = pem.toString();
    test(`finds ${kind}`, () => {
      assert.deepEqual(formsIn(text), ['private-key']);
      assert.ok(formsIn(JSON.stringify({ tls: text })).includes('private-key'), 'on a line of JSON');
      assert.ok(formsIn(Buffer.from(text).toString('base64')).includes('private-key'), 'in base64');
    });
    test(`finds ${kind} without its first line, and not when it is masked`, () => {
      assert.ok(formsIn(text.replace(/-----BEGIN[^\n]+\n/, 'x\n')).includes('private-key'));
      assert.deepEqual(formsIn(text.replace(/(-----\n)[^-]+/, '$1********\n')), []);
    });
  }

  test('finds PuTTY’s, PGP’s, age’s and a JSON web key', () => {
    const body = 'AAAAIGq2VbN0mYvXw8sQzR5tJkLpH7uEcD3fAoB9iTnGxWyM';
    assert.deepEqual(formsIn(`PuTTY-User-Key-File-3: ssh-ed25519\nPrivate-Lines: 1\n${body}\nPrivate-MAC: 1f`), [
      'private-key',
    ]);
    assert.deepEqual(formsIn(`-----BEGIN PGP PRIVATE KEY BLOCK-----\nVersion: 1\n\nlQOYBGPZ0vABCAC${body}\n-----END`), [
      'private-key',
    ]);
    assert.deepEqual(formsIn('AGE-SECRET-KEY-1QQPQYQXPQYQXPQYQXPQYQXPQYQXPQYQXPQYQXPQYQXPQYQXPQYQX'), ['age-key']);
    assert.deepEqual(
      formsIn('{"kty":"OKP","crv":"Ed25519","x":"11qYAYKx","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"}'),
      ['private-key'],
    );
  });

  test('finds a key of which some lines are masked', () => {
    const lines = kinds['RSA, PKCS #8'].toString().split('\n');
    const left = lines.map((line, at) => (at > 0 && at < lines.length - 2 && at !== 4 ? '********' : line)).join('\n');
    assert.ok(rulesIn(left).includes('private-key'));
    assert.ok(
      rulesIn('-----BEGIN OpenVPN Static key V1-----\n********\n692e62721897206348d09481d55f4541').includes(
        'private-key',
      ),
    );
  });

  test('lets public keys and certificates pass', () => {
    for (const kind of ['ed25519', 'ed448', 'x25519'] as const) {
      assert.deepEqual(
        formsIn(
          generateKeyPairSync(kind as 'ed25519')
            .publicKey.export({ type: 'spki', format: 'pem' })
            .toString(),
        ),
        [],
      );
    }
    const rsa = generateKeyPairSync('rsa', { modulusLength: 1_024 }).publicKey;
    assert.deepEqual(formsIn(rsa.export({ type: 'spki', format: 'pem' }).toString()), []);
    assert.deepEqual(formsIn(rsa.export({ type: 'pkcs1', format: 'pem' }).toString()), []);
  });
});
