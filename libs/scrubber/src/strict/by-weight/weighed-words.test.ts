import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { getHeapSnapshot } from 'node:v8';
import fc from 'fast-check';
import { createScrubber, scrubberFactory } from '../../index.ts';
import { areMasked, scrubLine as scrub, stay } from '../scrubbed-lines.fixture.ts';
import { createTokenScan } from '../scan/token-scan.ts';
import { signalsOfForm } from './signs-of-words.ts';
import { readWeights, sumOf, unitsPerWeight } from './weights.ts';
import { classOf, edges, tokensIn, wordsIn } from './words.ts';

/** Passwords that people make, with no word that a rule knows beside them, and what is no password and looks like one. */
const secret = [
  ['LOGIN batchuser \'Winter%09soleil\'', 'Winter%09soleil'],
  ['$ knife bootstrap 192.0.2.21 -U ann -P Bonnet=25soleil --sudo', 'Bonnet=25soleil'],
  [' peer 192.0.2.107 remark Compass-0497katt', 'Compass-0497katt'],
  ['svc-sync: Sizatipu09%, admin', 'Sizatipu09%'],
  ['host fra-sql-1.example.org user batch word Pelican-Potato-Sherbet4', 'Pelican-Potato-Sherbet4'],
  ['  vars.ilo = [ "ann", "erm1ne_908K" ]', 'erm1ne_908K'],
  ['bad credentials (batch / f1k4_031F)', 'f1k4_031F'],
  ['CAM11|192.0.2.225|8000|admin|Vanokenu46.|H.265|online', 'Vanokenu46'],
] as const; // prettier-ignore
const harmless = [
  '081109 203615 148 INFO dfs.DataNode$PacketResponder: PacketResponder 1 for block blk_38865049064139660 terminating',
  '- 1117838570 2005.06.03 R02-M1-N0-C:J12-U11 RAS KERNEL INFO instruction cache parity error corrected',
  'Jun 14 15:16:01 combo sshd(pam_unix)[19939]: authentication failure; logname= uid=0 euid=0 tty=NODEVssh ruser= rhost=218.188.2.4',
  'Hinweis_390=Das Passwort vergibt die Zentrale',
  'Seriennummer_128=MJDZ-X96F-AZRR',
  '    at com.example.Auth2Provider$Session4.login(Auth2Provider.java:61)',
  'export PATH=$PATH:/opt/node24/bin:/usr/lib/jvm/java-21-openjdk-amd64/bin',
];

suite('words that weigh as secrets', () => {
  test('are forgotten with the flare they were in', async () => {
    const make = scrubberFactory({ rules: 'strict' });
    const words = [0, 1, 2, 3].map((flare) => ['Walrus-Teapot', `Orchard${flare}`] as const);
    const masked = (halves: readonly string[]) => make().line(`user batch word ${halves.join('-')}`);
    for (const halves of words) assert.equal(masked(halves), 'user batch word value-********');
    const kept = new Set<string>();
    let end = '';
    for await (const chunk of getHeapSnapshot()) {
      const text = end + String(chunk);
      for (const halves of words) if (text.includes(halves.join('-'))) kept.add(halves[1]);
      end = text.slice(-40);
    }
    // The engine may keep a text that it saw last, such as the one that a pattern was found in; what is remembered is all.
    assert.ok(kept.size < words.length, `kept: ${[...kept].join(', ')}`);
    assert.equal(make().ruleSet, 'strict');
  });

  areMasked(secret);
  suite('and others', () => stay(harmless));

  test('are counted under a rule that says which signals decided', () => {
    const scrubber = createScrubber({ rules: 'strict' });
    for (const [line] of secret) scrubber.line(line);
    const { byRule } = scrubber.summary();
    assert.deepEqual(
      Object.keys(byRule).filter((rule) => !/^weighed-by-(?:word|key|line)$/.test(rule)),
      [],
    );
  });

  test('keep the letters of escapes before them', () => {
    const line = String.raw`{"text":"admin \u003cWinter2019!x\u003e"}`;
    assert.doesNotThrow(() => JSON.parse(scrub(line)));
    assert.ok(!scrub(line).includes('Winter2019'));
  });
});

suite('the scan for words of telling form', () => {
  test('finds no other tokens than the signals of forms say, and all of those', () => {
    const { form } = readWeights();
    const find = createTokenScan({ classes: classOf, edges, weights: form });
    const word = fc.string({
      unit: fc.constantFrom(...'abgzAGZ019-_.!#%=:,;()[]/@\\ \n"\'é'.split('')),
      maxLength: 80,
      size: 'max',
    });
    fc.assert(
      fc.property(word, (text) => {
        const bytes = Buffer.from(text, 'latin1');
        const found = new Set([...find(bytes, 0, bytes.length, 0)].filter((_, index) => index % 2 === 0));
        for (const token of tokensIn(text)) {
          const weighs = wordsIn(text, token.start, token.end).some(
            (each) => sumOf(form, signalsOfForm(text, each)) * unitsPerWeight >= 0,
          );
          if (weighs) assert.ok(found.has(token.start), text.slice(token.start, token.end));
        }
      }),
      { numRuns: 500, examples: [['\\#a%aGa9'], ['a\\#%aa0g%-a']] },
    );
  });
});
