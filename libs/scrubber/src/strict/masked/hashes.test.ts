import { suite } from 'node:test';
import { areMasked, stay, type SecretLine } from '../scrubbed-lines.fixture.ts';

const hex = (length: number): string => digits.repeat(2).slice(0, length);
const digits = '3fb28c93a1ce59d88eca41fba26a45053b5ad975c0733439b31389e3ad1aef34';
const base64 = 'K3vQ9xTz7c1Wn0bLr5YaJq8mPdXfGhUeSo2iTyZ4kVwC6B1sNlMnE8uRt0pAx4QhZ7';

/** Texts, and the secrets in each, that are a hash, a key or an answer in hexadecimal or base64. */
const secrets: readonly SecretLine[] = [
  // Users of SNMP, as many makers write them
  [`snmp-server user mon RO v3 localized 8000a1b2c3 auth sha256 ${hex(64)} priv aes256 ${hex(32)}`, hex(64), hex(32)],
  [`snmp-server user mon RO v3 auth md5 encrypted 105A0E18 priv aes 128 encrypted 0521091A`, '105A0E18', '0521091A'],
  [`snmpv3 user mon auth sha auth-pass ciphertext AQBapX priv aes priv-pass plaintext maple_River`, 'AQBapX', 'maple_River'],
  [`configure snmpv3 add user "mon" authentication sha "maple" privacy aes "River8"`, '"maple"', 'River8'],
  [`snmp-agent usm-user v3 mon ops cipher authentication-mode sha ${hex(40)} privacy-mode aes128 ${hex(32)}`, hex(40)],
  // Hashes of passwords, as servers and tools keep them
  [`eva:1107:XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX:${hex(32).toUpperCase()}:[W          ]:LCT-5F0A1B2C:`, hex(32).toUpperCase()],
  [`eva:4096:${hex(32)}:${hex(64).slice(32)}`, hex(32), hex(64).slice(32)],
  [`    * NTLM     : ${hex(32)}`, hex(32)],
  [`      aes256_hmac       (4096) : ${hex(64)}`, hex(64)],
  [`| app | % | *${hex(40).toUpperCase()} |`, hex(40).toUpperCase()],
  [`APPUSER                        3FB28C93A1CE59D8  S:${hex(60).toUpperCase()}`, '3FB28C93A1CE59D8'],
  [`bind => [eva, ${hex(40)}, salt=8eca41fb]`, hex(40)],
  [`  - "traefik.basicauth.users=eva:$$2a$$10$$${base64.slice(0, 53)}"`, base64.slice(0, 40)],
  [`<Password algo="1" hash="${base64.slice(0, 43)}" salt="x"/>`, base64.slice(0, 43)],
  [`<cfLuceeConfiguration default-hspw="${hex(64)}" version="5.3">`, hex(64)],
  [`password operator user-name "eva" sha256 "${hex(64)}"`, hex(64)],
  [`user eva group ops password ciphertext AQBap${base64}`, base64],
  [`mgmt-user eva root ${hex(42)}`, hex(42)],
  [`add aaa user eva -password ${hex(96)} -encrypted`, hex(96)],
  [`        key = 7 0961F1B0A001E1E07`, '0961F1B0A001E1E07'],
  [`     key ${hex(32)} 7 ${hex(64)} fallback`, `7 ${hex(64)}`],
  // Answers to challenges
  [`Proxy-Authorization: Digest username="7", nonce="17/1a", uri="sip:a", response="${hex(32)}", algorithm=MD5`, hex(32)],
  [`DIGEST-MD5: qop=auth,nc=00000001,response=${hex(32)},maxbuf=4096`, hex(32)],
  [`(3)   MS-CHAP-Response = 0x0001${hex(64)}${hex(32)}`, hex(64)],
  [`         response: ${(hex(48).match(/../g) ?? []).join(':')}`, '3f:b2:8c'],
  [`Authorization: NTLM TlRMTVNTUAADAAAAGAAY${base64}`, base64],
  // Private numbers, encrypted secrets, tickets, sessions
  [`{"D":"${base64}==","DP":"${base64}","Exponent":"AQAB","InverseQ":"${base64}=","Modulus":"x"}`, base64],
  [`<RSAKeyValue><Modulus>x</Modulus><Exponent>AQAB</Exponent><P>${base64}</P><DQ>\n${base64}=\n</DQ></RSAKeyValue>`, base64],
  [`<password>{AQAAABAAAAAw${base64}=}</password>`, base64],
  [`Cookie "PBSAuthCookie" is PBS:eva@pam:65A1B2C3::${base64}${base64}==`, base64],
  [`{"name":"SAMLResponse","value":"PHNhbWxwOlJlc3BvbnNl${base64}"}`, base64],
  [`GET /acs?SAMLart=AAQAA${base64} 302`, base64],
  [`MRHSession=${hex(32)}; LastMRH_Session=${hex(8)}`, hex(32)],
  [`[{"name":"iPlanetDirectoryPro","value":"AQIC5w${base64}*"}]`, base64],
  // Keys of subscribers of mobile networks
  [`subscriber imsi 262017 update aud3g milenage k ${hex(32)} opc ${hex(64).slice(32)}`, hex(32), hex(64).slice(32)],
  [`[amf] DEBUG: K_NAS_enc: ${hex(32)} KgNB=${hex(64)}`, `: ${hex(32)}`, hex(64)],
  [`262017000000007;${hex(32).toUpperCase()};${hex(64).slice(32).toUpperCase()};8000`, hex(32).toUpperCase(), hex(64).slice(32).toUpperCase()],
  [`{"k": "3FB28C93 A1CE59D8 8ECA41FB A26A4505", "amf": "8000"}`, '3FB28C93'],
  // What directories, registries and files of settings hold
  [`sambaNTHash: ${hex(32)}`, hex(32)],
  [`ntPwdHistory:: ${base64}=`, base64],
  [`Numerical Password:\n  ID: {7B21582E}\n  Password:\n  481516-234207-108119-481516-234207-108119-481516-234207`, '481516-234207'],
  [`PassLM    ${hex(32).toUpperCase()}`, hex(32).toUpperCase()],
  [`password 51:b:AQAAANCMnd8BFdERjHoAwE/Cl+s${base64}`, base64],
  [`eva = -hashed-${hex(40)},${hex(32)}`, hex(40)],
  [`BitLocker password hash: ${base64.slice(0, 22)}==`, base64.slice(0, 22)],
  [`composer config http-basic.repo.example.org eva ${hex(32)}`, hex(32)],
  [`nsupdate> key hmac-sha512:axfr ${base64}==`, base64],
  [`App ${hex(32)}-7b21582e-874f-4fbe-9af6-193bdde94975`, hex(32)],
  [`GET /data/2.5/weather?q=Oslo&appid=${hex(32)}`, hex(32)],
  [`sent [CHAP Response id=0x7 <${hex(32)}>, name = "eva"]`, hex(32)],
  // What commands take, and show
  [`ipmitool -I lanplus -H bmc7 -U root -k ${hex(40)} sol activate`, hex(40)],
  [`ykpersonalize -2 -ochal-resp -a${hex(40)}`, hex(40)],
  [`qemu-img convert --object secret,id=s0,format=base64,data=${base64}= a b`, base64],
  [`${hex(32)} Node,Proxy 12 Mar 25 10:00 UTC`, hex(32)],
  [`eva@ldap!ci 7b21582e-874f-4fbe-9af6-193bdde94975`, '7b21582e-874f'],
  [`algoliasearch("QX7", "${hex(32)}")`, hex(32)],
  [`bot.run('Nzg5.MmhWgp.${base64.slice(0, 50)}')`, base64.slice(0, 50)],
  [`tier 0: https://t.example.org/${hex(40)}/announce`, hex(40)],
  [`$ openssl rand -hex 24\n${hex(48)}\n`, hex(48)],
  [`==> /etc/zabbix/agent2.psk <==\n${hex(64)}\n`, hex(64)],
  [`KEK component 2: ${hex(32).toUpperCase()} KCV 9E0061`, hex(32).toUpperCase()],
  [`type=TTY msg=audit(17.6:12): tty pid=7 uid=0 major=136 comm="su" data=4B726F6B6F64696C370D`, '4B726F6B'],
]; // prettier-ignore

const harmless = [
  'snmp-server user mon RO v3 auth sha',
  'snmp-server group RO v3 auth read ALL',
  `WWW-Authenticate: Digest realm="a", nonce="17/1a", opaque="${hex(32)}"`,
  `MS-CHAP-Challenge = 0x${hex(32)}`,
  `{"Exponent":"AQAB","Modulus":"x"}`,
  `AUTH_KEY_ID = ${hex(40)}`,
  'NSC_AAAC cookie is missing',
  'HTTPBasicAuth("user", "password")',
  'client.run("MATCH (n) RETURN count(n)")',
  'udp://tracker.example.org:1337/announce',
  'https://example.org/updates-for-members/announce',
  `image ${hex(32)} Node 2 of 3`,
  'ssl_certificate_key /etc/nginx/a.key;\nssl_protocols TLSv1.3',
  `eva:1000:1000:Eva Lund:/home/eva`,
  `agent.deb:40960:${hex(32)}:${hex(64).slice(32)}`,
  `apt-get -y install ipmitool`,
  `{"path": "a", "k": "v"}`,
];

suite('keys, hashes and answers in hexadecimal and base64', () => {
  areMasked(secrets);
  suite('and what looks alike', () => stay(harmless));
});
