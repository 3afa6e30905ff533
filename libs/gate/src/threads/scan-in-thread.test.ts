import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { scanForSecrets, type ScannedFile } from '../index.ts';
import { startScanThread } from './scan-thread.ts';

const token = `ghp_${'a1B2'.repeat(9)}`;
const secret = 's3cr3t-horse-battery';
const filler = 'plain text\n'.repeat(200_000);

suite('a gate with threads', () => {
  test('finds in each file, as it is stored, what is found without them, in the order of the files', async () => {
    const texts = {
      'a.log': `${secret}\n${filler}`,
      'b.log': filler,
      'c.log.gz': gzipSync(`${filler}\n${token}\n`),
      'd.log': `${filler}x ${secret} x`,
      'e.log': '',
    };
    const all = Object.entries(texts).map(([name, text]) => ({ name, bytes: Buffer.from(text) }));
    const options = { learned: [secret], isLarge: true };
    const findings = await scanForSecrets({
      files: all.map(({ name, bytes }) => stored(name, deflateRawSync(bytes))),
      ...options,
    });
    assert.deepEqual(
      findings.map(({ file, rule }) => `${file} ${rule}`),
      ['a.log learned-secret', 'c.log.gz issued-token', 'c.log.gz github/GITHUB_TOKEN', 'd.log learned-secret'],
    );
    const plain = all.map(({ name, bytes }) => ({ name, source: inPieces(bytes) }));
    assert.deepEqual(await scanForSecrets({ files: plain, ...options }), findings);
  });

  test('fails as the archive says where a file cannot be inflated, however much follows it', async () => {
    const noise = Buffer.alloc(6 * 2 ** 20, 0xff);
    const files = [
      stored('a.log', deflateRawSync('fine')),
      stored('b.log', noise),
      stored('c.log', noise),
      stored('d.log', noise),
    ];
    await assert.rejects(scanForSecrets({ files, isLarge: true }), /^Error: "b.log" is damaged$/);
  });

  test('fails as a source fails', async () => {
    const broken = async function* () {
      yield Buffer.from('x');
      throw new Error('the store is gone');
    };
    await assert.rejects(
      scanForSecrets({ files: [{ name: 'a', source: broken() }], isLarge: true }),
      /the store is gone/,
    );
  });

  test('ends when it is cancelled while all is handed over and is looked at', async () => {
    const cancelling = new AbortController();
    const files = async function* () {
      yield { name: 'a.log', source: inPieces(Buffer.from(filler)) };
      setTimeout(() => cancelling.abort(new Error('enough')), 1);
    };
    const { signal } = cancelling;
    await assert.rejects(scanForSecrets({ files: files(), isLarge: true, signal }), /^Error: enough$/);
  });

  test('fails once a thread has ended, in place of waiting for ever', async () => {
    const thread = startScanThread({ learned: [], byRules: false });
    const longWork = deflateRawSync(Buffer.alloc(2 ** 26, 'x '), { level: 1 });
    const { found } = await thread.give('a', inPieces(longWork), true);
    const ended = { code: 'stage_failed', message: /the thread ended.*ask again/ };
    const waiting = assert.rejects(found, ended);
    await thread[Symbol.asyncDispose]();
    await waiting;
    await assert.rejects(thread.give('a', inPieces(Buffer.from('x')), false), ended);
  });
});

function stored(name: string, deflated: Buffer): ScannedFile {
  const damaged = () => new Error(`"${name}" is damaged`);
  return { name, source: inPieces(Buffer.alloc(0)), stored: { bytes: inPieces(deflated), isDeflated: true, damaged } };
}

async function* inPieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 50_000) yield bytes.subarray(at, at + 50_000);
}
