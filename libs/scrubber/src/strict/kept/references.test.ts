import { suite } from 'node:test';
import { stay } from '../scrubbed-lines.fixture.ts';

const hex = '3fb28c93a1ce59d88eca41fba26a4505';
const uuid = '5c50db44-e47c-4cbf-913d-1f4e91f56353';
const base64 = (text: string, encoding: BufferEncoding = 'utf8'): string =>
  Buffer.from(text, encoding).toString('base64');

/** Lines that stay: what looks like a secret says where one is, is the id or digest of a thing, or the name of a function. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  'references to secrets, whole or in part': [
    '<security user-name="shop" password="${VAULT::shop::db_pw_7::1}"/>',
    'shop.secret.ref=${vault:kv/orders/basil#47}',
    '{"connection.password":"${file:/etc/shop/db.properties:password_47b}"}',
    '{"env":[{"name":"DB_PASSWORD","valueFrom":{"secretKeyRef":{"name":"basil-47b1e","key":"password"}}}]}',
    'command_line $USER1$/check_mysql -H $HOSTADDRESS$ -u eva -p $USER4$',
    'log local0. "token=[HTTP::cookie value BASKET] client=[IP::client_addr]"',
    'shop.example.org/token-secret.name: basil-token-4x7kd',
    '<password-codec>org.example.shop.TwoWayCodec;algorithm=two-way;id=47b1e</password-codec>',
  ],
  'ids and digests by what stands before them': [
    `Loaded key of eva: /etc/shop/pki/eva.pem (finger ${hex})`,
    `shop.auth.session [req-${uuid} ${hex} ${hex} - default default] REQ: GET /v2/ports`,
    `login type=LOGIN, userId=${uuid}, token_id=${uuid}, grant_type=refresh_token`,
    `{"message":"upload of secure file","checksum":"${hex}${hex}","key":"${uuid}"}`,
    ` SHA256 /etc/shop/tls.key ${hex}${hex} Volume="Full-47"`,
    `<ParameterKey>${hex}</ParameterKey>`,
    `    {"key": "shop/commit", "flags": 0, "value": "${base64(`${hex}3fb28c93`)}"},`,
    `    {"key": "shop/digest", "flags": 0, "value": "${base64(`sha256:${hex}${hex}`)}"},`,
    "PARSING IN CURSOR #47 len=98 dep=1 ad='7fb28c93' sqlid='4x7kd9w2mrt5z'",
    'room !kTbVqLwXyRzNmPcDhS:chat.example.org joined by @eva:chat.example.org',
    'GET /rooms/!kTbVqLwXyRzNmPcDhS:chat.example.org/messages 200',
    'keyring: got key chat.example.org ed25519:a_4XkdWq',
    'subscribed: connectionId=connection_192.0.2.7_8089_web-7.example.org_5C50DB44-E47C-4CBF-913D-1F4E91F56353',
    '/interface wireguard peers add public-key=\\\n    "Zk83hTq0wLmX2vB7nR4yC9pD1sF6gJ5aQeW0iUoPz3M="\n',
    '| eva | ssh-ed25519 | SHA256:AAk83hTq0wLmX2vB7nR4yC9pD1sF6gJ5aQeW0iUoPz3 |',
  ],
  'names of functions, tables, parameters and options': [
    'BEGIN task -- shop.SessionManager.acquireCloneTicket',
    'psql -U eva -w -c SELECT md5(password) FROM audit_47b1e9d3',
    `Securing POST /login?continue&trace=${hex.slice(0, 16)}`,
    'INFO ServerConfig [44711] - started',
    'INFO ServerConfig [44711] - My GUID is 5C50DB44-E47C-4CBF-913D-1F4E91F56353.',
    'Session key updated sessionKey=SessionKey{algorithm=HmacSHA256,creation-timestamp=1700000000471}',
    'vnc_keymap = en-gb-47b',
    `Host Application: powershell.exe -EncodedCommand ${base64('Get-Process basil', 'utf16le')}`,
  ],
}; // prettier-ignore

for (const [kind, lines] of Object.entries(kinds)) suite(`what is no secret: ${kind}`, () => stay(lines));
