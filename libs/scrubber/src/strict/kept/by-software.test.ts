import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { scrubberFactory } from '../../index.ts';

const create = scrubberFactory({ rules: 'strict' });

const scrub = (text: string): string => create().line(text);
const hex = '3fb28c93a1ce59d88eca41fba26a4505';
const sha1 = 'B9813F2933BD408282B6B8C08F81C333570731E3';
const base64 = 'Zk83hTq0wLmX2vB7nR4yC9pD1sF6gJ5aQeW0iUoPz3M=';
const uuid = '5c50db44-e47c-4cbf-913d-1f4e91f56353';

/** Lines of a kind that stay, and where the kind is found. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  'a class’s archive in stack traces of Logback and Log4j': [
    '\tat org.spring.Foo.bar(Foo.java:12) ~[spring-core-5.3.20.jar:5.3.20]',
    '\tat oracle.jdbc.Driver.connect(Driver.java:494) ~[ojdbc8.jar:sha-942bf2e5334d]',
    '\tat com.acme.App.main(App.java:9) [app.jar!/:1.0-SNAPSHOT-a81bd02f6c]',
  ],
  'a client and the broker that it is connected to (Mosquitto, Node-RED, MQTT.js)': [
    '[info] [mqtt-broker:home] Connected to broker: mqtt_8bdd0c5f@mqtts://10.56.195.82:8883',
    'client mosq_8bdd0c5f@tcp://10.1.1.1:1883 connected',
  ],
  'segments of EDIFACT and FinTS, blocks of SWIFT': [
    "HKVVB:4:3+35+0+0+B405674DC058EC2DB3DC49971+1.0'",
    "HNVSK:998:3+PIN:2+998+1+1::19883603403464+1:20251120:619344+2:2:13:@8@00000000:5:1+280:10010010:eva:V:0:0+0'",
    "HNSHK:2:4+PIN:1+942+2663602+1+1+1::19883603403464+1+1:20251120:619344+1:999:1+6:10:16+280:44459634:eva:S:0:0'",
    "HIUPD:5:6:4+44459634::280:10050000+DE23+999+EUR+MUSTER'",
    '{1:F01BANKDEFFAXXX4073083994}{2:O9400833BANKUS33XXXX}{3:{121:628522fd-7391-498f-bf80-d42a26ef803e}}{4:',
    '-}{5:{MAC:51F99C11}{CHK:18CE89D5E2FA}}',
  ],
  'names of people and channels behind a pipe, as chats write them (Slack)': [
    'who changed the password policy? ask in <#C0NRKHWLOAU|security>',
    'who reset the token? ask <@U0NRKHWLOAU|eva> or <#C0BV3OMUWME|ops>',
  ],
  'records of Salesforce among columns and behind the word credential': [
    '07:19:56.1 (135854744)|CODE_UNIT_STARTED|[EXTERNAL]|01pqSIP3RoBQpoQnXO|PasswordResetController.invoke(System.PageReference)',
    '(400236069)|NAMED_CREDENTIAL_REQUEST|NamedCallout[Named Credential Id=0XALG46BiPFLDOfG8m, Name=ERP, Auth=Password]',
  ],
  'one of several certificates by its number (Polycom, Java properties)': [
    `sec.TLS.customCaCert.1="${base64.slice(0, 43)}${base64.slice(0, 43)}"`,
    `ssl.caCerts[0] = "${base64.slice(0, 43)}${base64.slice(0, 43)}"`,
  ],
  'an id behind the kind of what it is of (The Things Stack, EOS)': [
    '"correlation_ids":["gs:uplink:01HEAGW1FHM7O5RFA0TCBVS8K3"],"message":"Received message"',
    `LogNet: Login request: ?Name=eva userId: EOS:${hex}_+_|${hex} platform: EOS`,
  ],
  'who a player is, by numbers that servers of games log (FiveM, RedM)': [
    `[script:identity] identifiers license:ae531434379479cd3b1b34531e7ce3101cd4150b license2:50703cdc82f50565102c8312e0f2464deebf045d ip:10.1.1.7`,
  ],
  'digests in brackets on lines about signing and logging in (codesign, Spring)': [
    `Signing App.framework (${sha1})`,
    `codesigning /b/Frameworks/A.framework (${sha1})`,
    `Authentication request for user eva (details ${hex})`,
  ],
  'values that check a key, and handles of keys in tokens (IBM i, payShield, swanctl)': [
    `Key verification pattern ${sha1} master key 2 set`,
    `master key check value ${hex.toUpperCase()} loaded`,
    `  token-hsm { handle = ${hex} }`,
  ],
  'ids of keys of OpenPGP in mutt, gpg and its files': [
    'set pgp_default_key = "0xEF334F3AF42560DD"',
    'gpg --keyserver hkps://keys.example --recv-keys 0xB3383AED1D7E1A1D',
    'default-key 0xEF334F3AF42560DD',
  ],
  'public keys: of OMEMO, and who they belong to in a line of SSH': [
    `bundle <identityKey>${base64}</identityKey>`,
    'sshPublicKey: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIP4iG2B4AWVzbQ6A6IdUVUurl84I4SYEegvzmron6PDs eva88@nb7',
  ],
  'files of keys by their name in Windows': [
    `Key Name: {B0DCDCA8-841D-4F90-8017-DEE2DB19A9A6} File: ${hex}_${uuid}"`,
    `C:\\ProgramData\\Microsoft\\Crypto\\Keys\\${hex}_${uuid} opened key`,
  ],
  'lists of ciphers that name PSK': [
    'sslCipherSuite = "HIGH:!aNULL:!kRSA:!PSK:!SRP:!MD5:!RC4"',
    'SSLCipherSuite ALL:-PSK:!kPSK:!RC4',
  ],
  'numbers of sessions that are short, and ids of sessions in claims and logs (CODESYS, SteVe, OpenID Connect)': [
    "User login succeeded: User='eva' SessionId=0x2c5c954c",
    '[chargeBoxId=CPWNO1IJMA, sessionId=134a3956] Received: [3]',
    `{"sub":"eva","sid":"${uuid}","iss":"https://id.example"}`,
    `mail dovecot: auth: Debug: client in: AUTH\t59\tPLAIN\tservice=imap\tsecured\tsession=L/VzBiNqdWe2hZmT\tresp=<hidden>`,
  ],
  'signatures that say what a thing was when it was changed (Ignition), keys of parameters (TR-069)': [
    `resource views lastModificationSignature=${hex}${hex}`,
    `<ParameterKey>${uuid}</ParameterKey>`,
    '  cookie2: "$Version=1"',
    'WARNING prod odoo.addons.auth_totp: 2FA check: FAIL for <user 57>',
    `sap-passport: 2A54482A0300E60000C3111AAB9B470E098FE4ADEA465827731B427AEF05FAB0E9FE214B5FD657A538`,
  ],
  'operations of a cloud by their id in a path (Google, Azure)': [
    'GET https://cloudfunctions.googleapis.com/v1/operations/3LWP9zKVNj7fi1JdyoVOtOP6rci3kO3A-rgU1FqZ 200',
    'GET https://management.azure.example/subscriptions/1/operations/3LWP9zKVNj7fi1JdyoVOtOP6rci3kO3A-rgU1FqZ 200',
  ],
  'a command behind one that tells a pass phrase (borg, in crontabs)': [
    '14 1 * * 2 BORG_PASSCOMMAND="cat /root/.borg-passphrase" borg prune /srv/r',
  ],
  'the base64 of a record of a zone, in brackets below it (BIND)': [
    `a.example. 3600 IN DNSKEY 257 3 13 (\n\t${base64.slice(0, 43)}${base64.slice(0, 21)}\n\t${base64.slice(0, 43)}${base64.slice(0, 21)}\n\t)`,
  ],
  'a header of WebSockets, whose name ends as that of a key': [`Sec-WebSocket-Key: ${base64.slice(0, 22)}==`],
};

/** What is like those, and secret. */
const secrets: readonly (readonly [line: string, secret: string])[] = [
  [`sessionId=${hex}`, hex],
  [`API key of eva (${hex})`, hex],
  [`signing key (${sha1})`, sha1],
  [`Cookie: $Version=1; sid=${base64.slice(0, 24)}`, base64.slice(0, 24)],
  [`Cookie: sid=${uuid}`, uuid],
  [`"user_id":"token:${base64.slice(0, 24)}"`, base64.slice(0, 24)],
  [`license_key: ${sha1.toLowerCase()}`, sha1.toLowerCase()],
  [`PSK=${base64.slice(0, 16)}`, base64.slice(0, 16)],
  [`psk: ${base64.slice(0, 16)}`, base64.slice(0, 16)],
  ['passphrase "correct horse battery staple"', 'correct horse'],
  [`$1 = {id = 90916, sid = "dyLQMZ7880w0iVRyrITqWuWWaF", expires = 1687242104}`, 'dyLQMZ7880w0iVRyrITqWuWWaF'],
  ['##vso[task.setvariable variable=sqlPwd]v#}]Qd*/|0,*T:l', 'v#}]Qd*/'],
];

suite('the rule set "strict" on shapes of other programs', () => {
  for (const [kind, lines] of Object.entries(kinds))
    test(`leaves ${kind}`, () => {
      for (const line of lines) assert.equal(scrub(line), line);
    });

  test('masks what only looks like them', () => {
    for (const [line, secret] of secrets) assert.ok(!scrub(line).includes(secret), line);
  });
});
