import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { scrubberFactory } from '../../index.ts';

const create = scrubberFactory({ rules: 'strict' });

const hex = (length: number): string =>
  '3fb28c93a1ce59d88eca41fba26a45053b5ad975c0733439b31389e3ad1aef34'.slice(0, length);
const mixed = 'Zk83hTq0wLmX2vB7nR4yC9pD1sF6gJ5aQeW0iUoPz3M4tYbHcVxNd';

/** Lines with a secret, by the programs and makers that write them so. */
const shapes: Readonly<Record<string, readonly (readonly [line: string, secret: string])[]>> = {
  'communities of SNMP (ZTE, RouterOS, FortiOS, ILOM)': [
    ['snmp-server host 10.58.56.133 trap version 2c 1Xpu7iB5RL enable NOTIFICATIONS', '1Xpu7iB5RL'],
    ['snmp-server host 10.58.56.133 informs version 2c 1Xpu7iB5RL', '1Xpu7iB5RL'],
    [
      '/snmp community\nset [ find default=yes ] disabled=yes\nadd addresses=10.1.1.7/32 name=noi6p98uiq\n',
      'noi6p98uiq',
    ],
    ['config system snmp community\n    edit 1\n        set name "Br4mble_9"\n    next\n', 'Br4mble_9'],
    ['-> set /SP/services/snmp/communities/ott3r.Wal32 permission=rw', 'ott3r.Wal32'],
  ],
  'keys between access points (OpenWrt, hostapd)': [
    [`\toption r1kh '12:d2:d6:14:f1:47,91:f5:a3:00:29:d8,${hex(64)}'`, hex(64)],
    [`r0kh=02:01:02:03:04:05 r0kh-1.example ${hex(32)}`, hex(32)],
  ],
  'lists of users (strongSwan, pppd, netrc, UUCP, NIS)': [
    [': PKCS12 roadwarrior.p12 "Timber_37264"', 'Timber_37264'],
    [': ECDSA server.key "Timber_37264"', 'Timber_37264'],
    ['"8706844611@isp.example" * "12671774"\n', '12671774'],
    ['eva99\tl2tpd\tcobalt-harbor-timber\t10.176.223.10\n', 'cobalt-harbor-timber'],
    ['machine ftp.example\n\tlogin eva\n\tpassword cW0kdq3P3S8\n\taccount sp4rrow.Nettle79\n', 'sp4rrow.Nettle79'],
    [`unix.6068@corp ${hex(48)}:${hex(64)}`, hex(64)],
  ],
  'passwords hashed by DES (passwd, shadow, NIS)': [
    ['eva9:eEx.GGboBd82q:7312:100:Eva:/home/x:/bin/csh', 'eEx.GGboBd82q'],
    ['eva:ut5j8n/Do15j4:19840:7:91:28:::', 'ut5j8n/Do15j4'],
  ],
  'phones, meters and devices (Avaya, Zigbee2MQTT, Steam)': [
    ['SET PROCPSWD 5504086\n', '5504086'],
    [`z2m: install code added: ${hex(36)} for 0x8193d1a0734e5519`, hex(36)],
    [`LogSteam: GSLT -> ${hex(32).toUpperCase()}`, hex(32).toUpperCase()],
  ],
  'tokens in paths (Home Assistant, ThingsBoard)': [
    [`"POST /api/webhook/${hex(64)} HTTP/1.1" 200`, hex(64)],
    ['POST /api/v1/ZQV4ZmFpPzDHoVuOFchO/telemetry {"temperature":20}', 'ZQV4ZmFpPzDHoVuOFchO'],
  ],
  'tools of Oracle and Db2 (FNDCPASS, JD Edwards)': [
    ['FNDCPASS apps/Marble_77007 0 Y system/2wVf2JxiS1 USER EVA new', 'Marble_77007'],
    ['FNDCPASS apps/Marble_77007 0 Y system/2wVf2JxiS1 USER EVA new', '2wVf2JxiS1'],
    ['ORACLE DBINITREQ conn=10.218.120.46 eva/Marble_44084@JDE920', 'Marble_44084'],
    ["CONNECT TO 'stores@tcp' USER 'eva' USING '3mb3r.Wicker89';", '3mb3r.Wicker89'],
    [`INSERT INTO tokens VALUES ('${hex(64)}', now())`, hex(64)],
  ],
  'machines that pay (payShield, jPOS)': [
    [`    key-under-lmk: U${hex(32).toUpperCase()}`, hex(32).toUpperCase()],
    [`<field id="120" value="ZPK:U${hex(32).toUpperCase()}"/>`, hex(32).toUpperCase()],
    ['    clear component 1: FBC1 5851 5E8B 2972 D792 677C 1F47 27A5', '5E8B 2972'],
    ["HNSHA:6:2+7006832++312454xLWK:393588'", '312454xLWK'],
    ["HNSHA:6:2+7006832++312454xLWK:393588'", '393588'],
  ],
  'sentences that say whose it is (Moodle, Samba, Postfix, Tomcat, RabbitMQ)': [
    ['Moodle enrol key for "Safety 9": Willow_24672 ok', 'Willow_24672'],
    [`nt_password hash for eva: ${hex(32).toUpperCase()}`, hex(32).toUpperCase()],
    ['xsasl_dovecot_server_next: decoded response zmkjwz074pw6', 'zmkjwz074pw6'],
    [`ManagerBase Session ${hex(32).toUpperCase()}.node1 expired`, hex(32).toUpperCase()],
    ["rabbitmqctl eval 'erlang:get_cookie().' => 'LRKVNPTOJCGDNUWMWSWW'", 'LRKVNPTOJCGDNUWMWSWW'],
  ],
  'clients and scripts (Exim, irssi, Expect, security, iOS)': [
    ['client_send = ^eva^Cinder_47951', 'Cinder_47951'],
    ['autosendcmd = "/^msg nickserv identify Candle_22184;wait 2000";', 'Candle_22184'],
    ['expect -re "Password: ?$"\nsend -- "Tundra_26704\\r"\n', 'Tundra_26704'],
    ['$ security set-key-partition-list -S apple-tool:,apple: -s -k Willow_64042 build.keychain', 'Willow_64042'],
    ['{ acct = "eva"; "v_Data" = "br4mbl3.Pepper28"; svce = "com.login"; }', 'br4mbl3.Pepper28'],
  ],
  'sessions, codes and hashes by their form (Salesforce, Google, Magento, AuthMe, Passport, ZNC)': [
    [`sessionId|"00D52coM5vO8ati!AQL.${mixed}"`, mixed],
    [`serverAuthCode=4/0A${mixed}`, mixed],
    [`base64${mixed.slice(0, 43)}=`, mixed.slice(0, 43)],
    [`eva,$SHA$${hex(16)}$${hex(64)},10.25.71.64`, hex(64)],
    [`"salt" : "${hex(64)}", "hash" : "${hex(64).repeat(4)}"`, hex(64)],
    [`\t\tMethod = SHA256\n\t\tHash = ${hex(64)}\n`, hex(64)],
  ],
  'tunnels that know a user by a UUID or a word (VLESS, Shadowsocks)': [
    ['vless://b48de37c-49a8-4abe-8333-84b660c05634@198.51.100.149:443?security=reality', 'b48de37c'],
    ['ss://YWVzLTI1Ni1nY206VngxaWUtU1VVNkQtV0pzdzA=@198.51.100.58:8388', 'YWVzLTI1Ni1n'],
  ],
};

/** What is said likewise, and no secret. */
const harmless: readonly string[] = [
  'snmp-server host 10.58.56.133 trap version 2c',
  'add address=10.1.1.7/24 interface=ether1 name=lan',
  'cache key for the index page: a81bd02f6c',
  'public key for eva: Willow_24672',
  'checksum hash for data.bin: 3fb28c93a1ce59d88eca41fba26a4505',
  'POST /api/v1/organisations12345678/members {"page":2}',
  'component 1: 4 items',
  'KCV: 08D7B4',
  'send "ls -la\\r"',
  'SET LOG_LEVEL 7',
  'wss://cluster-a7f3e9@10.1.1.7:443/socket',
  'session expired after 1800 s',
  'account eva77 created',
  "INSERT INTO tokens VALUES (1, 'active', now())",
  'eva:x:7312:100:Eva:/home/eva:/bin/csh',
  'eva:*LK*:19840:7:91:28:::',
  'mount data.volume01:/home/x',
  'http header 00D: 52 bytes!',
];

suite('the rule set "strict" on secrets in shapes of other programs', () => {
  for (const [kind, lines] of Object.entries(shapes))
    test(`masks ${kind}`, () => {
      for (const [line, secret] of lines) assert.ok(!create().line(line).includes(secret), line);
    });

  test('leaves what is said likewise and is none', () => {
    for (const line of harmless) assert.equal(create().line(line), line);
  });
});
