import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { suite, test } from 'node:test';
import { createScrubber } from '../index.ts';

const line = (text: string): string => createScrubber({ rules: 'strict' }).line(text);

const harmless = [
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
];

const secret: readonly (readonly [text: string, secret: string])[] = [
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
  test('a long block of a public key stays', () => assert.equal(line(publicKey), publicKey));
  for (const text of harmless) test(`stays: ${text}`, () => assert.equal(line(text), text));
  for (const [text, value] of secret)
    test(`and what is secret beside it goes: ${text}`, () => assert.ok(!line(text).includes(value), line(text)));
});
