import { suite } from 'node:test';
import { areMasked, stay } from '../scrubbed-lines.fixture.ts';

const hex = '7c1be04d52fa963de8017cb5fa2964d083e5b1c7';
const base64 = 'vT4nQk92xWmZ8rLp';
const uuid = '9b41d7e0-52c8-4f3a-b6d1-0e7fa82c5d94';

/** Lines of a kind that stay, and of which nothing is secret. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  'what repeats the name of its section, with a number': [
    'auth=auth2077',
    'outbound_auth=trunk-auth1',
    'auth = 4410-auth2',
  ],
  'accounts, contexts and extensions of a telephone system': [
    '<variable name="accountcode" value="4410-KQ7TXB"/>',
    '<variable name="user_context" value="gravel-4410"/>',
    'Executing [*97@from-internal:2] VoiceMailMain("PJSIP/318-9fe2b01c", "318@default") in new stack',
  ],
  'names of algorithms, alone and joined': [
    'set system services ssh key-exchange curve25519-sha256',
    'secret key exchange: sntrup761x25519-sha512@openssh.com',
    'auth proposal aes256gcm16-prfsha384-ecp384!',
    'token signed with sha256WithRSAEncryption',
    'session key wrapped by ECDH-ES+A256KW',
  ],
  'ids that servers put beside a word such as session, topic, client or transcript': [
    `imap-login: Info: Login: user=<eva@example.org>, method=PLAIN, rip=203.0.113.9, lip=10.0.0.4, mpid=7120, TLS, session=<${base64.slice(0, 3)}/${base64.slice(3)}>`,
    `Leader topic secret-tokens-3 with topic id Some(${base64}ab-Qz0) starts at leader epoch 4`,
    `Client mosq-${base64}Q3 sending CONNECT`,
    `System: session transcript ${hex.slice(0, 32)} archived`,
    `mod_bosh debug new session sid=${uuid} rid=3004417 wait=60`,
    `<iq id='4' type='result' to='eva@example.org/kQ7nTse3'/>`,
    `Binary Images: 0x1a0c43d4f - 0x1a3fc0cb0 LedgerKit arm64 <${hex.slice(0, 32)}>`,
    'VERIFY OK: depth=0, CN=client-7q1m',
    'An account was successfully logged on. Account Name: WEB07$ Account Domain: CORP',
    'Login succeeded for tenant T-47 from workstation WS-7Q1MKG',
    `Logon failed (reason=1, type=A, method=0) user K7QOZR41 terminal web06`,
  ],
  'what is read of a device: stations, serial numbers, identities of subscribers': [
    'wireless,info 3E:7A:10:F4:07:0B@wlan2: connected, signal strength -61',
    'SNMPv2-SMI::mib-2.47.1.1.1.1.11.0 = STRING: "7Q1MKGOFEXR"',
    'Service Tag = KQ71TB5, Express Svc Code = 48201193375',
    '5G-S_GUTI[AMF_ID:0x30040,M_TMSI:0x7be210c4]',
    '<tag path="Line0/PasswordEntryCount" opcItemPath="ns=1;s=[PLC3]DB41.DBW2"/>',
    'authentication with pre-shared key successful, spi 4fe1dd07_i 8cab2310_o',
  ],
  'codes, programs and numbers in messages': [
    '[Q7VNE-K2PD9][EC 33554454] 10.0.0.7 [Error] bgp_read_packet error: Connection reset by peer',
    'krb5kdc[4417](info): AS_REQ (4 etypes {18 17}) 10.0.0.8: ISSUE: authtime 1769559287, eva@EXAMPLE.ORG for krbtgt/EXAMPLE.ORG',
    'bad auth : Authentication failed. code 8000 conn 4411',
    'StorageService.java:844 - Token: -6204718832145901277 for 10.0.0.9',
    'item=0 name="/etc/passwd" inode=417720 dev=fd:01 mode=0100644',
  ],
  'users and tokens of Proxmox by their names': ['user:ops@pam:1:0:::ops@example.org:::', 'token:watch@pve!grafana:0:1::'],
  'places where a secret is, and defaults that everybody knows': [
    'api_key: { from_secret: registry_key_2 }',
    'wifi_password: !secret wifi_password_2',
    '<param name="password" value="$${default_password}"/>',
    `DB_PASSWORD:     <set to the key 'password' in secret 'orders-db-4'>  Optional: false`,
    '# requirepass foobared',
    'password: op://Infra/db7/password',
    'wifi: ssid=lantern-5G channel=47 auth=WPA2-PSK-CCMP',
    'public static final String TOKEN_KEY = "auth.token.v2";',
    'GET /login?next=%2Faccount%2Fpassword%3Fstep%3D3 HTTP/1.1',
  ],
  'digests and fingerprints': [
    `"integrity": "sha512-${base64}/${base64}Ab3${base64}Q4==",`,
    `signingkey = ${hex.toUpperCase()}`,
    `<key>PayloadIdentifier</key><string>com.example.wifi.${uuid.toUpperCase()}</string>`,
    `tls.handshake.session_id == df:77:03:28 ja3=${hex.slice(0, 32)}`,
    `web07;K7Q3AH8MEB4N;${hex};${uuid}`,
  ],
}; // prettier-ignore

for (const [kind, lines] of Object.entries(kinds)) suite(kind, () => stay(lines));

suite('what is like these and secret', () =>
  areMasked([
    ['password=password1', 'password1'],
    ['auth=kQ7nTse3Zb', 'kQ7nTse3Zb'],
    ['SNMPv2-MIB::snmpTrapCommunity.0 = STRING: "kQ7nTse3Zb"', 'kQ7nTse3Zb'],
    [`https://example.webex.com/j.php?MTID=m${hex.slice(0, 32)}`, hex.slice(0, 32)],
    ['postgres://eva:Zx8kQ7nT@db1:5432/shop', 'Zx8kQ7nT'],
    [`token: ${base64}Q3`, base64],
  ])); // prettier-ignore
