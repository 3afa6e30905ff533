import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { startFakeServer, type FakeServer } from './fixtures/fake-server.fixture.ts';
import { eventsOf, type Ending } from './fixtures/flare-events.fixture.ts';
import { groupEvents, numbered, sampleGroupId } from './fixtures/group.fixture.ts';
import { noBrowser, openPages, seriousFindings } from './fixtures/pages.fixture.ts';
import { sampleIds, sampleWorld } from './fixtures/sample.fixture.ts';

suite('every state of the page', { skip: noBrowser }, () => {
  let pages: Awaited<ReturnType<typeof openPages>>;
  before(async () => void (pages = await openPages()));
  after(() => pages[Symbol.asyncDispose]());

  let published = 0;

  /** Each is asked for later than the one before, also within one millisecond. */
  function publish(server: FakeServer, id: string, ending: Ending) {
    const at = Date.now() + (published += 1);
    for (const event of eventsOf({ id, target: 'web', at, ending, masked: 3 })) server.publish(event);
  }

  test('says that there is nothing yet, and how to begin', async () => {
    await using server = await startFakeServer();
    await using page = await pages.open(server.url);
    await page.getByText('No flare has been asked for yet').waitFor();
    await page.getByText('No archiver has registered a target yet').waitFor();
    assert.deepEqual(await seriousFindings(page), []);
    publish(server, 'f-first', 'sent');
    await page.getByRole('link', { name: /f-first/ }).waitFor();
  });

  test('says that it has lost the server, and has nothing lost or doubled once it is back', async () => {
    await using server = await startFakeServer();
    publish(server, 'f-1', 'sent');
    await using page = await pages.open(server.url);
    await page.getByText('Live', { exact: true }).waitFor();
    await server.stop();
    await page.getByText('Not connected to the dashboard’s server').waitFor();
    publish(server, 'f-2', 'sent');
    publish(server, 'f-3', 'failed');
    await server.start();
    await page.getByRole('link', { name: /f-3/ }).waitFor({ timeout: 20_000 });
    await page.getByText('Live', { exact: true }).waitFor();
    await page.getByText('Not connected').waitFor({ state: 'detached' });
    assert.deepEqual(await page.locator('.list .row-link').allTextContents(), [
      'web, flare f-3',
      'web, flare f-2',
      'web, flare f-1',
    ]);
  });

  test('says that the server has lost its broker, until it is back', async () => {
    await using server = await startFakeServer();
    await using page = await pages.open(server.url);
    await page.getByText('Live', { exact: true }).waitFor();
    server.tell('broker', { connected: false });
    await page.getByText('The server has lost its broker').waitFor();
    server.tell('broker', { connected: true });
    await page.getByText('The server has lost its broker').waitFor({ state: 'detached' });
  });

  test('shows a browser that comes late what an early one sees', async () => {
    await using server = await startFakeServer();
    await using early = await pages.open(server.url);
    await early.getByText('Live', { exact: true }).waitFor();
    publish(server, 'f-1', 'sent');
    publish(server, 'f-2', 'awaiting');
    publish(server, 'f-3', 'failed');
    await using late = await pages.open(server.url);
    for (const page of [early, late]) await page.getByRole('link', { name: /f-3/ }).waitFor();
    const told = (page: typeof early) => page.locator('.list .list-row').allTextContents();
    const withoutClock = (rows: string[]) => rows.map((row) => row.replaceAll(/[\d.]+ (ms|s)/g, ''));
    assert.deepEqual(withoutClock(await told(late)), withoutClock(await told(early)));
  });

  test('asks for the token where one is wanted', async () => {
    await using server = await startFakeServer({ token: 'open sesame' });
    publish(server, 'f-1', 'sent');
    await using page = await pages.open(server.url);
    await page.getByLabel('Token').fill('wrong');
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByText('Cannot sign in').waitFor();
    assert.deepEqual(await seriousFindings(page), []);
    await page.getByLabel('Token').fill('open sesame');
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('link', { name: /f-1/ }).waitFor();
  });

  test('asks for the token anew where it has run out, and has the page as it was', async () => {
    await using server = await startFakeServer({ token: 'open sesame' });
    publish(server, 'f-1', 'sent');
    await using page = await pages.open(`${server.url}/flares/f-1`);
    await page.getByLabel('Token').fill('open sesame');
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByText('Live', { exact: true }).waitFor();
    server.signOut();
    await page.getByText('This dashboard wants a token').waitFor();
    await page.getByLabel('Token').fill('open sesame');
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByText('Live', { exact: true }).waitFor();
    assert.equal(new URL(page.url()).pathname, '/flares/f-1');
  });

  test('says when the server has become a newer one', async () => {
    await using server = await startFakeServer();
    await using page = await pages.open(server.url);
    await page.getByText('Live', { exact: true }).waitFor();
    server.session.version = '0.2.0';
    await server.stop();
    await server.start();
    await page.getByText('The server has a newer page').waitFor();
    await page.getByRole('button', { name: 'Reload' }).click();
    await page.getByText('Live', { exact: true }).waitFor();
    assert.equal(await page.getByText('The server has a newer page').count(), 0);
  });

  test('says why the flares cannot be shown, and shows them once they can', async () => {
    await using server = await startFakeServer();
    publish(server, 'f-1', 'sent');
    server.refuse('/api/flares', {
      status: 503,
      code: 'broker_unavailable',
      message: 'Cannot read the events: no broker',
    });
    await using page = await pages.open(server.url);
    await page.getByText('Cannot read the events: no broker').waitFor();
    server.refuse('/api/flares', undefined);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('link', { name: /f-1/ }).waitFor();
  });

  test('says that a flare is not known, and that its ledger is gone', async () => {
    await using server = await startFakeServer();
    publish(server, 'f-1', 'sent');
    await using page = await pages.open(`${server.url}/flares/f-none`);
    await page.getByRole('heading', { level: 1, name: 'There is no flare with this id' }).waitFor();
    await page.goto(`${server.url}/flares/f-1`);
    await page.getByText('the archive is no longer in the store').waitFor();
  });

  const views = {
    overview: '/',
    files: `/flares/${sampleIds.sent}`,
    scrubbing: `/flares/${sampleIds.sent}?show=scrubbing`,
    profiles: `/flares/${sampleIds.sent}?show=profiles`,
    delivery: `/flares/${sampleIds.sent}?show=delivery`,
    events: `/flares/${sampleIds.sent}?show=events`,
    failed: `/flares/${sampleIds.failed}`,
    waiting: `/flares/${sampleIds.awaiting}`,
    flying: `/flares/${sampleIds.profiling}`,
    ask: '/ask',
    'ask for several': '/ask?targets=web-*',
    group: `/groups/${sampleGroupId}`,
  };
  for (const width of [1280, 375])
    test(`is no wider than ${width} px, and a card no higher, where targets and cases have long names`, async () => {
      const world = sampleWorld(Date.now(), 6);
      const [target, caseId] = ['checkout-eu-central-1-'.repeat(3).slice(0, 64), 'ticket-'.repeat(18)];
      const text = JSON.stringify(world.events);
      const events = JSON.parse(
        text
          .replaceAll(/"target":"[^"]*"/g, `"target":"${target}"`)
          .replaceAll(/"caseId":"[^"]*"/g, `"caseId":"${caseId}"`),
      ) as typeof world.events;
      await using server = await startFakeServer({ ...world, events });
      await using page = await pages.open(server.url, { width });
      await page.getByText('Live', { exact: true }).waitFor();
      await page.locator('.flight').first().waitFor();
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${overflow} px too wide`);
      const heights = await page.locator('.flight-head').evaluateAll((all) => all.map((each) => each.clientHeight));
      for (const height of heights) assert.ok(height < 30, `${height} px high`);
    });

  for (const [dark, width] of [
    [false, 1280],
    [true, 375],
  ] as const)
    test(`has no serious finding of axe-core on any view, ${dark ? 'dark' : 'light'} and ${width} px wide`, async () => {
      // Few of each, as the time that axe-core takes grows with what is drawn.
      const { ledger, ...world } = sampleWorld(Date.now(), 6);
      const rows = ledger!.rows.filter(({ item }) => /^logs|system|tls/.test(item));
      const endings = ['sent', 'failed', 'awaiting', 'collected', 'sent', 'cancelled'] as const;
      const group = groupEvents({ at: Date.now() - 20_000, endings, approval: true });
      const events = numbered([...world.events, ...group]);
      await using server = await startFakeServer({ ...world, events, ledger: { ...ledger!, rows } });
      await using page = await pages.open(server.url, { dark, width });
      for (const [name, path] of Object.entries(views)) {
        await page.goto(server.url + path);
        await page.getByText('Live', { exact: true }).waitFor();
        await page.locator('h1').waitFor();
        assert.deepEqual(await seriousFindings(page), [], name);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(overflow <= 0, `${name} is ${overflow} px too wide`);
      }
      await page.goto(server.url + views.waiting);
      await page.getByRole('button', { name: 'Approve…' }).click();
      assert.deepEqual(await seriousFindings(page), [], 'the dialog');
      await page.goto(server.url + views.group);
      await page.getByRole('button', { name: 'Approve 1…' }).click();
      assert.deepEqual(await seriousFindings(page), [], 'the dialog of a group');
    });
});
