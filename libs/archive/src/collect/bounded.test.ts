import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import * as fc from 'fast-check';
import { bounded } from './bounded.ts';
import type { Finding } from './item.ts';
import { FindingError } from './finding.ts';

async function run(chunks: AsyncIterable<Uint8Array>, maxBytes: number, signal = new AbortController().signal) {
  const findings: Finding[] = [];
  const parts = await Array.fromAsync(
    bounded(chunks, { maxBytes, signal, report: (finding) => void findings.push(finding) }),
  );
  return { text: Buffer.concat(parts).toString(), findings };
}

async function* chunked(text: string, size: number): AsyncIterable<Uint8Array> {
  for (let at = 0; at < text.length; at += size) yield Buffer.from(text.slice(at, at + size));
}

const lines = Array.from({ length: 40_000 }, (_, n) => `line ${n}\n`).join('');

suite('bounded', () => {
  test('passes on what fits, however it is cut into chunks', async () => {
    const sizes = fc.integer({ min: 500, max: 300_000 });
    await fc.assert(
      fc.asyncProperty(sizes, async (size) => {
        assert.deepEqual(await run(chunked(lines, size), lines.length), { text: lines, findings: [] });
      }),
      { numRuns: 20 },
    );
  });

  test('ends within its bytes, at the end of a line', async () => {
    const whole = fc.record({
      size: fc.integer({ min: 500, max: 300_000 }),
      maxBytes: fc.integer({ min: 1, max: lines.length - 1 }),
    });
    await fc.assert(
      fc.asyncProperty(whole, async ({ size, maxBytes }) => {
        const { text, findings } = await run(chunked(lines, size), maxBytes);
        assert.ok(text.length <= maxBytes && text.length > maxBytes - 12);
        assert.ok(text === '' || text.endsWith('\n'));
        assert.ok(lines.startsWith(text));
        assert.equal(findings[0]?.state, 'truncated');
      }),
      { numRuns: 20 },
    );
  });

  test('drops the last 64 KiB where they hold no line end', async () => {
    const { text } = await run(chunked('x'.repeat(300_000), 10_000), 200_000);
    assert.ok(text.length <= 200_000 - 64 * 1024 && text.length > 100_000);
  });

  test('does not wait for a source that is late', async () => {
    const late = new AbortController();
    async function* stuck() {
      yield Buffer.from('first\nhalf');
      setTimeout(() => late.abort(new FindingError({ state: 'timed-out', reason: 'too late' })), 5);
      await new Promise(() => {});
    }
    assert.deepEqual(await run(stuck(), 100, late.signal), {
      text: 'first\n',
      findings: [{ state: 'timed-out', reason: 'too late; kept what came until then' }],
    });
  });

  test('passes on an error that comes before the first byte', async () => {
    // oxlint-disable-next-line require-yield
    async function* failing(): AsyncGenerator<Uint8Array> {
      throw new Error('refused');
    }
    await assert.rejects(run(failing(), 100), /refused/);
  });
});
