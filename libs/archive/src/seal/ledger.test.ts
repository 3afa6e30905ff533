import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { suite, test } from 'node:test';
import { FlareError, ledgerRow } from '@flarewire/schemas';
import { scrubberFactory, type Scrubber } from '@flarewire/scrubber';
import * as fc from 'fast-check';
import { makeFlare, testFolder } from '../flare.fixture.ts';
import { listen } from '../http.fixture.ts';
import { summarise } from './ledger.ts';

const newScrubber = scrubberFactory({ rules: 'strict' });

const behaviours = {
  fine: (response: ServerResponse) => response.end('a line\n'),
  empty: (response: ServerResponse) => response.end(),
  failing: (response: ServerResponse) => response.writeHead(500).end('why\n'),
  refusing: (response: ServerResponse) => response.writeHead(403).end(),
  missing: (response: ServerResponse) => response.writeHead(404).end(),
  breaking: (response: ServerResponse) =>
    response.writeHead(200, { 'content-length': '99' }).write('a line\n', () => response.destroy()),
  silent: () => {},
  large: (response: ServerResponse) => response.end('a line\n'.repeat(10_000)),
  unscrubbable: (response: ServerResponse) => response.end('unscrubbable\n'),
};

suite('the ledger', () => {
  test('has one row for every expected item, and its states add up, whatever fails', async () => {
    await using folder = await testFolder();
    await folder.write('fine.log', 'line\n');
    await folder.write('empty.log', '');
    await using server = await listen(
      ({ url }, response) => void behaviours[url!.slice(1) as keyof typeof behaviours](response),
    );
    const source = fc.oneof(
      fc.constantFrom(...Object.keys(behaviours)).map((name) => ({ http: `${server.url}/${name}` })),
      fc.constantFrom('fine.log', 'empty.log', 'gone.log').map((name) => ({ files: `${folder.path}/${name}` })),
      fc.constantFrom('true', 'false', 'no-such-program').map((program) => ({ command: [program] })),
    );
    const property = fc.asyncProperty(
      fc.array(source, { maxLength: 12, size: 'max' }),
      fc.constantFrom('34KiB', '60KiB', '1GiB'),
      async (sources, bytes) => {
        const collect = sources.map((one, n) => ({ ...one, into: `item-${n}`, timeout: '80ms', maxBytes: '20KiB' }));
        const flare = await makeFlare({ collect, budget: { bytes } }, { scrubber: choking() });
        const manifest = JSON.parse(flare.files['flare-manifest.json']!);
        assert.deepEqual(
          flare.rows.map(({ item }) => item),
          collect.map(({ into }) => into).toSorted(),
        );
        assert.equal(manifest.expected, collect.length);
        assert.equal(
          Object.values<number>(manifest.states).reduce((sum, count) => sum + count, 0),
          manifest.expected,
        );
        for (const row of flare.rows) {
          ledgerRow.parse(row);
          assert.equal(row.sha256 !== undefined, row.item in flare.files, row.item);
          assert.ok(row.state === 'collected' || row.reason, `${row.state} has a reason`);
        }
        assert.equal(manifest.present, flare.rows.filter(({ sha256 }) => sha256).length);
      },
    );
    await fc.assert(property, { numRuns: 25 });
  });

  test('quarantines what cannot be scrubbed: it is left out, and the report names it', async () => {
    await using folder = await testFolder();
    const path = await folder.write('app.log', 'unscrubbable\n');
    const flare = await makeFlare({ collect: [{ files: path, into: 'app.log' }] }, { scrubber: choking() });
    assert.equal(flare.row('app.log')?.state, 'quarantined');
    assert.equal(flare.files['app.log'], undefined);
    assert.deepEqual(
      JSON.parse(flare.files['scrub-report.json']!).quarantined.map(({ name }: { name: string }) => name),
      ['app.log'],
    );
  });

  test('in short names the first items that are not whole', () => {
    const row = { source: 'http', bytes: 0, ms: 1 } as const;
    const rows = Array.from({ length: 30 }, (_, n) => ({
      ...row,
      item: `${n}`,
      state: 'failed' as const,
      reason: 'why',
    }));
    const summary = summarise([...rows, { ...row, item: 'ok', state: 'collected', sha256: 'f'.repeat(64) }]);
    assert.deepEqual([summary.expected, summary.present, summary.missing.length], [31, 1, 20]);
    assert.deepEqual(summary.missing[0], { item: '0', state: 'failed', reason: 'why' });
  });
});

/** A real scrubber that gives up on files that say so. */
function choking(): Scrubber {
  const scrubber = newScrubber();
  return {
    ...scrubber,
    async *scrub(name, source, options) {
      for await (const chunk of scrubber.scrub(name, source, options)) {
        if (Buffer.from(chunk).includes('unscrubbable'))
          throw new FlareError('scrub_failed', `Cannot scrub "${name}": a planted fault`);
        yield chunk;
      }
    },
  };
}
