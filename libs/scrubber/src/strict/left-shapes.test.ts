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
