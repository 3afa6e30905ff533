import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createScrubber } from '../../index.ts';

const scrubber = createScrubber({ rules: 'strict' });

/** Lines that tell a secret in words or numbers, and the secret in each. */
const secrets: readonly (readonly [line: string, ...secrets: string[]])[] = [
  // The one word behind a label, in languages other than English
  ['Adgangskode til databasen: 7maple', '7maple'],
  ['Passord for ruteren er satt: 9lykt', '9lykt'],
  ['Lösenord till servern: maple.river', 'maple.river'],
  ['Senha do roteador: maple.river', 'maple.river'],
  ['Hasło do panelu: 7klon', '7klon'],
  ['Wachtwoord van de printer: maple-river', 'maple-river'],
  ['Langattoman lähiverkon avain: maple-river-lantern', 'maple-river-lantern'],
  ['Trådløst nettverk, nøkkel: QWJZMRTKVB', 'QWJZMRTKVB'],
  ['2. Wi-Fi key of the attic is now QWJZMRTK7V', 'QWJZMRTK7V'],
  ['WLAN-Schlüssel für Gäste: QWJZ7MRTK', 'QWJZ7MRTK'],
  ['Wachtwoord is maple-river-77', 'maple-river-77'],
  ['hasło do sieci maple-river-lantern', 'maple-river-lantern'],
  ['Clave del wifi: mapleRiverLantern_', 'mapleRiverLantern_'],
  ['sticker: "Default WLAN key 7QWJZMRTKV8B"', '7QWJZMRTKV8B'],
  // Typographic quotes, and what a log repeats
  ['Mot de passe du coffre : « érable rivière lanterne »', 'rivière lanterne'],
  ['Kennwort lautet „Ahorn Fluss Laterne“', 'Fluss Laterne'],
  ['contraseña inválida para usuario «eva»: arce77rio', 'arce77rio'],
  ['falsches Passwort für eva: ahorn77', 'ahorn77'],
  ["passwd-file(eva,10.0.0.9): SSHA256(maple7river) != 'k3Tz9qLwP0'", 'maple7river'],
  ['@eva root pw on the old box is maple7 now', 'maple7'],
  ['TeamViewer ID 123 456 789 pw qwjzmr', 'qwjzmr'],
  ['[editor] Using password from /etc/editor/a.yaml : 3fb28c93a1ce59d8', '3fb28c93a1ce'],
  ['application password for eva: aB3d eF5g hI7j kL9m nO1p qR2s', 'aB3d eF5g', 'qR2s'],
  ['erlang cookie of this node is QWJZMRTKVBXPLNCHAFDG', 'QWJZMRTKV'],
  ["$ rabbitmqctl eval 'erlang:get_cookie().'\n'QWJZMRTKVBXPLNCHAFDG'\n", 'QWJZMRTKV'],
  ['Recovery codes for eva: 48151623 42108119', '42108119'],
  ['! U1 setvar "wlan.password" "maple river"', 'maple river'],
  ['VRRPv2, vrid 7, prio 100, authtype simple, addrs 10.0.0.9 auth "maple"', '"maple"'],
  // Behind a value that another rule masks
  ['user=eva password=mapleriver Autumn2016*', 'mapleriver', 'Autumn2016'],
  // Pairs
  ['wifi at the barn: ssid BARN / maple-river-lantern , ask eva', 'maple-river-lantern'],
  ['imap handler eva@example.org / maple.river', 'maple.river'],
  ['Test-Konto: eva / Maple7river', 'Maple7river'],
  ['Clé du réseau wifi : 3fb28c93a1ce59d88eca', '3fb28c93a1ce'],
  ['Password temporanea: maple.river', 'maple.river'],
  ['Mail app password qwjz mare vbxp lnch', 'vbxp lnch'],
  ['iDRAC: root/maple77', 'maple77'],
  ['Use 481516 as your maple verification code', '481516'],
  ['enter code 481516 to sign in', '481516'],
  // Doors, alarms and locks
  ['Code de la porte du garage : 4815B', '4815B'],
  ['le code porte est A4815', 'A4815'],
  ['Varaston ovikoodi 4815', '4815'],
  ['Kod do drzwi na zapleczu: 4815', '4815'],
  ['Vorhängeschloss 481', '481'],
  ['Candado: 4815', '4815'],
  ['14:02 Anlage gesperrt, mit 481516 freigeschaltet', '481516'],
  ['disarmed with code 481516', '481516'],
  ['{"user":"eva","mfa":"481516"}', '481516'],
  // Vouchers, cards, keys of products, recovery keys
  ['Guest Pass: Full Name = Eva Lund  Key = QWJZM-RTKVB  Expires = never', 'QWJZM-RTKVB'],
  ['hotspot voucher 17 code k7wq3z valid 2 days', 'k7wq3z'],
  ['card[number]=4539578763621486&card[cvc]=129', '4539578763621486'],
  ['<CardNumber>5425233430109903</CardNumber>', '5425233430109903'],
  ['Kreditkarte: 4539 5787 6362 1486', '4539 5787'],
  ['vmware -- serial number: QW3ZM-RT7VB-XPLN4-CHAF6-DG8QW', 'QW3ZM-RT7VB'],
  ['slmgr /ipk, product key QW3ZM-RT7VB-XPLN4-CHAF6-DG8QW', 'QW3ZM-RT7VB'],
  [
    '$ systemd-cryptenroll /dev/sdc --recovery-key\ncbdefghi-jklnrtuv-bcdefghi-nrtuvcbd-efghijkl-uvcbdefg-hijklnrt-ghijklnr\n',
    'cbdefghi-jklnrtuv',
  ],
  ['Matrix security key: EsTa 7qWz mRtK vBxP lNcH aFdG 8qWj 3zMr tKvB xPlN cHaF dG8q', 'EsTa 7qWz'],
  // Libraries, chats, modems, SAS, the kernel's audit, consoles
  ['SIP2 << 9300CNeva|COmaple77|CPmain|AY0AZF1B2', 'maple77'],
  ['2300120261130    101112AOMAIN|AA4815162342|ACmaple7|AD4815|AY1AZ0000', 'maple7', '4815|'],
  [
    '<ns:AuthenticationInputData>4815</ns:AuthenticationInputData>\n<ns:AuthenticationInputType>PIN</ns:AuthenticationInputType>',
    '4815',
  ],
  ['/mode #ops +lk 20 maple77', 'maple77'],
  ['MODE #ops +k maple', 'maple'],
  ['/msg ChanServ identify #ops maple77\n', 'maple77'],
  ['*nickserv> set maple.river\n', 'maple.river'],
  ['AT+CPIN="48151623","4815"', '48151623', '"4815"'],
  ['AT+CPWD="SC","4815","1623"', '4815', '1623'],
  ['    auth_pass maple } }', 'maple'],
  ['readonly-community: { "maple77": { access: { any: {} } } }', 'maple77'],
  ['snmpv3 user "eva" auth md5 "maple@7" priv des "river@7"', 'maple@7', 'river@7'],
  ['set work.orders(read=maple write=river);', 'maple', 'river'],
  ['type=TTY msg=audit(1.2:3): tty pid=7 uid=0 ses=3 comm="su" data=6D61706C6537726976657237', '6D61706C6537'],
  ['<secret type="static">maple-river</secret>', 'maple-river'],
  [">>> Hash::check('maple77', $u->password)", 'maple77'],
  ["user.set_password('maple77')", 'maple77'],
  ['>>> decrypt($row->value)\n=> "maple river"', 'maple river'],
];

const harmless = [
  'Adgangskode til databasen: ændret',
  'Passord for ruteren er: utløpt',
  'Senha do roteador: config.ini',
  'Contraseña del servidor: ver la wiki',
  'Adgangskoden er udløbet, brugeren skal vælge en ny.',
  'Salasana vanhenee 2026-12-24',
  'Schlüssel der Tabelle: kunde-id',
  'WLAN-Schlüssel für Gäste: siehe Aushang',
  'Le champ « mot de passe » est vide',
  'falsches Passwort für eva: Versuch 3',
  'incorrect password for eva: 10.0.0.9',
  '"GET / HTTP/1.1" 200',
  'Passwort ist abgelaufen',
  'Kennwort muss 8-stellig sein',
  'hasło do konta wygasło',
  'VRRPv2, vrid 7, authtype none, addrs 10.0.0.9',
  'setvar "wlan.essid" "maple"',
  'Using password from /etc/editor/a.yaml',
  'login: eva / read-only',
  'wifi: guest / guest-portal',
  'account eva / 2026-11-30',
  'Code de la porte : voir Eva',
  'padlock 2026 model',
  'Candado 45 EUR',
  'bike lock for room 4815',
  'order 4539578763621486 shipped',
  'card number 4539578763621487 refused',
  'card: SIM 8949022000000000000',
  'serial number: QWJZM-RTKVB',
  'recovery key: see the paper in the safe of the attic',
  'SIP2 >> 24  20261130|AEEva Lund|AA4815162342|BLY|',
  '(ABBREVIATED|ABSTRACT|ADD|ALIASES|ALIGN|COLOR|END)',
  'MODE #ops +o eva',
  '/msg NickServ set password\n',
  'read=12 write=4096 alter=0',
  'disk(read=12 write=3) done in 4 ms',
  'Hash::make($request->password)',
  '=> "maple river"',
  'the password on the login page is required',
  'Erlang cookie hash: 7LcDqni5Q6IpAJ3LxqGWSg==',
  'gift voucher code is invalid',
  'with 1024 entsperrt',
  'an app password must have some more signs',
  'ipmi admin/readonly',
  'wait 120000 to confirm',
  'use 3306 to log in',
];

suite('secrets that are told', () => {
  for (const [line, ...values] of secrets)
    test(`are masked: ${line.slice(0, 90)}`, () => {
      const output = scrubber.line(line);
      for (const value of values) assert.ok(!output.includes(value), output);
      assert.equal(scrubber.line(output), output);
    });
  for (const line of harmless)
    test(`and what looks alike stays: ${line}`, () => assert.equal(scrubber.line(line), line));
});
