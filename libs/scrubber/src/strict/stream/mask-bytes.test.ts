import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { scrubberFactory } from '../../index.ts';

const secret = 'Zk3v9-QpLr7Wx';
const line = `2026-11-28 10:00:00 login by user me, password=${secret} from 10.0.0.1, żółw 😀\r\n`;

const newScrubber = scrubberFactory({ rules: 'strict' });

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function scrub(bytes: Uint8Array, size = bytes.length): Promise<Buffer> {
  const scrubber = newScrubber();
  return Buffer.concat(await Array.fromAsync(scrubber.scrub('a.log', pieces(bytes, size))));
}

function utf32(text: string, isLittle: boolean): Buffer {
  const letters = Array.from(text);
  const bytes = Buffer.alloc(letters.length * 4);
  for (const [index, letter] of letters.entries())
    if (isLittle) bytes.writeUInt32LE(letter.codePointAt(0)!, index * 4);
    else bytes.writeUInt32BE(letter.codePointAt(0)!, index * 4);
  return bytes;
}

const writings: Record<string, (text: string) => Buffer> = {
  'UTF-16, lower byte first': (text) => Buffer.from(text, 'utf16le'),
  'UTF-16, higher byte first': (text) => Buffer.from(text, 'utf16le').swap16(),
  'UTF-32, lower byte first': (text) => utf32(text, true),
  'UTF-32, higher byte first': (text) => utf32(text, false),
};

suite('bytes that are no plain text', () => {
  for (const [name, write] of Object.entries(writings)) {
    const whole = line.repeat(40);
    const masked = whole.replaceAll(secret, '********');

    test(`are read and given back as they were written: ${name}`, async () =>
      assert.deepEqual(await scrub(write(whole)), write(masked)));

    test(`are the same in pieces of seven bytes: ${name}`, async () =>
      assert.deepEqual(await scrub(write(whole), 7), write(masked)));

    test(`are read behind a mark: ${name}`, async () =>
      assert.deepEqual(await scrub(write(`\ufeff${whole}`)), write(`\ufeff${masked}`)));

    test(`are read from any byte on, as behind a cut: ${name}`, async () => {
      for (const cut of [1, 2, 3, 5]) {
        const output = await scrub(write(whole).subarray(cut));
        assert.ok(!holds(output, secret), `cut ${cut}`);
        assert.equal(output.length, write(masked).length - cut, `cut ${cut}`);
      }
    });

    test(`are read behind plain text, and before it: ${name}`, async () => {
      const mixed = Buffer.concat([Buffer.from(line), write(line), Buffer.from(line)]);
      const output = await scrub(mixed, 7);
      assert.ok(!holds(output, secret));
      assert.ok(output.toString('latin1').startsWith('2026-11-28 10:00:00 login by user me, password=********'));
    });

    test(`are read where something was cut out of them: ${name}`, async () => {
      const bytes = write(whole);
      const output = await scrub(Buffer.concat([write('\ufeff'), bytes.subarray(0, 1_001), bytes.subarray(2_002)]));
      assert.ok(!holds(output, secret));
    });

    test(`are swept for what other files have shown: ${name}`, async () => {
      const scrubber = newScrubber();
      await Array.fromAsync(scrubber.scrub('a.env', pieces(Buffer.from(`DB_PASSWORD=${secret}\n`), 99)));
      const bytes = write(`the value is ${secret} here\n`.repeat(3));
      const output = Buffer.concat(await Array.fromAsync(scrubber.sweep('b.log', pieces(bytes, 5))));
      assert.ok(!holds(output, secret));
    });
  }

  test('are left as they are where zero bytes end texts, as arguments of a process do', async () => {
    const bytes = Buffer.from('a\0b\0c\0server\0--port\x008080\0\0\0\0x');
    assert.deepEqual(await scrub(bytes, 7), bytes);
  });

  test('are refused in EBCDIC', async () => {
    const letters = Buffer.from('9799968495405a40d781a2a2a6969984408982408885939396f1f2f315'.repeat(4), 'hex');
    await assert.rejects(scrub(letters), { code: 'scrub_failed' });
  });

  test('are refused where a part within is compressed', async () => {
    const log = Buffer.concat([Buffer.from(line.repeat(900)), gzipSync(line), Buffer.from(line)]);
    await assert.rejects(scrub(log), { code: 'scrub_failed' });
    await assert.rejects(scrub(log, 7), { code: 'scrub_failed' });
  });

  test('are refused where UTF-16 is not sound', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`\ufeff${line}`, 'utf16le'),
      Buffer.from([0x41, 0xd8, 0x42, 0x00]),
      Buffer.from(line, 'utf16le'),
    ]);
    await assert.rejects(scrub(bytes), { code: 'scrub_failed' });
  });
});

function holds(bytes: Buffer, text: string): boolean {
  return [Buffer.from(text), ...Object.values(writings).map((write) => write(text))].some((form) =>
    bytes.includes(form),
  );
}
