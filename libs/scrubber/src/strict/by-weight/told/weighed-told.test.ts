import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createScrubber } from '../../../index.ts';
import { areMasked, scrubLine as scrub, stay } from '../../scrubbed-lines.fixture.ts';
import { toldIn } from './told-words.ts';

/**
 * Values behind a word that tells of a secret, which no rule knows and which are not weighed by their form: numbers, words without a
 * digit, hexadecimal.
 */
const secret = [
  ['Código de la alarma del taller: 73164', '73164'],
  ['ключ от сейфа в кассе, код двери 7316*', '7316'],
  ['短信验证码:583920,5分钟内有效', '583920'],
  ['<nastaveni><heslo>tulipan-vlak</heslo></nastaveni>', 'tulipan-vlak'],
  ['the recovery phrase is "copper garden violin tractor" on that disk', 'copper garden violin tractor'],
  ['failover key walrus318', 'walrus318'],
  ['Recovery codes of the vault:\n- 7301 4482\n- 6619 0275', '6619'],
  ['第6步输入验证码「583920」后继续', '583920'],
  ['Kasa açma kodu 8631, yönetici kodu 973925', '973925'],
  ['router wifi key handed out: tennishund07', 'tennishund07'],
  ['카카오 API 키: 1f0a9c3be27d4485a6b01c9d8e7f2a34', '1f0a9c3be27d4485a6b01c9d8e7f2a34'],
  ['  "primary_cak": "5d02c7a91be84f3360d1a2c47b98ef015d02c7a91be84f3360d1a2c47b98ef01",', '5d02c7a91be84f3360d1a2c47b98ef01'],
] as const; // prettier-ignore
const harmless = [
  'sshpass -e ssh -p 2222 host',
  '2026-11-18 11:06:40 UTC | authentication token file found at /etc/agent/auth_token, keys loaded',
  'sudo: pam_unix(sudo:auth): authentication failure; logname= uid=1000 euid=0 tty=/dev/pts/1 user=ann',
  'postal code 80331, dialling code 4989',
  'INFO key cache: 48213 entries, 1170 evicted',
  'The password is required; the token expired 3600 seconds ago',
];

suite('words that weigh as secrets where their line tells of one', () => {
  areMasked(secret);
  suite('and others', () => stay(harmless));

  test('leave JSON that can be read', () => {
    const output = scrub('{"text":"Your code","door_code":583920,"note":"alarm pin 4711-5"}');
    assert.doesNotThrow(() => JSON.parse(output), output);
  });

  test('are masked each time that their line comes, though another part of it tells of nothing', () => {
    const line = 'netsh wlan add profile filename="Home.xml" & rem key is lantern-orchard-saddle-thimble-wagon';
    const scrubber = createScrubber({ rules: 'strict' });
    for (const output of [scrubber.line(line), scrubber.line(line)]) assert.doesNotMatch(output, /lantern/);
  });

  test('are masked alike in each of many lines that differ in their numbers alone', () => {
    const lines = Array.from({ length: 40 }, (_, index) => `0${index}:00 failover key walrus3${index}8`);
    const output = scrub(lines.join('\n'));
    assert.ok(!output.includes('walrus'), output);
  });

  test('begin behind a slash that a string of JSON escapes', () => {
    const json = '{"text":"https:\\/\\/hooks.example.com\\/Vw8rTq2ZkP4+mXs9LbN7cYd1H"}';
    const starts = toldIn(json, 0, json.length).map(({ start }) => json.slice(start - 1, start + 1));
    assert.ok(starts.includes('/V'), starts.join(' '));
    assert.ok(!starts.includes('\\/'), starts.join(' '));
  });
});
