import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { AllowedFinding } from '@flarewire/schemas';
import { placeInFile } from '@flarewire/schemas/figures';
import { createScrubber } from '@flarewire/scrubber';
import { scanForSecrets, type ScannedFile } from './index.ts';
import { plantedFiles } from '@flarewire/testing/corpus';

const secret = 'Tr0ub4dor&"3';
const githubToken = `ghp_${'a1B2'.repeat(9)}`;

function file(name: string, content: string | Uint8Array): ScannedFile {
  return { name, source: inPieces(Buffer.from(content)) };
}

async function* inPieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += 65_536) yield bytes.subarray(from, from + 65_536);
}

suite('the gate', () => {
  test('names file and rule of what looks like a secret, and never the value', async () => {
    const findings = await scanForSecrets({
      files: [file('logs/a.log', `found ${githubToken}\n`), file('b.log', 'nothing\n')],
    });
    assert.deepEqual(findings, [
      { file: 'logs/a.log', rule: 'issued-token', line: 1 },
      { file: 'logs/a.log', rule: 'github/GITHUB_TOKEN', line: 1 },
    ]);
  });

  for (const isLarge of [false, true])
    test(`names the first line where a rule finds something, ${isLarge ? 'also in a thread' : 'anywhere in a file'}`, async () => {
      const filler = 'GET /api/v1/series 200\n'.repeat(60_000);
      const texts = {
        'first.log': `${githubToken}\n${filler}${githubToken}\n`,
        'long.log': `${filler}x ${secret} y\r\n${filler}${githubToken}`,
        'packed.log.gz': gzipSync(`${filler}\n${githubToken}\n`),
        'wide.log': Buffer.from(`${filler}x ${secret} y\n`, 'utf16le'),
      };
      const files = Object.entries(texts).map(([name, text]) => file(name, text));
      const findings = await scanForSecrets({ files, learned: [secret], isLarge });
      assert.deepEqual(
        findings
          .filter(({ rule }) => rule !== 'github/GITHUB_TOKEN')
          .map((each) => `${placeInFile(each)} ${each.rule}`),
        [
          'first.log:1 issued-token',
          'long.log:60001 learned-secret',
          'long.log:120002 issued-token',
          'packed.log.gz:60002 issued-token',
          'wide.log:60001 learned-secret',
        ],
      );
    });

  test('finds a learned secret in each form it may be written in', async () => {
    const encoded = (text: string): string => Buffer.from(text).toString('base64');
    const forms = [
      secret,
      JSON.stringify(secret),
      encodeURIComponent(secret),
      encoded(secret),
      encoded(`me:${secret}`),
      encoded(`user:${secret} x`),
    ];
    const findings = await scanForSecrets({
      files: forms.map((form, index) => file(`${index}`, `x ${form} y`)),
      learned: [secret],
    });
    assert.deepEqual(
      findings,
      forms.map((_, index) => ({ file: `${index}`, rule: 'learned-secret', line: 1 })),
    );
  });

  test('finds what lies across the border of its windows, and within gzip', async () => {
    const long = `${'x '.repeat(2 ** 18 - 4)}${secret} ${'x '.repeat(2 ** 18)}`;
    const files = [file('long.log', long), file('a.log.gz', gzipSync(`${githubToken}\n`))];
    const findings = await scanForSecrets({ files, learned: [secret] });
    assert.deepEqual(findings, [
      { file: 'long.log', rule: 'learned-secret', line: 1 },
      { file: 'a.log.gz', rule: 'issued-token', line: 1 },
      { file: 'a.log.gz', rule: 'github/GITHUB_TOKEN', line: 1 },
    ]);
  });

  test('lets pass what the operator settled, in the files named', async () => {
    const files = [file('docs/a.log', githubToken), file('logs/a.log', githubToken)];
    const allow = ['issued-token', 'github/GITHUB_TOKEN'].map((rule) => ({ rule, file: 'docs/**' }));
    const findings = await scanForSecrets({ files, allow });
    assert.deepEqual(
      findings,
      allow.map(({ rule }) => ({ file: 'logs/a.log', rule, line: 1 })),
    );
  });

  test('settles a false alarm by the path in the archive, with its root folder or without, and says which entry settled nothing', async () => {
    const rules = ['issued-token', 'github/GITHUB_TOKEN'];
    const unused: AllowedFinding[] = [];
    const scan = async (path: string) =>
      await scanForSecrets({
        files: [file('web-1/logs/a[1].log', githubToken)],
        allow: [...rules.map((rule) => ({ rule, file: path })), { rule: 'no-such-rule', file: '**' }],
        onUnused: (entries) => unused.push(...entries),
      });
    for (const path of ['web-1/logs/a[1].log', 'logs/a[1].log', 'logs/*.log', '*/logs/**', '**'])
      assert.deepEqual(await scan(path), [], path);
    assert.deepEqual(
      unused.map(({ rule }) => rule),
      Array.from({ length: 5 }, () => 'no-such-rule'),
    );
    assert.equal((await scan('web-1/a.log')).length, 2);
    assert.deepEqual(
      unused.slice(-3).map(({ file: path }) => path),
      ['web-1/a.log', 'web-1/a.log', '**'],
    );
  });

  test('reads text in UTF-16 and UTF-32, with a mark or none, from any offset, and where it follows other text', async () => {
    const text = `Datei geöffnet\r\nDB_PASSWORD=Kx7!pQ2zLm9w\r\nx ${secret} y\r\n`;
    const narrow = Buffer.from(text, 'utf16le');
    const wide = Buffer.concat(
      [...narrow.subarray().values()].map((byte, at) => Buffer.from(at % 2 ? [byte, 0, 0] : [byte])),
    );
    const forms = {
      'little endian': narrow,
      'big endian': Buffer.from(narrow).swap16(),
      'with a mark': Buffer.concat([Buffer.from([0xff, 0xfe]), narrow]),
      'cut within a letter': narrow.subarray(1),
      'behind other text': Buffer.concat([Buffer.from('started\n'), narrow]),
      'before other text': Buffer.concat([narrow, Buffer.from('stopped\n')]),
      'UTF-32, little endian': wide,
      'UTF-32, big endian': Buffer.from(wide).swap32(),
      'NULs between letters': Buffer.from([...Buffer.from(text)].flatMap((byte) => [byte, 0, 0])),
    };
    const files = Object.entries(forms).map(([name, bytes]) => file(name, bytes));
    const findings = await scanForSecrets({ files, learned: [secret] });
    for (const rule of ['labelled-secret', 'learned-secret']) {
      const found = findings.filter((finding) => finding.rule === rule).map((finding) => finding.file);
      assert.deepEqual(found, Object.keys(forms), rule);
    }
  });

  test('finds a learned secret of other letters in UTF-16, and in base64 of UTF-16', async () => {
    const learned = 'Пароль-7Ü';
    const utf16 = Buffer.from(`x ${learned} y`, 'utf16le');
    const forms = [utf16, utf16.subarray(1), Buffer.from(utf16).swap16(), Buffer.from(utf16.toString('base64'))];
    const findings = await scanForSecrets({ files: forms.map((form, at) => file(`${at}`, form)), learned: [learned] });
    assert.equal(findings.length, forms.length);
  });

  for (const [masks, key] of [
    ['plain masks', undefined],
    ['pseudonyms', Buffer.alloc(32, 7)],
  ] as const)
    test(`lets pass what the scrubber made of the planted corpus, with ${masks}`, async () => {
      const scrubber = createScrubber({ rules: 'strict' }, key);
      const scrubbed = await Array.fromAsync(plantedFiles(), async ({ name, text }, index) => {
        const pieces = await Array.fromAsync(scrubber.scrub(`${index}/${name}`, inPieces(Buffer.from(text))));
        return { name: `${index}/${name}`, content: Buffer.concat(pieces) };
      });
      const files = scrubbed.map(({ name, content }) => ({ name, source: scrubber.sweep(name, inPieces(content)) }));
      assert.deepEqual(await scanForSecrets({ files, learned: scrubber.learned() }), []);
    });

  test('holds when the scrubber was sabotaged', async () => {
    const scrubber = createScrubber({ rules: 'strict' });
    await Array.fromAsync(scrubber.scrub('a.env', inPieces(Buffer.from(`DB_PASSWORD=${secret}\n`))));
    const sabotaged = file('a.env', `DB_PASSWORD=${secret}\n`);
    assert.deepEqual(await scanForSecrets({ files: [sabotaged], learned: scrubber.learned() }), [
      { file: 'a.env', rule: 'learned-secret', line: 1 },
      { file: 'a.env', rule: 'secret-in-context', line: 1 },
    ]);
    const untouched = plantedFiles(1).map(({ name, text }) => file(name, text));
    assert.ok((await scanForSecrets({ files: untouched })).length >= 8);
  });

  test('stops when it is aborted', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await assert.rejects(scanForSecrets({ files: [file('a', 'x')], signal }), { message: 'enough' });
  });
});
