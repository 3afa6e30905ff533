import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { startFakeServer } from './fixtures/fake-server.fixture.ts';
import { eventsOf } from './fixtures/flare-events.fixture.ts';
import { noBrowser, openPages } from './fixtures/pages.fixture.ts';
import { storiesUntil, streamOf } from './fixtures/history.fixture.ts';
import { sampleWorld } from './fixtures/sample.fixture.ts';

suite('the page with much to show', { skip: noBrowser }, () => {
  let pages: Awaited<ReturnType<typeof openPages>>;
  before(async () => void (pages = await openPages()));
  after(() => pages[Symbol.asyncDispose]());

  test('has 5,000 flares of history, of which it draws those in sight alone', async (context) => {
    const world = sampleWorld(Date.now(), 4_995);
    await using server = await startFakeServer(world);
    await using page = await pages.open('about:blank');
    const started = performance.now();
    await page.goto(server.url);
    await page.getByText('5,000 flares').waitFor();
    await page.locator('.list .row-link').first().waitFor();
    context.diagnostic(`5,000 flares there after ${Math.round(performance.now() - started)} ms`);
    assert.ok((await page.locator('.list .list-row').count()) < 80);
    const oldest = world.events[0]!.data.flareId;
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await page.getByRole('link', { name: new RegExp(oldest) }).waitFor();
    assert.ok((await page.locator('.list .list-row').count()) < 80);
    await page.evaluate(() => scrollTo(0, 0));
    await page
      .getByRole('link', { name: /edge-proxy/ })
      .first()
      .waitFor();
    const rows = await page.getByRole('table', { name: 'Flares' }).getAttribute('aria-rowcount');
    assert.equal(rows, '5001');
  });

  test('needs no more memory while 10,000 events pass', async (context) => {
    // As many as the page keeps, so that each new flare drops an old one.
    await using server = await startFakeServer({ events: streamOf(storiesUntil(Date.now(), 10_000)) });
    await using page = await pages.open(server.url);
    await page.getByText('Live', { exact: true }).waitFor();
    const devtools = await page.context().newCDPSession(page);
    async function heap(): Promise<number> {
      for (let round = 0; round < 3; round += 1) await devtools.send('HeapProfiler.collectGarbage');
      const { usedSize } = await devtools.send('Runtime.getHeapUsage');
      return usedSize / 2 ** 20;
    }
    async function pass(round: number): Promise<void> {
      for (let index = 0; index < 2_500; index += 1) {
        const id = `f-load-${round}-${index}`;
        for (const event of eventsOf({ id, target: 'web', at: Date.now(), ending: 'sent' })) server.publish(event);
        if (index % 500 === 0) await page.evaluate(() => 0);
      }
      await page.getByRole('link', { name: new RegExp(`f-load-${round}-2499`) }).waitFor({ timeout: 60_000 });
    }
    const heaps: number[] = [];
    for (let round = 0; round < 12; round += 1) {
      await pass(round);
      // By then all that the page keeps came as events, which take more room than what came in one snapshot.
      if (round >= 4) heaps.push(await heap());
    }
    context.diagnostic(`heap in MiB, with 10,000 events between: ${heaps.map((size) => size.toFixed(1)).join(', ')}`);
    // The engine frees what is dropped in waves of several rounds: only what is kept for good lifts the lowest of a wave.
    const earlier = Math.min(...heaps.slice(0, 4));
    const later = Math.min(...heaps.slice(4));
    assert.ok(later < earlier * 1.2 + 1, `the heap grew: ${heaps.join(', ')} MiB`);
  });
});
