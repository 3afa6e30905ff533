import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { parseAllDocuments, stringify } from 'yaml';
import { createScrubber, scrubberFactory, type Scrubber } from '../index.ts';

const strict: () => Scrubber = scrubberFactory({ rules: 'strict' });

async function* chunks(bytes: Uint8Array, size = bytes.length): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function scrub(
  name: string,
  content: string | Uint8Array,
  { scrubber = strict(), size = 0 } = {},
): Promise<Buffer> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return Buffer.concat(await Array.fromAsync(scrubber.scrub(name, chunks(bytes, size || bytes.length))));
}

const snippets = [
  'password', 'api_key', 'token', 'Authorization', 'pass', 'secret', ':', ': ', '=', ' ', '"', "'", '\\"', '\\', '\n', '\r\n', '{', '}', '[', ']', ',',
  'hunter2', 'abc def', 'Bearer ', 'Basic ', 'bWU6aHVudGVyMg==', 'http://', 'u:p4ss@h/', '@', '# ', '- ', '  ', '********', 'x', '1', 'ghp_', 'eyJ', '|',
  'aaaaaaaaaaaaaaaaaaaaaaaaaaaabbbb', '-----BEGIN PRIVATE KEY-----', '-----END PRIVATE KEY-----', 'name: ', 'value: ', 'é', '<', '>', '&', '?', 'null',
]; // prettier-ignore
const hostile = fc.array(fc.constantFrom(...snippets), { maxLength: 40, size: 'max' }).map((parts) => parts.join(''));
const words = fc.constantFrom(
  'password',
  'name',
  'api_key',
  'token',
  'url',
  'DB_PASSWORD',
  'value',
  'note',
  'auth',
  'data',
  'kind',
);
const leaf = fc.oneof(
  hostile,
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom('http://u:p@h', 'hunter2', 'Bearer abc123def', 'Secret'),
);
const documents = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('node'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(words, fc.string()), tie('node'), { maxKeys: 5 }),
  ),
})).node;

suite('the strict rules, whatever the text', () => {
  // The same texts each time, so that what one build shows the next one does.
  const seed = 20_261_122;
  const scrubber = strict();
  test('change nothing more when they run twice', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const once = await scrub('a.log', text, { scrubber });
        assert.equal((await scrub('a.log', once, { scrubber })).toString(), once.toString());
      }),
      { numRuns: 500, seed },
    );
  });

  test('give the same in whatever pieces the text comes', async () => {
    await fc.assert(
      fc.asyncProperty(
        hostile,
        fc.constantFrom('a.log', 'a.yaml', 'a.json'),
        fc.integer({ min: 1, max: 50 }),
        async (text, name, size) => {
          const whole = await scrub(name, text, { scrubber }).catch(() => 'refused');
          const pieces = await scrub(name, text, { scrubber, size }).catch(() => 'refused');
          assert.equal(pieces.toString(), whole.toString());
        },
      ),
      { numRuns: 500, seed },
    );
  });

  test('leave JSON that can be parsed, pretty or compact, in a JSON file or in a log', async () => {
    await fc.assert(
      fc.asyncProperty(
        documents,
        fc.constantFrom('a.json', 'a.log'),
        fc.constantFrom(0, 2),
        async (value, name, indent) => {
          const output = await scrub(name, JSON.stringify(value, undefined, indent), { scrubber });
          assert.doesNotThrow(() => JSON.parse(output.toString()), output.toString());
        },
      ),
      { numRuns: 400, seed },
    );
  });

  test('leave YAML that can be parsed, or refuse the file', async () => {
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(documents, { minLength: 1, maxLength: 3 }), async (values) => {
        const text = values.map((value) => stringify(value)).join('---\n');
        fc.pre(parseAllDocuments(text).every((document) => document.errors.length === 0));
        const output = await scrub('a.yaml', text, { scrubber }).catch(() => undefined);
        if (output === undefined) refused += 1;
        else for (const document of parseAllDocuments(output.toString())) assert.deepEqual(document.errors, []);
      }),
      { numRuns: 300, seed },
    );
    assert.ok(refused < 15, `refused ${refused} of 300`);
  });
});

suite('the strict rules, on files', () => {
  test('keep comments, blank lines, line ends and bytes that are no UTF-8', async () => {
    const text = Buffer.from(
      '# a comment\r\n\r\n\xff\xfe caf\xe9\r\npassword=hunter2\r\n# token: abc123\r\nend',
      'latin1',
    );
    const expected = '# a comment\r\n\r\n\xff\xfe caf\xe9\r\npassword=********\r\n# token: "********"\r\nend';
    assert.equal((await scrub('a.log', text)).toString('latin1'), expected);
  });

  test('mask YAML in place, in every document', async () => {
    const text =
      'a: 1 # one\npassword: hunter2 # two\nkeys: {token: x9f7Lq2w, b: [1,  2]}\n---\nsecret: |\n  many\n  lines\nb: 0x10\n';
    const expected =
      'a: 1 # one\npassword: "********" # two\nkeys: {token: "********", b: [1,  2]}\n---\nsecret: "********"\nb: 0x10\n';
    assert.equal((await scrub('a.yaml', text)).toString(), expected);
  });

  for (const [name, text] of [
    ['etc/machine-id', '0f3bfae73fd53033ca29d1a3616ae919\n'],
    ['var/lib/dbus/machine-id', '0f3bfae73fd53033ca29d1a3616ae919'],
    ['sys/class/dmi/id/product_uuid', '0F3BFAE73FD53033CA29D1A3616AE919\n'],
    ['boot_id', '0f3bfae73fd53033ca29d1a3616ae919\n'],
  ] as const)
    test(`leave the id of a machine in a file of its own: ${name}`, async () => {
      assert.equal((await scrub(name, text)).toString('utf8'), text);
      assert.equal((await scrub(`${name}.txt`, text)).toString('utf8').includes(text.trim()), false);
    });

  test('mask what else is in a file that is called like that of an id', async () => {
    const output = (await scrub('machine-id', '0f3bfae73fd53033ca29d1a3616ae919\npassword=r1ver612\n')).toString(
      'utf8',
    );
    assert.ok(!output.includes('r1ver612'), output);
  });

  test('open gzip files and close them again', async () => {
    const zipped = Buffer.concat([gzipSync('password=hunter2\n'), gzipSync('{"token":"x1"}\n')]);
    assert.equal(
      gunzipSync(await scrub('a.log.gz', zipped, { size: 7 })).toString(),
      'password=********\n{"token":"********"}\n',
    );
  });

  test('look into UTF-16 and write it as it was', async () => {
    const output = await scrub('a.txt', Buffer.from('\ufeffpassword=hunter2\r\n', 'utf16le'), { size: 3 });
    assert.equal(output.toString('utf16le'), '\ufeffpassword=********\r\n');
  });

  test('refuse archives and truncated gzip files', async () => {
    await assert.rejects(scrub('a.log', 'PK\x03\x04 password=hunter2'), { code: 'scrub_failed' });
    await assert.rejects(scrub('a.gz', gzipSync('x'.repeat(1_000)).subarray(0, 15)), { code: 'scrub_failed' });
  });

  test('refuse a file that takes too long', async () => {
    const scrubber = createScrubber({ rules: 'strict', timeLimit: 0.001 });
    await assert.rejects(scrub('a.log', 'x'.repeat(1e6), { scrubber, size: 1_000 }), { code: 'scrub_failed' });
  });

  test('mask what stands at every place around the border of a window', async () => {
    for (const offset of [-40, -20, -7, -1, 0, 1]) {
      const filler = 'x'.repeat(2 ** 17 + 4 * 2 ** 10 + offset);
      const output = (await scrub('a.log', `${filler} password=hunter2 end`, { size: 65_536 })).toString();
      assert.equal(output, `${filler} password=******** end`);
    }
  });

  test('mask both of two secrets whose hints stand in the other order, also across the border of a window', async () => {
    for (let offset = -60; offset <= 60; offset += 3) {
      const filler = 'x'.repeat(92 * 2 ** 10 + offset);
      const output = (await scrub('a.log', `${filler} s3://AKIAIOSFODNN7LOKIUSE:s3cr3t@eu/x end`)).toString();
      assert.equal(output, `${filler} s3://AKIA********:********@eu/x end`);
    }
  });

  test('mask what looks generated at the very end of a file, and all of a word that goes on for long', async () => {
    const session = 'Zk3v9QpLr7Wx2MnB5tYc';
    assert.equal((await scrub('a.log', `session=${session}`)).toString(), 'session=********');
    const long = `session=${session.repeat(2_000)} end`;
    assert.equal((await scrub('a.log', long)).toString(), 'session=token-******** end');
  });

  test('drop a secret that is longer than a window to its end, and no more', async () => {
    const secret = 'k9'.repeat(2 ** 20);
    const output = await scrub('a.log', `{"password":"${secret}","user":"me"}\nnext\n`, { size: 65_536 });
    assert.equal(output.toString(), '{"password":"********","user":"me"}\nnext\n');
  });

  test('mask what stands behind a secret that is longer than a window', async () => {
    for (const length of [25, 90, 130, 200, 300].map((kib) => kib * 2 ** 10)) {
      const output = await scrub('a.log', `password="${'k9 '.repeat(length / 3)}"\nnext token=Zk3v9QpLr7Wx2MnB\n`);
      assert.equal(output.toString(), 'password="********"\nnext token=********\n');
    }
  });
});

suite('what was learned in one file', () => {
  test('is masked in the others, also within JSON, URLs and base64', async () => {
    const scrubber = strict();
    await scrub('a.env', 'DB_PASSWORD=Tr0ub4dor&"3\n', { scrubber });
    const other = `x Tr0ub4dor&"3 y Tr0ub4dor&\\"3 z Tr0ub4dor%26%223 ${Buffer.from('Tr0ub4dor&"3').toString('base64')}\n`;
    const swept = Buffer.concat(await Array.fromAsync(scrubber.sweep('b.log', chunks(Buffer.from(other), 5))));
    assert.equal(swept.toString(), 'x secret-******** y secret-******** z secret-******** secret-********\n');
    assert.equal(scrubber.summary().byRule['learned-value'], 4);
  });

  test('does not mask short and common words, or parts of words', async () => {
    const scrubber = strict();
    await scrub(
      'a.env',
      'DB_PASSWORD=test\nDB_PASSWORD=changeme\nSMTP_PASS=8080\nX_TOKEN=production\nY_TOKEN=hunter2\n',
      { scrubber },
    );
    const other = 'test changeme 8080 production hunter2000\n';
    const swept = Buffer.concat(await Array.fromAsync(scrubber.sweep('b.log', chunks(Buffer.from(other)))));
    assert.equal(swept.toString(), other);
  });

  test('stays out of the report', async () => {
    const scrubber = strict();
    await scrub('a.env', 'DB_PASSWORD=Tr0ub4dor-3\n', { scrubber });
    scrubber.quarantine('b.zip', 'it cannot be looked into');
    const report = {
      ruleSet: 'strict',
      masked: 1,
      files: [{ name: 'a.env', masked: 1, byRule: { 'password-value': 1 } }],
    };
    assert.deepEqual(scrubber.report(), {
      ...report,
      quarantined: [{ name: 'b.zip', reason: 'it cannot be looked into' }],
    });
    assert.deepEqual(scrubber.summary(), {
      ruleSet: 'strict',
      files: 1,
      masked: 1,
      byRule: { 'password-value': 1 },
      quarantined: 1,
    });
    assert.deepEqual([...scrubber.learned()], ['Tr0ub4dor-3']);
  });
});

suite('the operator’s own keys and patterns', () => {
  test('are masked like ours', () => {
    const scrubber = createScrubber({
      rules: 'strict',
      keys: ['badge'],
      patterns: [{ name: 'ticket', match: 'ticket-(?<secret>[0-9]{6})', ignoreCase: true }],
    });
    assert.equal(scrubber.line('badge: b7 Ticket-123456'), 'badge: "********"');
    assert.equal(scrubber.line('see Ticket-123456, not ticket-1'), 'see Ticket-********, not ticket-1');
  });

  test('are refused with the reason where they could run in more than linear time', () => {
    for (const match of ['(a+)+$', 'a+b', '(x', 'x*']) {
      const pattern = { name: 'mine', match, ignoreCase: false };
      assert.throws(() => createScrubber({ rules: 'strict', patterns: [pattern] }), {
        code: 'invalid_config',
        message: /"mine".*: /,
      });
    }
  });
});
