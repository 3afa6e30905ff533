import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createScrubber } from '../index.ts';

const scrub = (text: string): string => createScrubber({ rules: 'strict' }).line(text);
const hex = '3fb28c93a1ce59d88eca41fba26a4505';
const base64 = 'Zk83hTq0wLmX2vB7nR4yC9pD1sF6gJ5aQeW0iUoPz3M=';
const uuid = '5c50db44-e47c-4cbf-913d-1f4e91f56353';

/** Lines of a kind that stay, and of which nothing is secret. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  'names by their form: programs, disks, interfaces, accounts, packages, constraints': [
    'Feb 12 06:30:54 helios06 krb5kdc[11461](info): AS_REQ (8 etypes {aes256-cts-hmac-sha1-96(18)}) 10.24.4.31',
    `lrwxrwxrwx 1 root root 10 scsi-36001405238d72f28529252af45bf8065 -> ../../sdr`,
    `lrwxrwxrwx 1 root root 10 dm-uuid-LVM-k9SaxZUsAqLfJ3QsF3Fiut0UN7KLYYDrSJpp7YCWlcUDJofIV7GpwqiOSwYO8lVm -> ../../dm-8`,
    'interface Bundle-Ether29',
    'interface Vlan-interface585',
    "Target Account: svc_backup S-1-5-21-9223626898-3647658999-800861812-9034 reset an account's password",
    'PackageFullName : Microsoft.DesktopAppInstaller_1.25.6751.0_x64__8wekyb3d8bbwe',
    'M  *** WARNING => DpHdlSoftCancel: T23_U529_M0',
    'alter table tokens add constraint FK4vokg439n91oblhtoby7y20r foreign key (user_id)',
    '2024-05-08 07:16:43 1rdCGQH-000DXa-2I Completed',
    'fjord39 %%01AAA/5/PASSWORD_EXPIRE(l)[85]:The password of local user app_rw will expire in 5 days.',
    `keystone.auth.plugins.core [None req-100bc4a6-b37c-497d-8c2a-bf8de2d543f6] MFA Rules not processed for user \`${hex}\`.`,
    'received attestation from tz1sjoR29QPemoX2gB8Vwfd6rocrjLBvHdJm for oo8mRm1ihCqJJBWR2F7PK3bnyFMtiDade2YciPQPRo8hjuwcjLT',
    'Tue Oct 27 10:42:33 MAC-X5SKVPJE jamf[2930]: Checking for policies',
    '    shaper: c2s_shaper',
    `tr -c -d '0123456789abcdefghijklmnopqrstuvwxyz' </dev/urandom`,
    `<public-key>-----BEGIN CERTIFICATE-----MIID${base64.slice(0, 43)}${base64.slice(0, 43)}</public-key>`,
    'The required antiforgery cookie ".AspNetCore.Antiforgery.ysxBrm83jUl" is not present.',
    '"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270"',
  ],
  'what a label in front says to be an id, a name or a digest': [
    'Encryption Master Key Label: DB2_SYSGEN_db2inst1_GOTGMV_2025-09-04',
    "b'x-goog-user-project': b'salmon-248088'",
    `set security macsec connectivity-association ca1 pre-shared-key ckn ${hex}${hex}`,
    `Acct-Unique-Session-Id = "${hex}"`,
    `[TRACE rustls::client::hs] ClientHello session_id: ${hex}`,
    `received PSK identity "walnut-psk" from 10.43.53.56`,
    'TLSPSKIdentity=PSK iris-39',
    `State Change: Checkable 'lima18!disk' soft state change from OK to WARNING`,
    `Info: Computing checksum on file /etc/friday.conf: {md5}${hex}`,
    `MD5 (/etc/passwd) = ${hex}`,
    'vfs.file.cksum[/etc/passwd] = 5471124544',
    'public-keyring.asc: key AC69CB0B5E44A3CC4A4675F11C0135BEE8D586CB trusted',
    `"username": "${hex}", "password": "********"`,
    `    <add key="recaptchaPublicKey" value="6LWBMypaBkB2Up05y4Mmf2qvEUKSekqX8sBn1dx0" />`,
    `  <add key="AzureKeyVaultClientId" value="${uuid}" />`,
    `"NodeKey": "nodekey:${hex}${hex}",`,
    'disk resource limit alarm set on node rabbit@quito38.',
    'Try to connect as JZYUBC/<pwd>@gale03 on connection 0 ...',
    `'lostpasswordtmpl' => '${uuid}',`,
    "  'a' => 1, 'keys' => [['type' => 'X509Certificate', 'X509Certificate' => 'MIIDAzLETiHeqFBo5nnDhiITRuRirxRp']],",
  ],
  'what programs say where a value could be': [
    'cephx: verify_authorizer could not get service secret for service osd secret_id=2474',
    'error : virSecretGetSecretString:206 : internal error: no secret for id 8ce29c96-d36c-4f93-98e2-acc706a2d6a9',
    "unable to execute QEMU command 'set_password': Could not set password",
    "cli.azure.cli.core.auth: CredentialAdaptor.get_token: scopes=('https://management.core.windows.net//.default',), kwargs={}",
    `<backend type='emulator' version='2.0'><encryption secret='${uuid}'/></backend>`,
    `"Secrets": [ { "File": { "Name": "pg_pw", "UID": "0" }, "SecretID": "kma9c951urutfurgtnnbiqmg1", "SecretName": "pg" } ]`,
    'd-i apt-setup/local0/key string http://iris6.lab.example/salmon.asc',
    'ltrace: strcmp("passwd", "password") = -1',
    'gpg: key 9F65E24425FD92D7: secret key imported',
    'pass_attrs = uid=user,userPassword=password',
    'Connected to amqp://integration:**@cygnus33:5672//',
    '  <settings pass="specialize">',
    'CSV028I ABEND306-AF JOBNAME=VTBCNCF PSW=078D1000 E240318E R15=6B40F5C1',
    'passwordStorageScheme: PBKDF2-SHA512',
    'MANAGEMENT: >PASSWORD:Verification Failed: Auth',
    'set-cookie: _ga=GA1.2.591082402.3903693128; Path=/',
    '    put_url: https://@HOST@:5443/upload',
  ],
  'sections whose members tell for themselves': [
    '    "passwd": { "users": [ { "name": "core", "sshAuthorizedKeys": [ "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILGrb5hNQjksJ9EmZXLaQ2Pf eva@web14" ], "groups": [ "sudo" ] } ] }',
    'bootstrapToken:\n  apiServerEndpoint: 10.9.168.43:6443\n  caCertHashes: ["sha256:abc"]\n',
  ],
};

/** The like that is secret. */
const secrets: readonly (readonly [text: string, secret: string])[] = [
  ['password: scsi-Zk83hTq0wLmX2', 'Zk83hTq0wLmX2'],
  ['neues Kennwort: jacket.badger.50', 'jacket.badger.50'],
  [`<param name="a1-hash" value="${hex}"/>`, hex],
  [`session_id: ${hex}${hex}`, hex],
  [`session token for user: ${hex}`, hex],
  [`      "api_user": "x", "key": "${hex}"`, hex],
  ['get_token: Zk83hTq0wLmX2vB7nR4y', 'Zk83hTq0wLmX2vB7nR4y'],
  ['set_password: Winter2024!x', 'Winter2024!x'],
  ["DEBUG netmiko: write_channel: b'2ysBchiVNMvjw\\n'", '2ysBchiVNMvjw'],
  [
    'DPAPI_SYSTEM dpapi_machinekey:0x30cdb3a9f04c736eb12e185d8792ba56d38d18a1',
    '30cdb3a9f04c736eb12e185d8792ba56d38d18a1',
  ],
  ['chpasswd:\n  expire: False\n  list: |\n    root:wsxedcOKMIJN532\n', 'wsxedcOKMIJN532'],
  ['bootstrapToken:\n  apiServerEndpoint: 10.9.168.43:6443\n  token: ex93j0.zmhk8g5pnch7xycx\n', 'zmhk8g5pnch7xycx'],
  [
    '"passwd": {"users": [{"name": "core", "passwordHash": "$6$rounds=4096$Zk83hTq0$wLmX2vB7nR4yC9pD1sF6gJ5aQeW0iUoPz3M"}]}',
    'wLmX2vB7nR4yC9pD1sF6gJ5',
  ],
  ['<add key="DbPassword" value="Zk83hTq0wLmX2" />', 'Zk83hTq0wLmX2'],
  ["    password = models.CharField(default='Zk83hTq0wLmX2')", 'Zk83hTq0wLmX2'],
  ['d-i passwd/root-password password Zk83hTq0wLmX2', 'Zk83hTq0wLmX2'],
  ['d-i mirror/http/key string https://eva:Zk83hTq0wLmX2@repo.example.org/x', 'Zk83hTq0wLmX2'],
  ['amqp://app:Zk83hTq0@cygnus33:5672//', 'Zk83hTq0'],
  ['secret key edsk3gUfUPyBSfrS9CCgmCiQsTCHGkviBDusMxDJstFtojtc1zcpsh', 'edsk3gUfUPyBSfrS9CCg'],
  ["SOCIAL_AUTH_GITHUB_SECRET = 'a45a6e509c2eb49813a1a45a6e509c2eb49813a1'", 'a45a6e509c2eb49813a1'],
  ['password for eva is summer@winter24', 'winter24'],
  [`Secret: ${uuid}`, uuid],
  ['macsec key-chain cak 3fb28c93a1ce59d88eca41fba26a4505', hex],
  ['https://hooks.slack.com/services/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', 'Zk83hTq0wLmX2vB7nR4yC9pD'],
  ['pulumi config set --secret dbPassword v3lv37gl4c13r37', 'v3lv37gl4c13r37'],
  ['secret_id: 4821390', '4821390'],
  ['PSW=Winter2024', 'Winter2024'],
  ['client_secret: fk-Zk83hTq0wLmX2vB7nR4y', 'Zk83hTq0wLmX2vB7nR4y'],
];

suite('a thing', () => {
  for (const [what, lines] of Object.entries(kinds))
    for (const line of lines) test(`lets stay ${what}: ${line.slice(0, 80)}`, () => assert.equal(scrub(line), line));
  for (const [line, secret] of secrets)
    test(`lets nothing secret stay: ${line.slice(0, 80)}`, () => assert.ok(!scrub(line).includes(secret)));
});
