import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createScrubber } from '../index.ts';

const hex = (length: number): string =>
  '3fb28c93a1ce59d88eca41fba26a45053b5ad975c0733439b31389e3ad1aef34'.slice(0, length);

/** Lines, and the secret in each, that are neither a vendor's nor behind a word for a password. */
const shapes: readonly (readonly [line: string, secret: string])[] = [
  [`  option httpchk GET / HTTP/1.1\\r\\nX-Probe-Secret:\\ ${hex(24)}`, hex(24)],
  [`npm ERR! 403 - authToken 7b21582e-874f-4fbe-9af6-193bdde94975 lacks scope`, '7b21582e-874f-4fbe-9af6-193bdde94975'],
  [
    `{"msg":"keyFile mismatch","attr":{"keyfile":"DGYBbBA6cFKwrlSVhMOPU3WXVs1HB3/gveZVyflrnPH1TKHyNZ"}}`,
    'DGYBbBA6cFKwrlSVhMOPU3WXVs1HB3/gveZVyflrnPH1TKHyNZ',
  ],
  [`password={AES}+xqMnaUKuw1WHPwHLXziy+8Ohp3E0v0Q`, 'xqMnaUKuw1WHPwHLXziy'],
  [`"imap": ["batchuser", "XaN82Q\\u003eQR4fg"], "quota": 5`, 'QR4fg'],
  [`"notes": "Backup codes: 96616462 33453445"`, '33453445'],
  [`recovery codes are k3j4-99xa, m2n8-77qp`, 'm2n8-77qp'],
  [`Key for svc/web@EXAMPLE: ${hex(64)}`, hex(64)],
  [`signing with ed25519 seed=${hex(64)}`, hex(64)],
  [
    `seed phrase (main): cobalt rocket island oyster hammer saddle engine orbit marble basket pepper candle`,
    'cobalt rocket island oyster hammer saddle engine orbit marble basket pepper candle',
  ],
  [
    `const mnemonic = "cobalt rocket island oyster hammer saddle engine orbit marble basket pepper candle";`,
    'cobalt rocket',
  ],
  [`first-login passphrase is salmon velvet ember thunder orbit`, 'salmon velvet'],
  [`Frase_secreta=willow needle meadow rocket tundra`, 'willow needle'],
  [`main.Creds{Login:"ann", Phrase:"juniper sparrow vanilla", Realm:"EXAMPLE"}`, 'juniper sparrow'],
  [`accounts: ["0x${hex(64)}"],`, hex(64)],
  [`static const u1_t PROGMEM APPKEY[16] = { 0x24, 0xE7, 0x53, 0x32, 0x05, 0xCC, 0xEA, 0x14 };`, '0x24, 0xE7'],
  [`uint8_t aes_key[] = { 0xE8, 0xB5, 0x70, 0x73, 0xE2, 0x4F, 0x26, 0xD7 };`, '0xE8, 0xB5'],
  [`me %any : XAUTH 'e5HDOcnGs-ie'`, 'e5HDOcnGs-ie'],
  [`configuration 'psk' value 'Z5ZP--Wr_H=0BPsX+V' loaded`, 'Z5ZP--Wr_H'],
  [`"NEO4J_AUTH=neo4j/dhr!s3_Kf_vBuk",`, 'dhr!s3_Kf_vBuk'],
  [`BASIC_AUTH_USERS=ops:q0-12.3zmW_g3,qa:s3l2V.!PM2l`, 's3l2V.!PM2l'],
  [
    `a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:Yzdv/kfYcn765IPo6rBdwkfy1y2Eb9W4/fFOYQd9`,
    'Yzdv/kfYcn765IPo6rBdwkfy1y2Eb9W4',
  ],
  [`wsUrl: "wss://mainnet.example.io/ws/v3/${hex(32)}",`, hex(32)],
  [`  fastcgi_param DB_PASSWORD hunter2x9;`, 'hunter2x9'],
  [`<password><plain>hunter2x9</plain></password>`, 'hunter2x9'],
  [`wep_key0="hunter2x9"`, 'hunter2x9'],
  [`user=turn:Winter2024!`, 'Winter2024!'],
  [`BUNDLE_GEMS__EXAMPLE__ORG: "ci:Winter2024!"`, 'Winter2024!'],
  [`//nas.example.org/home /mnt/h cifs user=svc%Winter2024!,vers=3.0 0 0`, 'Winter2024!'],
  [`curlftpfs#ftp:Winter2024!@ftp.example.org /mnt/ftp fuse rw 0 0`, 'Winter2024!'],
  [`lftp -e "mirror; quit" -u svc,k3Tz9qLwP0 ftp.example.org`, 'k3Tz9qLwP0'],
  [`"bob" * "Winter2024!" *`, 'Winter2024!'],
  [`POST https://chat.example.net/hook/k3Tz9qLwP0 200`, 'k3Tz9qLwP0'],
  [`mail,https://mail.example.org,bob,Winter2024!`, 'Winter2024!'],
  [`| Grafana | admin | Winter2024! |`, 'Winter2024!'],
  [`unlocked the door with access code 4711`, '4711'],
  [`  option pincode '8596'`, '8596'],
  [`menu: cashier 92 entered manager passcode 009746`, '009746'],
  [`Your passcode is 029967, valid for 5 minutes`, '029967'],
  [`safe combination is 35-86-70, left first`, '35-86-70'],
  [`<Voice_Mail_PIN>2984</Voice_Mail_PIN>`, '2984'],
  [`Installer code (panel 1): 913365`, '913365'],
  [`AES key for maple.pak: 0x${hex(64).toUpperCase()}`, hex(64).toUpperCase()],
  [`PRAGMA key = "x'${hex(64)}'"`, hex(64)],
  [`  Master secret (from keylog): ${hex(48)}`, hex(48)],
  [`  ALTUSER OPS44 PASSWORD(8JUJ7OL5) NOEXPIRED`, '8JUJ7OL5'],
  [`  option key 'mammoth pigeon'`, 'mammoth pigeon'],
  [`phrase: yodel quail`, 'yodel quail'],
  [`SELECT * FROM shop.sessions WHERE sid = '3iCksJ9MYeqSYt-XiD41jlxnjz3_fW67wBZ5BxsA'`, '3iCksJ9MYeqSYt'],
  [`DETAIL:  Key (session_id)=(${hex(40)}) already exists.`, hex(40)],
  [`#1 /var/www/src/Auth.php(51): Db::login('a@example.com', '0yst3r?972')`, '0yst3r?972'],
  [`sending text "Your login code is 298350. Do not share it."`, '298350'],
  [`<div>clave del wifi de invitados: <code>harbor-oyster-basket-62</code></div>`, 'harbor-oyster-basket-62'],
  [`"cgisessid" => "${hex(32)}",`, hex(32)],
  [`    'auth': ('deploy', 'candle-jasper-candle6'),`, 'candle-jasper-candle6'],
];

const harmless = [
  'passphrase is not set for this key',
  'Enter passphrase for key: (empty for no passphrase)',
  'the phrase "does not match any known word list" is shown',
  'block hash 0x1cd74980b07d98ab0a12172c11c49fa95975f78ad240e04071d3fd9dbfa8b557',
  'txHash: "0x1cd74980b07d98ab0a12172c11c49fa95975f78ad240e04071d3fd9dbfa8b557",',
  'const header = [0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x00, 0x00];',
  'exit codes: 0 1 2',
  'security error Code=1035 in 2048 ms',
  'postal code 80331, status code 4001',
  'pin_length=8, pin retries 3',
  '    checksum/secret: 559b75701e01ad89b81a4550c2bd7e3f9ca37ff490a078f9b18a5326ed77cbd2',
  'Cache saved with key: node-cache-Linux-npm-48f4919d262289365f776306d83ab152',
  'wifi_ssid: engine-iot',
  'auth,host=web failed_password=37i,token_refresh=26i 1716886449000000000',
  'retry_times=4 chunk="62c99884c359cdfae663ba382924e0c9"',
  '    ssh_authorized_keys: ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIL7de71+8Tbjwo6RX2nPv0Y0eCVEbn4AatBDuu4W99mI ann@web"]',
  '$ gcloud secrets versions access latest --secret=tulip',
  'lotus.example.org. 3600 IN DNSKEY 257 3 13 nHJjPRVG7s+SFra9PwTD62NCVlAM3YVpU16ACBpUQJ5hE8VHtf0SyS3mpJIJE2VF',
  '  <wsse:Nonce EncodingType="Base64Binary">QYMRykiFE9cGNHgSL0VbfI==</wsse:Nonce>',
  '  username: YWRtaW4=',
];

suite('secrets of other shapes', () => {
  for (const [line, secret] of shapes)
    test(`are masked: ${line.slice(0, 90)}`, () => {
      const output = createScrubber({ rules: 'strict' }).line(line);
      assert.ok(!output.includes(secret), output);
      assert.equal(createScrubber({ rules: 'strict' }).line(output), output);
    });
  for (const line of harmless)
    test(`and what looks alike stays: ${line}`, () =>
      assert.equal(createScrubber({ rules: 'strict' }).line(line), line));
});
