import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import * as fc from 'fast-check';
import { scrubberFactory } from '../../index.ts';
import { dumps } from './dumps.fixture.ts';

const request =
  'PUT /v1/x HTTP/1.1\r\nHost: db.example.com\r\nAuthorization: Basic Ym9iOktyb2tvZGlsNw==\r\n\r\n{"user":"bob","password":"Giraffe44Kilo","note":"x"}\n';
const secrets = ['Ym9iOktyb2tvZGlsNw', 'Giraffe44Kilo'];

const newScrubber = scrubberFactory({ rules: 'strict' });

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text, 'latin1');
}

async function scrub(text: string): Promise<string> {
  const scrubber = newScrubber();
  let scrubbed = '';
  for await (const piece of scrubber.scrub('a.log', bytesOf(text))) scrubbed += Buffer.from(piece).toString('latin1');
  return scrubbed;
}

suite('a text whose bytes are written as numbers', () => {
  for (const [name, { write, read }] of Object.entries(dumps)) {
    test(`loses its secrets, and nothing else: ${name}`, async () => {
      const scrubbed = await scrub(`before\n${write(request)}\nbehind\n`);
      const lines = scrubbed.split('\n');
      assert.deepEqual([lines[0], lines.at(-2)], ['before', 'behind']);
      const said = read(lines.slice(1, -2).join('\n'));
      for (const secret of secrets) assert.ok(!said.includes(secret), said);
      assert.equal(said.length, request.length);
      for (const part of [
        'PUT /v1/x HTTP/1.1\r\nHost: db.example.com\r\nAuthorization: ',
        '{"user":"bob","password":"',
        '","note":"x"}\n',
      ])
        assert.ok(said.includes(part), said);
      if (write !== dumps['one number']?.write) assert.doesNotMatch(scrubbed, /giraffe|4kilo/i);
      assert.equal(await scrub(scrubbed), scrubbed);
    });
  }

  test('stays where it holds no secret', async () => {
    const harmless = 'GET /healthz HTTP/1.1\r\nHost: db.example.com\r\nAccept: text/plain\r\n\r\n';
    for (const { write } of Object.values(dumps))
      assert.equal(await scrub(`${write(harmless)}\n`), `${write(harmless)}\n`);
  });

  test('loses a secret wherever it stands in a long dump, and across the parts in which that is read', async () => {
    const filler = 'GET /healthz HTTP/1.1 and what follows. ';
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.values(dumps).filter(({ isLong }) => isLong)),
        fc.integer({ min: 0, max: 9_000 }),
        async ({ write, read }, at) => {
          const text = `${filler.repeat(250).slice(0, at)} {"password":"Giraffe44Kilo"} ${filler.repeat(20)}`;
          const said = read(await scrub(`${write(text)}\n`));
          assert.equal(said, text.replace('Giraffe44Kilo', '*'.repeat(13)));
        },
      ),
      { numRuns: 12 },
    );
  });

  test('is read in UTF-16, and in upper case', async () => {
    const wide = Buffer.from('password=Giraffe44Kilo', 'utf16le').toString('hex');
    const masked = Buffer.from(`password=${'*'.repeat(13)}`, 'utf16le').toString('hex');
    assert.equal(await scrub(`value=0x${wide}\n`), `value=0x${masked}\n`);
    const command = Buffer.from('mysql\0-uroot\0-pKrokodil7Tango').toString('hex').toUpperCase();
    const without = Buffer.from(`mysql\0-uroot\0-p${'*'.repeat(14)}`)
      .toString('hex')
      .toUpperCase();
    const record = (hex: string) => `type=PROCTITLE msg=audit(1732960000.123:991): proctitle=${hex}\n`;
    assert.equal(await scrub(record(command)), record(without));
  });

  test('is read wherever it begins: behind what is masked, far behind what is harmless, and more than once in a word', async () => {
    const harmless = 'GET /healthz HTTP/1.1 and what follows. ';
    const password = 'password=Giraffe44Kilo';
    const without = `password=${'*'.repeat(13)}`;
    const hex = (text: string) => Buffer.from(text).toString('hex');
    const xxd = dumps['xxd']!.write;
    assert.equal(
      await scrub(`redis://app:Tango7Kilo@cache ${xxd(password)}\n`),
      `redis://app:********@cache ${xxd(without)}\n`,
    );
    const far = harmless.repeat(1_000);
    for (const times of [1, 3]) {
      const before = hex(far.repeat(times));
      assert.equal(await scrub(`body=${before}${hex(password)}\n`), `body=${before}${hex(without)}\n`);
    }
    assert.equal(await scrub(`${hex(harmless)}-${hex(password)}\n`), `${hex(harmless)}-${hex(without)}\n`);
    const pairs = dumps['pairs with colons']!.write;
    const [twice, withoutBoth] = ['Giraffe44Kilo', '*'.repeat(13)].map(
      (value) => `{"password":"${value}"} ${harmless.repeat(110)} {"password":"${value}"} end`,
    );
    assert.equal(await scrub(`${pairs(twice!)}\n`), `${pairs(withoutBoth!)}\n`);
  });

  test('is read, whatever else is masked on its lines, and that is masked as well', async () => {
    const { write } = dumps['xxd']!;
    const rows = (text: string) => write(text).split('\n');
    const [first = '', ...others] = rows(`${'a harmless text '.repeat(2)}{"password":"Giraffe44Kilo"}`);
    const [, ...masked] = rows(`${'a harmless text '.repeat(2)}{"password":"*************"}`);
    const scrubbed = await scrub(`token=Zebra66Quebec RECV ${first}\n${others.join('\n')}\n`);
    assert.deepEqual(scrubbed.split('\n').slice(1), [...masked, '']);
    const prefixed = (lines: readonly string[], password: string) =>
      lines.map((row) => `redis://app:${password}@cache ${row}\n`).join('');
    assert.equal(await scrub(prefixed([first, ...others], 'Tango7Kilo')), prefixed([first, ...masked], '********'));
  });

  test('is read in rows behind a time that looks like the number of one', async () => {
    const { write } = dumps['OpenSSL']!;
    const timed = (text: string) => write(text).replaceAll(/^/gm, '08:00:00.0010 ');
    const said = (value: string) => `${'a harmless text '.repeat(2)}{"password":"${value}"}`;
    assert.equal(await scrub(`${timed(said('Giraffe44Kilo'))}\n`), `${timed(said('*'.repeat(13)))}\n`);
  });

  test('is read behind rows that a dump leaves out', async () => {
    const { write } = dumps['hexdump -C']!;
    const rows = (value: string) => write(`${'\0'.repeat(80)}{"password":"${value}"}`).split('\n');
    const dump = (value: string) => `${rows(value).toSpliced(1, 4, '*').join('\n')}\n`;
    assert.equal(await scrub(dump('Giraffe44Kilo')), dump('*'.repeat(13)));
  });

  test('is learned from: what it held goes elsewhere, too', async () => {
    const scrubber = newScrubber();
    const { write } = dumps['xxd']!;
    for await (const _ of scrubber.scrub('a.log', bytesOf(write('{"password":"Giraffe44Kilo"}\n'))));
    assert.deepEqual(scrubber.learned(), ['Giraffe44Kilo']);
  });

  test('leaves digests, addresses and numbers as they are', async () => {
    const lines = [
      'sha256:7461206f6e6520646179206f722061206e69676874206f6620736c6565702100ff',
      '70:61:73:73:77:6f:72:64 is a MAC that is too long',
      '0000 0000 0000 0010 0000 0000 0000 0020',
      '00000000-0000-0000-0000-000000000010',
      '2026-11-30T08:00:00.0000000 af bd ce 12 34',
    ];
    for (const line of lines) assert.equal(await scrub(`${line}\n`), `${line}\n`);
  });
});
