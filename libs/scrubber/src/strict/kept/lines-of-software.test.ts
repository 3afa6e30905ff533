import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { suite, test } from 'node:test';
import { areMasked, scrubLine, stay, type SecretLine } from '../scrubbed-lines.fixture.ts';

const harmless = [
  // Days
  'login of admin from office on 21-Aug-2023',
  'admin,03-Okt-2024,active',
  // Where nginx passes requests to
  '  proxy_pass http://backend:8080;',
  '  grpc_pass grpc://localhost:9000;',
  '  fastcgi_pass unix:/run/php/php8.2-fpm.sock;',
  '  fastcgi_pass php82;',
  '  uwsgi_pass unix:///run/uwsgi/app1.sock;',
  'uwsgi_pass 127.0.0.1:3031;',
  'scgi_pass localhost:4000;',
  '  scgi_pass app2.example.org:4000;',
  'memcached_pass cache1:11211;',
  'redis2_pass cache1:6379;',
  // What a WebSocket's handshake says for all to hear
  'Sec-WebSocket-Key: fx9z1uAYuWmnNnrto1nVVw==',
  '> sec-websocket-key: fx9z1uAYuWmnNnrto1nVVw==',
  'Sec-WebSocket-Accept: HSmrc0sMlYUkAGmm5OPpG2HaGWk=',
  `curl -H "Sec-WebSocket-Key: fx9z1uAYuWmnNnrto1nVVw==" -H 'Upgrade: websocket' http://example.org/`,
  '{"headers":{"sec-websocket-key":"fx9z1uAYuWmnNnrto1nVVw==","sec-websocket-accept":"HSmrc0sMlYUkAGmm5OPpG2HaGWk="}}',
  '{"name":"Sec-WebSocket-Key","value":"fx9z1uAYuWmnNnrto1nVVw=="}',
  'map[Sec-Websocket-Key:[fx9z1uAYuWmnNnrto1nVVw==] Sec-Websocket-Version:[13]]',
  'HTTP_SEC_WEBSOCKET_KEY=fx9z1uAYuWmnNnrto1nVVw==',
  'HTTP_SEC_WEBSOCKET_ACCEPT: HSmrc0sMlYUkAGmm5OPpG2HaGWk=',
  // Packages, their versions and architectures
  'Unpacking libfreetype6:amd64 (2.12.1+dfsg-5+deb12u4) ...',
  'Preparing to unpack .../145-librsvg2-2_2.54.7+dfsg-1~deb12u1_amd64.deb ...',
  '2025-06-24 14:36:48 install libjs-jquery:all <none> 3.6.1+dfsg+~3.5.14-1',
  '2025-06-24 14:39:13 status unpacked libxxf86vm1:amd64 1:1.1.4-1+b2',
  '2026-11-29 13:50:11 configure gir1.2-secret-1:amd64 0.20.5-3 <none>',
  'Setting up libsecret-common:all (0.20.5-3) ...',
  // Checksums of named files, fingerprints, ports, licences
  ' /etc/apparmor.d/abstractions/authentication b3238cd14352633630d980a6e3b43613',
  'kpasswd         464/tcp',
  'License: LGPLv3+_or_GPLv2+',
  'License: BSD-3-clause-Regents and BSD-2-clause-NetBSD',
  'key-id 5BE8A3F6C8A5C01D106C0AD820B1A390B168D356',
  // Functions in stacks and profiles
  'net/http.(*http2Framer).readMetaFrame.func1',
  'encoding/binary.(*littleEndian).PutUint64',
  'internal/poll.(*FD).Fstat.func1(0x1)',
  'runtime.mapassign_fast32',
  'github.com/prometheus/prometheus/discovery/aws.(*EC2Discovery).refresh-fm',
  '\tat com.example.Utf8Writer$1.write(Utf8Writer.java:12)',
  // Names with a number for a word, lists of ciphers, numbers of things, booleans
  'Zigbee2MQTT:info  2026-06-19 04:20:37: Coordinator firmware version',
  'cipherlist DEFAULT:+SHA:+3DES:+kEDH',
  "#ssl_ciphers = 'HIGH:MEDIUM:+3DES:!aNULL' # allowed SSL ciphers",
  'Código postal 28013, código de cliente 161790',
  'SaveUserPassword=0',
  '{"authorization": {"class": "solr.RulePlugin", "permissions": [{"name": "edit", "role": "admin"}]}}',
  'password: { from_secret: docker_password }',
  '        key "AAAAB3NzaC1yc2EAAAADAQABAAABgQlizh7fDHGBVrPZ1j8BF4l29f9eY"',
  // Ports of peers, numbers that payments are audited by, numbers of things
  'authentication failed for credentials from 198.51.100.7:50422',
  'refused credentials of peer.example.net:50422',
  'terminal 7 STAN 481516 approved',
  'Schlüssel-Nr. 58213 zurückgegeben',
  // Configurations and programs that name a secret and have none
  'private_key = $dir/private/cakey.pem# The private key',
  'secret = $insta::secret # pass:insta',
  'secret = # disable PBM',
  'MetaKey "$(COMPONENT)/dep11/Components-$(NATIVE_ARCHITECTURE).yml";',
  '<a href="#Statements" accesskey="n" rel="next">Statements</a>',
  '  cancelToken: new CancelToken(function (cancel) {',
  '  withXSRFToken: boolean | undefined | ((config: Config) => boolean | undefined),',
  "instance.defaults.headers.common['Authorization'] = AUTH_TOKEN;",
  // Names of keys, and keys of tables and caches
  'DBG: chan_7 <- HAVEKEY 4C1A9E02B7D35F68A0E1C94B2D7F3A5568BC01DE 9F03C6D1E5A2874B60C8D3F17E9A4B2C5D6E7F80',
  'gpg-agent: DBG: chan_9 -> S KEYINFO 7B02E94DC1A5F3688D0E4C2B91A7F6503CDE8421 D - - 1 P - - -',
  "Build cache key for task ':lib:compileJava' is 7a01c9e35bd82f64a0c97e1d3b58f206",
  '0x7f30c1b2a4e0: key=3d9b0c7e51f24a68b07c9e2d4f183a65 use=1 exp=42110 server_id=2',
  '# dump\nKEY 9C0E3B71D5A248F6E10B7C94D32A8F65\nSTORE_OK      NOT_IN_MEMORY SWAPOUT_DONE PING_NONE',
  '1755021043.118 [0 10.0.0.7:50112] "GET" "password:reset:limits"',
  'ssh_host_key: AAAAC3NzaC1lZDI1NTE5AAAAIKz0vLw9Qf7c3Xn2mB1yHs5tJdG8rPe4uWqT6aVxZbN0',
  'set security ssh-known-hosts host 10.0.0.9 ecdsa-sha2-nistp384-key AAAAE2VjZHNhLXNoYTItbmlzdHAzODQAAAAIbmlzdHAzODQAAABhBK3x9dQ7vT',
  'name;BMC password;SSH host key\nbkp-3;see safe;SHA256:Wm0Qn7c3Xk2bZr8TtYv5LpGh1JdFs6Ae9UoIiCyNxVE',
  // Marks in base64, heads of tokens, challenges of mail servers
  '"private_key": { "inline_bytes": "W3JlZGFjdGVkXQ==" }',
  'preload: { ACNK: eyJ0eXAiOiJqd3QifQ }',
  `<~  334 ${Buffer.from('<20417.8812094475@mx3>').toString('base64')}`,
  // Sessions of mail servers, clients of brokers, queues, short links, clicks on advertisements, runners
  'dovecot: imap-login: Login: user=<eva@example.org>, method=PLAIN, rip=10.0.0.4, lip=10.0.0.1, mpid=811, TLS, session=<Kc8Qw0vZtrF+9aLm>',
  'dovecot: lmtp(eva@example.org)<4812><bK3fT9QmWcE0x1AZ>: sieve: stored mail into INBOX',
  '1755021043: Sending SUBACK to keypad-7be4a1',
  '{"name":"amq.gen-JzTQ0vK8b3cW1nXmP7dLrA","durable":false}',
  '[02/05/2025, 08:11:20] Eva: https://maps.app.goo.gl/Qw8ZkT3vNx0bLr5Ya',
  'GET /lp?gclid=EAIaIQobChMI9Zx2k7vT8wIVwoXVCh3dkQ0OEAAYASAAEgJb7PD_BwE HTTP/1.1',
  '  on docker-runner-3 Zt8vQx1L, system ID: s_71be0c93aa02',
  '<blob>="Apple Development: Example Labs (9KQ2TB7XW4)"',
  '      <key>Keysize</key><integer>4096</integer>',
  // What only speaks of passwords, or names programs
  'Finsky: [2] installed com.password.vault vc=4410982',
  'type=PATH msg=audit(1708053214.296:23302): item=0 name="/usr/sbin/chpasswd" inode=4410982 dev=fd:00',
  'INFO - pw_history rows: 550187, done',
  'GSSAPI: krb5_get_init_creds_password: Preauthentication failed (8801234)',
  'Legend: BMC password = column F; empty = never set',
  'reportFailedUnlockAttempt: password quality 196608',
  'Window token=Token{5c1d0a7}',
  '  Created wheel for authtoken: filename=authtoken-1.4-py3-none-any.whl size=4410',
  'wifi-security.phase2-auth=mschapv2',
  'never paste tokens here, use 1Password',
  'Example SSO,,,login,federated with Okta - no password stored,0,https://example.org/auth/8c01e7b54fa39d26c0b1e7f4,eva',
  // What a command answers that asks for an id
  '$ openstack network show lan -f value -c id\n7c0e9b31d5a248f6e10b7c94d32a8f65',
  'sql_id        plan\n9zt4k0vqm2xwa      1238950588',
];

const secret: readonly SecretLine[] = [
  ['$ openstack token issue -f value -c token\n7c0e9b31d5a248f6e10b7c94d32a8f65', '7c0e9b31d5a248f6'],
  ['<key>Challenge</key><string>Zk3vQ8wLrT0bNx5Y</string>', 'Zk3vQ8wLrT0bNx5Y'],
  ['password: see7Kq!x', 'see7Kq!x'],
  ['"GET" "password:r1ver612"', 'r1ver612'],
  ['a login with no password is refused, password=r1ver612', 'r1ver612'],
  ['  proxy_set_header Authorization "Basic c3ZjOnIxdmVyNjEy";', 'c3ZjOnIxdmVyNjEy'],
  ['  proxy_pass http://svc:r1ver612@backend:8080;', 'r1ver612'],
  ['  grpc_pass grpc://svc:r1ver612@backend:9000;', 'r1ver612'],
  ['  proxy_pass http://backend:8080/?token=r1ver612;', 'r1ver612'],
  ['proxy_pass=r1ver612', 'r1ver612'],
  ['proxy_pass r1ver612', 'r1ver612'],
  ['snmp-server host inside 10.1.1.1 community verano961 version 2c', 'verano961'],
  ['    community-name pepper79', 'pepper79'],
  ['snmp.communityString.0:pferd33', 'pferd33'],
  ['Passphrase for Match storage: apfel-pivo-amigo-fruehling', 'apfel-pivo'],
  ['Toegangscode serverruimte: 53575', '53575'],
  ['Ihre mTAN lautet 481516', '481516'],
  ['Schlüssel: 58213', '58213'],
  ['  cancelToken: new CancelToken("r1ver612")', 'r1ver612'],
  ['POST /login b3238cd14352633630d980a6e3b43613', 'b3238cd14352633630d980a6e3b43613'],
  [
    'Sec-WebSocket-Protocol: base64url.bearer.authorization.k8s.io.ZXlKaGJHY2lPaUpTVXpJMU5pSXNJbXRwWkNJNkl',
    'ZXlKaGJHY2lPaUpT',
  ],
];

/** As in a keyring, whose block of base64 is longer than a page. */
const publicKey = [
  '-----BEGIN PGP PUBLIC KEY BLOCK-----',
  '',
  ...Array.from({ length: 150 }, (_, n) => createHash('sha384').update(`${n}`).digest('base64')),
  '-----END PGP PUBLIC KEY BLOCK-----',
].join('\n');

suite('what only stands where secrets do', () => {
  test('a long block of a public key stays', () => assert.equal(scrubLine(publicKey), publicKey));
  stay(harmless);
  suite('and is secret', () => areMasked(secret));
});
