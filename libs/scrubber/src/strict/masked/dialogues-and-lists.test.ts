import { suite } from 'node:test';
import { areMasked, stay, type SecretLine } from '../scrubbed-lines.fixture.ts';

const hex = '3fb28c93a1ce59d88eca41fba26a45053b5ad975c0733439b31389e3ad1aef34';
const word = 'basil.meadow.47';
const joined = 'cedar-pelican-82';

/** Lines that have a place for a secret which no key names, and the secret in it. */
const kinds: Readonly<Record<string, readonly SecretLine[]>> = {
  'arguments of commands': [
    [`: 1772197591:0;nmcli dev wifi connect lantern password ${joined}`, joined],
    [`ejabberdctl register eva example.org ${word}`, word],
    [`[zk: 10.0.0.7:2181(CONNECTED) 3] addauth digest super:${word}`, word],
    [`add password sw1.example.org {${word}} {${joined}}`, word],
    [`add password sw1.example.org {${word}} {${joined}}`, joined],
    [`vault kv put kv/orders db=${joined} queue=${word}`, joined],
    [`vault kv put kv/orders db=${joined} queue=${word}`, word],
    [`sudo -S systemctl restart web <<< '${word}'`, word],
    [`join with: ssh kQ7nTse3Zb8mWx2LpR4vY9cD1@lon1.example.org`, 'kQ7nTse3Zb8mWx2LpR4vY9cD1'],
    [`CHGUSRPRF USRPRF(OPSUSR) PASSWORD(KQ7NTSE3Z)`, 'KQ7NTSE3Z'],
    [`RDEFINE PTKTDATA CICSA SSIGNON(KEYMASKED(${hex.slice(0, 16).toUpperCase()}))`, hex.slice(0, 16).toUpperCase()],
    [`CMD: Password1 ${joined}`, joined],
    [`networksetup -setairportnetwork en0 lantern ${joined}`, joined],
    [`isql -v shopdsn eva ${word}`, word],
    [`doveadm auth test eva ${word}`, word],
    [`mosquitto_passwd -b /etc/mosquitto/pw eva ${word}`, word],
    [`bao kv put kv/orders db=${word}`, word],
    [`socks5 10.0.0.7 1080 eva ${word}`, word],
  ],
  'dialogues, packets and logs of mail': [
    [`-NickServ- IDENTIFY eva ${word}`, word],
    [`IP 10.0.0.7.30257 > 10.0.0.8.161:  C="47Basilmeadow_Q" GetRequest(28)  .1.3.6.1.2.1.1.3.0`, '47Basilmeadow_Q'],
    [`LDAP bindRequest simple: 0x${Buffer.from(word).toString('hex')}`, Buffer.from(word).toString('hex')],
    [`9453 auth2 = eva   auth3 = ${word}`, word],
    [`"command":{"find":"sessions","filter":{"_id":"kQ7nTse3Zb8mWx2LpR4vY9cD1aF6gH0j"}}`, 'kQ7nTse3Zb8mWx2LpR4vY9cD1aF6gH0j'],
    [`https://app.example.org/account/reset?uid=4711&t=kQ7nTse3Zb8mWx2LpR4vY9cD1aF6gH0j-w`, 'kQ7nTse3Zb8mWx2LpR4vY9cD1aF6gH0j'],
  ],
  'lists of users and records without names': [
    [`eva4\t*\t${word}\t10.0.0.7`, word],
    [`"eva" "${word}"`, word],
    [`mx.example.org:eva@example.com:${word}`, word],
    [`eva@example.org:${word}`, word],
    [`eva@example.org:{PLAIN}K3stre1_202:::::`, 'K3stre1_202'],
    [`in state {state,"10.0.0.7",5432,<<"eva">>,<<"47Basilmeadow_Q">>,#Ref<0.7.6.5>}`, '47Basilmeadow_Q'],
    [`{smtp, {"mx.example.org", 587, "app", "basil-meadow-kestrel"}}`, 'basil-meadow-kestrel'],
    [`{"keyName": "key1", "permissions": "FULL", "value": "${'kQ7nTse3Zb8/mWx2'.repeat(5)}AbC1=="}`, 'kQ7nTse3Zb8/mWx2'],
    [`ops = ENC(1024:${hex.toUpperCase()}:${hex.toUpperCase()}${hex.toUpperCase()})`, hex.toUpperCase()],
  ],
  'configuration': [
    [`\toption key '${joined}'`, joined],
    [` isis password md5 ${joined}`, joined],
    [` peer 10.0.0.7 password cipher ${word}`, word],
    [` local-user eva password irreversible-cipher ${word}`, word],
    [` snmp-agent community read cipher ${joined}`, joined],
    [`olcSyncrepl: {0}rid=002 bindmethod=simple binddn="cn=repl,dc=example,dc=org" credentials=${word} searchbase="dc=example"`, word],
    [`mysql::server::root_password: >-\n  47Basilmeadow_Q\nusers: 1`, '47Basilmeadow_Q'],
    [`# /etc/pve/priv/realm/corp.pw\n${word}\n# next`, word],
    [`# /var/lib/rabbitmq/.erlang.cookie\nQWERTKXZPLMNBVCGHJDS\n# next`, 'QWERTKXZPLMNBVCGHJDS'],
    [`login;name;initial_pw;guid\neva;Desk;${word};1\n`, word],
    [`| username | password | ha1 |\n+---+---+---+\n| eva | ${joined} | ${hex.slice(0, 32)} |\n`, hex.slice(0, 32)],
  ],
  'sentences': [
    [`For the appliance use support / ${word} (console only).`, word],
    [`creds are eva:${word}`, word],
    [`SSID lantern key ${joined}`, joined],
    [`OPER eva ${word}`, word],
    [`Kunde: Zugangsdaten sind eva und ${word}, danke`, word],
  ],
}; // prettier-ignore

for (const [kind, lines] of Object.entries(kinds)) suite(`a secret in ${kind}`, () => areMasked(lines));

suite('what stands in such places and is none', () =>
  stay([
    'use python2 / python3 for this',
    '"version" "v1.2.4b7"',
    'git@example.org:shop/web2.git',
    'int * buffer2',
    'eva@example.org:~/src3',
    "\toption key '2'",
    '/etc/app/db.password\n/etc/app/web7.conf\n',
    'ssh deploy@web07.example.org',
    'vault kv put kv/orders @orders.json',
  ])); // prettier-ignore
