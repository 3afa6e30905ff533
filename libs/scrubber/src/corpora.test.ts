import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { createScrubber } from './index.ts';

interface Kind {
  kind: string;
  file: string;
  base64: string;
  secrets: string[];
  harmless: string[];
}

/** One kind in this many of each corpus: all of them take long. */
const each = 6;
/** The most that may be left and changed, in shares of what there is in the kinds that are looked at. */
const most = { strict: { left: 0.05, changed: 0.008 }, closed: { left: 0.001, changed: 0.6 } };

const kinds = ['built-on', 'unseen', 'building', 'heldout'].flatMap((name) => {
  const file = new URL(`../../testing/corpora/${name}.json.gz`, import.meta.url);
  return (JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as { kinds: Kind[] }).kinds.filter(
    (_, index) => index % each === 0,
  );
});

async function scrubbed({ file, base64 }: Kind, rules: 'strict' | 'closed'): Promise<string> {
  const scrubber = createScrubber({ rules });
  const source = async function* () {
    yield Buffer.from(base64, 'base64');
  };
  return Buffer.concat(await Array.fromAsync(scrubber.scrub(file, source()))).toString('utf8');
}

suite('corpora that the rules were built on', () => {
  for (const [rules, limits] of Object.entries(most) as ['strict' | 'closed', typeof most.strict][])
    test(`have no more left and changed by rule set ${rules} than before`, async () => {
      const sum = { secrets: 0, left: 0, harmless: 0, changed: 0 };
      for (const kind of kinds) {
        const before = Buffer.from(kind.base64, 'base64').toString('utf8');
        const output = await scrubbed(kind, rules);
        const harmless = kind.harmless.filter((line) => before.includes(line));
        sum.secrets += kind.secrets.length;
        sum.left += kind.secrets.filter((secret) => output.includes(secret)).length;
        sum.harmless += harmless.length;
        sum.changed += harmless.filter((line) => !output.includes(line)).length;
      }
      assert.ok(sum.left <= limits.left * sum.secrets, `${sum.left} of ${sum.secrets} left`);
      assert.ok(sum.changed <= limits.changed * sum.harmless, `${sum.changed} of ${sum.harmless} changed`);
      assert.ok(sum.secrets > 500 && sum.harmless > 500);
    });
});
