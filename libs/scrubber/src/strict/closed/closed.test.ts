import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { scrubberFactory } from '../../index.ts';

const newScrubber = scrubberFactory({ rules: 'closed' });
const line = (text: string): string => newScrubber().line(text);

/** Secrets with nothing around them that says so: `strict` leaves these. */
const masked: readonly (readonly [line: string, secret: string])[] = [
  ['restarted with glacier3213nectar on node-4', 'glacier3213nectar'],
  ['+ ./deploy.sh production TunnelCactus6548 mx1', 'TunnelCactus6548'],
  ['wifi = paddle ember falcon', 'paddle ember falcon'],
  ['338 => 726320,Ann,ann@example.com', '726320'],
  ['  homekit: {x: 905-25-852}', '905-25-852'],
  ['app.crypto.k=e4e232db177715917e3c77f817e96a9c', 'e4e232db177715917e3c77f817e96a9c'],
  ['0: 8b 15 43 2e 9d 60 94 38 8f 3e 1a f1 e7 64 cd cf', '8b 15 43 2e'],
  ['  option pincode 8596', '8596'],
  ['key turnip bottle', 'turnip bottle'],
  ['    zeppelin squid saffron', 'zeppelin squid saffron'],
  ['hec ddef81a6-5cdd-2bd9-5a67-a0030590c108', 'ddef81a6-5cdd'],
  ['keyring: 381f a110 488f c0ae 978f 2473 5dd5 bd08', '381f a110'],
  ['unlock pattern 144282275', '144282275'],
  ['recovery 392814-327166-835059-515225-620876-296944', '392814-327166'],
  ['YYTKVMRC', 'YYTKVMRC'],
  ['{"text":"codes:\\n06709934\\n18648501"}', '06709934'],
  ['- S7V5-GW9E-9CFJ-5AM7-CP8H', 'S7V5-GW9E-9CFJ-5AM7-CP8H'],
  ['demo login is Погода97, ask Ann', 'Погода97'],
  ['Wi-Fi: lokaal-zomer-één-fiets', 'lokaal-zomer-één-fiets'],
  ['remote: admin / Minka_Zurich.', 'Minka_Zurich'],
  ['it is `ASDFtyui!` as before', 'ASDFtyui'],
  ['user pierre using azerty-29', 'azerty-29'],
  ['  6. 7955 8870', '7955 8870'],
  ['application code 3ox2 dg2c 803p wo10', '3ox2 dg2c 803p wo10'],
  ['your code is 0 6 0 1 1 6', '0 6 0 1 1 6'],
  ['snmp_community tricking', 'tricking'],
  ['first pet, answer: schnuffi', 'schnuffi'],
  ['alarm code 8885', '8885'],
  ['activation 79407794985993008750', '79407794985993008750'],
  ['GET /v3/import/2m3g9ca2hs6hnqxi1fwzbj_c-m-3jkts.yaml', '2m3g9ca2hs6hnqxi1fwzbj'],
  ['vmess, uuid: cfb87a8b-a6d7-4c9e-a09c-3b0c415771af', 'cfb87a8b'],
  ['plain text hunt is zeppelin, as ever', 'zeppelin'],
  ['user ann:Opal_summer_chaussette', 'Opal_summer_chaussette'],
  ['key = "\\x46\\x73\\x08\\x57\\x30\\x2f\\x52\\x4b"', '46\\x73'],
  ['shift note: key box 437-53', '437-53'],
  ['operator 5145 accepted', '5145'],
  ['digicode 8633B, until Friday', '8633B'],
  ['safe 39 - 26 - 18', '39 - 26 - 18'],
  ['line 14: ann,r95?y5Um,Claire', 'r95?y5Um'],
  ['sms "nhqjz bs6vvl getver"', 'nhqjz'],
  ['AES key [-27, 50, 93, -10, 16, 12, -66, 39, 57, 30, -94, 73]', '-27, 50'],
  ['agent \u8bf8\u845b\u5fd7\u5f3a8', '\u8bf8\u845b\u5fd7\u5f3a8'],
  ['auth sha caba5821270d9c17d374fab22c1e4637ca974267', 'caba5821270d9c17d374fab22c1e4637ca974267'],
];

const harmless = [
  '2026-11-27T10:00:00Z INFO web: GET /api/orders/17 200 in 31 ms',
  'Nov 27 10:00:00 host kernel: eth0: link up, 1000 Mbps, full duplex',
  'commit: de68c2ddd20a532653f972297376f1cf2b5093fd',
  'image: registry.example.com/shop/web:1.4.2',
  '2026-04-25 10:00:00.123 1234 INFO server started, pid 13176, port 54321',
  'sshd[13176]: Connection from 10.0.0.7:50122 closed after 3600 seconds, 18231 bytes',
  'wrong password for user, 4711 attempts',
  'request_id=cd203505-cee9-46e2-8f8b-a3c0861535ff',
];

suite('rule set closed', () => {
  for (const [text, secret] of masked)
    test(`masks what it does not know: ${text}`, () => {
      const output = line(text);
      assert.ok(!output.includes(secret), output);
      assert.equal(line(output), output);
    });
  for (const text of harmless) test(`leaves what it knows: ${text}`, () => assert.equal(line(text), text));
  test('masks the value of a secret key whose name it masks, too', () =>
    assert.equal(line("APP9k3x7q_SECRET='aaaabbbbcccc'").includes('aaaabbbbcccc'), false));
  test('keeps names apart that it masks', () => {
    const output = line('zorblax_962:\n  target: prod\nqwibble_707:\n  target: prod\nzorblax_962: {}');
    const names = output.split('\n').flatMap((each) => /^(\S+):/.exec(each)?.[1] ?? []);
    assert.ok(!/zorblax|qwibble/.test(output), output);
    assert.equal(names[0], names[2]);
    assert.notEqual(names[0], names[1]);
  });
  test('leaves the names of elements, and masks what is in them', () => {
    const output = line('<zorblax9x qw="Qzx7kw2"><id>4711234</id><w>zorblaxian</w></zorblax9x>');
    assert.match(output, /^<zorblax9x qw=".+<\/zorblax9x>$/);
    assert.ok(!/Qzx7kw2|zorblaxian/.test(output), output);
  });
  test('escapes the quotes around a number of JSON in a string', () =>
    assert.deepEqual(JSON.parse(JSON.parse(line('{"a":"{\\"code\\":4711234}"}')).a), { code: 'word-********' }));
  test('keeps numbers and escapes of JSON readable', () => {
    const text = '{"a":{"limit": 4711234, "text": "tab\\tX9k3q7ZpQv2aaaa \\u0041b"}, "b": [7263201, 2]}';
    assert.doesNotThrow(() => JSON.parse(line(text)));
    assert.ok(!line(text).includes('4711234'));
  });
});
