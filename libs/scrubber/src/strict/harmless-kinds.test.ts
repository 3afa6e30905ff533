import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createScrubber } from '../index.ts';

const scrub = (text: string): string => createScrubber({ rules: 'strict' }).line(text);
const hex = '3fb28c93a1ce59d88eca41fba26a45053b5ad975';
const base64 = 'Zk83hTq0wLmX2vB7nR4yC9pD1sF6gJ5aQeW0iUoPz3M=';

/** Lines of a kind that stay, and of which nothing is secret. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  'serial numbers, parts and models in upper case': [
    'label on the box: LBJ11K7QI1',
    'nvme0n1  S64AJPUCX5QBX9  SAMSUNG MZWLR1T9HBJR-00007  1.92 TB',
    'EIC 11XG55LPBFPVFFF-E schedule accepted',
  ],
  'forms that are public': [
    'more: https://github.com/advisories/GHSA-hjrf-2m68-5959 (token confusion)',
    `client "Iv1.58e7bf4456ab2d85"`,
    `stripeKey:"pk_live_51MA0ut1SGYtUzhu8npaLuswrH1nVA6LPESYoQR7WYv${'x1Y'.repeat(20)}"`,
    'added U+A7F8-U+A7F9 and U+1F030-U+1F093 to Sans',
    'C  [libcrypto.so.3+0xfa03e0]  EVP_DigestSignFinal+0x9a',
    'invalid spi, prot=50, spi=0x9A867CEA(2999315406)',
    'ESP(spi=0x38b65d93,seq=0xedd7c), length 132',
    'VG369,0,vg3x0-universalk9-mz.SPA.158-3.M6,SCCP',
    '<keyword type="macro" link="libxslt-xsltutils.html#XSLT_TRACE_ALL"/>',
    'Expand a string: ccmsetup.exe /mp:mp01 FSP=fsp82]LOG]!><time="13:51:15.083-060">',
    'Session CrashGUID >====== UECC-Linux-46A971BD48358B2C34C1A593B62CCCF6',
    'License: OpenLDAP-2.8',
    'llvm-toolchain-snapshot (1:14~++20220123085548+413684313d9d-1~exp2) experimental; urgency=medium',
    'int rc = clock_getres_time64(uint32_t id);',
    'man2/landlock_create_ruleset.2',
    'chip "smsc47m192-*"',
    'libssl3 passwd python3-keyring',
    'llvm-toolchain (1:15.0.3-1~exp2) experimental; urgency=medium',
    'opendkim[1901]: key retrieval failed (s=k1): k1._domainkey.example.org not found',
    'curl -s https://sso.example.com/oauth2/keys | jq -c .keys[0]',
    'Password strength library zxcvbn4j 1.8.0 on the classpath',
    'you must call BZ2_bzWriteOpen first',
    'Running on runner-0lqFKMCC-project-2713-concurrent-0 via core26...',
    'LK3978;67;M;Q;R7',
  ],
  'numbers, rates, nodes, certificates and signatures': [
    "INSERT INTO `products` VALUES (3,'SKU-OLP3WTLZ','EAN 4044119115055')",
    '        set fortitoken "FTKMOB5J7T8QPWZE"',
    '{"passwordPolicy": "min9-upper-digit-symbol"}',
    'scheduling downlink in 2 s, SF7BW125',
    'unicast ping {atlas-37}{qHlSwF2leDEvMqQbZhtAxw}{KXRVYlVp8ErW3Pmlt-qv1Q}{10.44.213.34:9300}{cdfhilmrstw}',
    'session replay 01JRD1A4QYDDKPXNRQ3C6FQ7GE',
    `"private": "eyJzY2hlbWFfdmVyc2lvbiI6IjEifQ=="`,
    `token signing certificate MIIDdzCCAl+gAwIBAgIE${'aB3x'.repeat(30)}`,
    `signed by eva: MEUCIQ${'aB3x'.repeat(22)}==`,
    'objectSid:: AQUAAAAAAAUVAAAAVtE7giOpWEqN2lyu3z1tgg==',
    `WWW-Authenticate: Digest realm="cam", opaque="${hex.slice(0, 32)}"`,
    `define( 'COOKIEHASH', '${hex.slice(0, 32)}' );`,
    'unlink("/tmp/sess_cache.Nnrcx7") = 0',
    'Zahlung per PIN, Karte **** **** **** 1765',
    'invite sip:1001@10.0.0.5:5060',
    'image: "registry.example.com/auth:2024@sha256:' + hex + hex.slice(0, 24) + '"',
    'password_reset_by = 72e531e6-dd84-45c4-83e7-11816de7667c',
    'login with account 10048215 refused',
  ],
  'what its label names': [
    `SHA256:              ${base64}`,
    `CONFIG_SHA:             ${hex}`,
    `"kid": [ "${base64.slice(0, 43)}" ]`,
    `<key>CAFingerprint</key><data>Owiae5O5LFT8WbucU0jSXo/btLE=</data>`,
    `<meta name="google-site-verification" content="${base64.slice(0, 43)}">`,
    `example.org. IN DNSKEY 257 3 13 ${base64} ${base64} ; KSK`,
    `"ctx":"conn7095","msg":"Successfully authenticated"`,
    `green  open   .security-tokens-7         S_c4IxKEwCikZiRRmJKZdR   1   1   63`,
    `svc-web OOT8FET5W3DIU438 REST.GET.OBJECT keys/jwks.json`,
    `(#2611, @Cyan4973)`,
    `revision \`${hex}\` of the rules`,
    `Token-Decrypting cert C71941D1DAACB583EF82A68226FB446AE12F15D6 role=Secondary`,
    `Signing Identity: "Apple Distribution: Example (ZMTKTBRVVN)" BA51EBBA4573CD8BC57EF0071AA0CBC98322551F`,
    `Message-Authenticator Attribute (80), length: 18, Value: ${hex.slice(0, 32)}`,
    `EAPOL-KEY msg 2/4 MIC invalid, Key Nonce ${hex.slice(0, 32)}`,
    '"prompt_tokens      974323\\n"',
  ],
  'settings of secrets': [
    'minpassword=4',
    'userAccountControl: 66048',
    'password_hashing_module = rabbit_password_hashing_sha256',
    'vault_secret_lease_creation{mount_point="database/",secret_engine="database"} 9336',
    '<property name="password.policy.regex" value="^(?=.*[A-Z]).{10,}$"/>',
    '<wls:minimum-password-length>8</wls:minimum-password-length>',
    `  checksum/secrets: ${hex}${hex.slice(0, 24)}`,
    '{"cookie":{"name":"sid","maxAge":86400000,"secure":true}}',
    '{"token":{"ttl":900,"algo":"EdDSA","kid":"b393d1bfd7fcd69d"}}',
    '"DbPassword": { "Type": "String", "NoEcho": true, "AllowedPattern": "[a-zA-Z0-9]+" }',
    '{ "pyjwt": "2.8.0", "django-otp": "1.2.3", "keyring": "24.2.0" }',
  ],
  'names of secrets and of entries': [
    'Warning  FailedMount  5m  kubelet  MountVolume.SetUp failed for volume "hsm" : secret "hsm-client-177" not found',
    '127.0.0.1:6379> TTL token:bucket:18.42.178.92',
    'DETAIL:  Key (token_id)=(630649) already exists.',
    'Lock-Token: <opaquelocktoken:ae97f9b4-76dc-4d85-8c73-411033f740a9:eva>',
    '[00:10:02]: app_store_connect_api_key key_id=JGBXGEN5TQ issuer_id=90275c08-4ce7-4d58-b7c0-05dd23dc6e05',
    'Preparing to unpack .../passwd_1%3a4.8.1-2ubuntu2.4_amd64.deb ...',
    'topic=orders partition=0 offset=1288711 key=order-4711',
    'SAE: auth ab:e1:75:23:60:00 status 1',
    '"SessionID": "366817090"',
    'ImportCredential=scheduler.*',
    'using credential 0a97b5a1-d353-47ed-bee6-bdd6ef51095b',
    ';admin_password = admin\n',
    'publicKeyToken=b77a5c561934e089, Version=4.0.0.0, Culture=neutral\n',
    '   password_attribute = "Cleartext-Password"',
    '  "Password": "#{Octopus.DbPassword}",',
  ],
  'marks, variables and errors': [
    `series?api_key=***************************30c4b': retrying later`,
    '"password":"HIDDEN_DUE_TO_SECURITY_REASONS","passwordResetRequired":true',
    'Header[Authorization] = ██',
    '  password: "$(kubectl get secret --namespace gitea gitea)"',
    'token.signing.key = file:/etc/portal/keys/sign.pem',
    'could not refresh shop#db_password: 403 permission denied, keeping lease',
    'JSchException: invalid privatekey: [B@a2189489',
    'Private-Key: (256 bit)',
    '    user = authenticate(request, username=login, password=password)',
    'STOP_TOKEN = "<|endoftext|>"',
  ],
};

/** The like that is secret. */
const secrets: readonly (readonly [text: string, secret: string])[] = [
  ['rotated the token to LBJ11K7QI1', 'LBJ11K7QI1'],
  ['voip sip acc 0 -w +KITCHEN51cactus', 'KITCHEN51cactus'],
  ['site_key = 6c00b50e-6755-4925-a877-370a8e102cd5', '6c00b50e-6755'],
  ['replace key <ARM>   { symbols[Group1]= [ 25526 ] };', '25526'],
  ['Invalid user @b@c@xi$68 from 10.0.0.4 port 60522', '@c@xi$68'],
  ['panel: security codes 46173', '46173'],
  ["new Sequelize('crm', 'crm', '3,i)bP]@)No)Lw', {", '3,i)bP]@)No)Lw'],
  ['password: minimum7-Xq!x', 'minimum7-Xq!x'],
  ['session_id=Zk83hTq0wLmX2vB7nR4y', 'Zk83hTq0wLmX2vB7nR4y'],
  ['api_key=***************************Zk83hTq0w', 'Zk83hTq0w'],
  ['login(user, password="password9")', 'password9'],
  ['token:bucket7Xq9Zk83hTq0', 'bucket7Xq9Zk83hTq0'],
  ['{"token":{"ttl":900,"value":"r1ver612"}}', 'r1ver612'],
  ['secret = file7Xq9', 'file7Xq9'],
  ['admin_password = admin\n', '= admin'],
  ['user set user su secret #ijDYxlplgdN/DgkoTPy7bshp0Yi8PMKz', 'ijDYxlplgdN'],
  ['api key api-deffa900-d37d-4a46-a63b-fbaf514278a5', 'deffa900'],
  ['<gkp benutzer="gkp" signatur="Lukas23071971"/>', 'Lukas23071971'],
  ['svc:1001pw@10.0.0.5:5060', '1001pw'],
  [`private key MIIEvQIBADANBgkqhkiG9w0BAQEFAASC${'aB3x'.repeat(30)}`, 'aB3xaB3xaB3x'],
  [`session key: ${hex.slice(0, 32)}`, hex.slice(0, 32)],
  ['$ expdp system/hd.xzeDXiZjTOY-hg_-Y1..P schemas=X', 'xzeDXiZjTOY'],
  [`password_pbkdf2 root grub.pbkdf2.sha512.10000.${hex.toUpperCase()}.${hex.toUpperCase()}`, hex.toUpperCase()],
  [`CLIENT_RANDOM ${hex}${hex.slice(0, 24)} ${hex}${hex}`.slice(0, 160), `${hex}${hex}`.slice(0, 60)],
  [
    `https://outlook.office.com/webhook/75692b31-9d8e@75692b31/IncomingWebhook/${hex.slice(0, 32)}/1d3e166c`,
    hex.slice(0, 32),
  ],
];

for (const [kind, lines] of Object.entries(kinds))
  suite(kind, () => {
    for (const text of lines) test(`stay: ${text.slice(0, 90)}`, () => assert.equal(scrub(text), text));
  });

suite('what is like something harmless', () => {
  for (const [text, value] of secrets)
    test(`goes: ${text}`, () => assert.ok(!scrub(text).includes(value), scrub(text)));
});
