import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createScrubber, type Scrubber } from './index.ts';

/** Lines of which each rule could be made to look at the same characters again and again. */
const hostile: Record<string, string> = {
  'key before colon': 'password',
  'key and blanks': 'password     ',
  'key, colon and quote': 'password: "',
  'empty values': 'password="" ',
  'keys in keys': 'token_',
  'open brackets': 'token: [',
  'open brackets, no blank': 'secret:{',
  'blanks': ' ',
  'colons': ':',
  'at signs': '@',
  'users': 'a:b@',
  'schemes': 'http://',
  'schemes and users': 'a://b:c',
  'scheme signs': 'a.+-',
  'bearers': 'Bearer ',
  'bearer and signs': 'Bearer ;;;;',
  'basic': 'basic AAAAAAAA',
  'backslashes': '\\',
  'escaped quotes': '\\"password\\":\\"',
  'quotes': '"',
  'PEM marks': '-----BEGIN PRIVATE KEY-----',
  'PEM dashes': '-----BEGIN -----',
  'hex': 'a1',
  'hex words': 'aaaaaaaaaaaaaaaaaaaaaaaaaaaabbb1 ',
  'base64': 'QWxhZGRpbjpvcGVu',
  'names and values': 'name: DB_PASSWORD value: ',
  'JSON names': '{"name":"DB_PASSWORD","value":',
  'web tokens': 'eyJ-',
  'whole web tokens': 'eyJhbGciOi.eyJ',
  'token prefixes': 'ghp_ xoxb- sk- SG. ',
  'commands': 'curl -u ',
  'mysql': 'mysql -p',
  'SQL': 'identified by ',
  'tags': '<password>',
  'community lists': 'community_strings: [',
  'api keys': 'api_key=apikey=',
  'private keys': 'private_key',
}; // prettier-ignore

async function* line(text: string, length: number): AsyncGenerator<Uint8Array> {
  const piece = Buffer.from(text.repeat(Math.ceil(2 ** 14 / text.length)).slice(0, 2 ** 14));
  for (let written = 0; written < length; written += piece.length) yield piece.subarray(0, length - written);
}

/** The processor's time for one line, in milliseconds: the best of three, as other work can only add to it. */
async function time(scrubber: Scrubber, text: string, length: number): Promise<number> {
  const times = [];
  for (let run = 0; run < 3; run += 1) {
    const start = process.cpuUsage();
    for await (const piece of scrubber.scrub('hostile.log', line(text, length))) void piece;
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1_000);
  }
  return Math.min(...times);
}

for (const [ruleSet, length] of [['strict', 2 ** 16], ['datadog', 2 ** 16]] as const) {
  suite(`hostile lines, under rule set ${ruleSet}`, () => {
    for (const [name, text] of Object.entries(hostile)) {
      test(`${name}: a line of twice the length takes no more than about twice the time`, async () => {
        const scrubber = createScrubber({ rules: ruleSet });
        const [short, long] = [await time(scrubber, text, length), await time(scrubber, text, 2 * length)];
        assert.ok(long < 3 * short + 60, `${short.toFixed(0)} ms, then ${long.toFixed(0)} ms`);
      });
    }
  });
}
