import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { startFakeServer, type FakeOptions } from './fixtures/fake-server.fixture.ts';
import { eventsOf } from './fixtures/flare-events.fixture.ts';
import { groupEvents, numbered, sampleGroupId } from './fixtures/group.fixture.ts';
import { streamOf } from './fixtures/history.fixture.ts';
import { sampleLedger } from './fixtures/ledger.fixture.ts';
import { noBrowser, openPages } from './fixtures/pages.fixture.ts';
import { sampleIds, sampleWorld } from './fixtures/sample.fixture.ts';

suite('the page in a browser', { skip: noBrowser }, () => {
  let pages: Awaited<ReturnType<typeof openPages>>;
  before(async () => void (pages = await openPages()));
  after(() => pages[Symbol.asyncDispose]());

  const world = (more: FakeOptions = {}) => startFakeServer({ ...sampleWorld(Date.now(), 200), ...more });

  test('shows what is in flight and what has ended, and narrows it by its address', async () => {
    await using server = await world();
    await using page = await pages.open(server.url);
    await page.getByRole('button', { name: '205 All' }).waitFor();
    assert.equal(await page.locator('.flight').count(), 3);
    await page.getByRole('button', { name: /Failed/ }).click();
    await page.getByRole('searchbox').fill('residual 1204431');
    await page.getByText('1 of 205 flares').waitFor();
    assert.equal(new URL(page.url()).search, '?state=failed&q=residual+1204431');
    await page.reload();
    await page.getByText('1 of 205 flares').waitFor();
    await page.getByRole('link', { name: new RegExp(sampleIds.failed) }).click();
    await page.getByText('still looks like a connection string').first().waitFor();
    await page.goBack();
    await page.getByText('1 of 205 flares').waitFor();
    assert.deepEqual(page.complaints, []);
  });

  test('says of the flares under way how many are in flight and how many wait, as the figures above do', async () => {
    const at = Date.now() - 5_000;
    const stories = (['requested', 'awaiting', 'awaiting', 'sent'] as const).map((ending, index) => ({
      id: `f-${index}`,
      target: 'web',
      at: at - index,
      ending,
    }));
    await using server = await startFakeServer({ events: streamOf(stories) });
    await using page = await pages.open(server.url);
    await page.getByRole('button', { name: '1 In flight' }).waitFor();
    await page.getByRole('button', { name: '2 To approve' }).waitFor();
    const section = page.getByRole('region', { name: 'Under way' });
    assert.equal(await section.locator('.flight').count(), 3);
    assert.equal(await section.getByText('1 in flight, 2 to approve').count(), 1);
    assert.deepEqual(page.complaints, []);
  });

  test('draws as many rows as are in sight once what stood above the list has ended', async () => {
    const at = Date.now() - 5_000;
    const stories = Array.from({ length: 100 }, (_, index) => {
      const flying = index < 12;
      return {
        id: `f-${index}`,
        target: 'web',
        at: at - index,
        ending: flying ? ('requested' as const) : ('sent' as const),
      };
    });
    await using server = await startFakeServer({ events: streamOf(stories) });
    await using page = await pages.open(server.url);
    await page.getByRole('button', { name: '100 All' }).waitFor();
    for (const { id, target } of stories.slice(0, 12))
      server.publish(eventsOf({ id, target, at, ending: 'cancelled' }).at(-1)!);
    await page.getByText('Nothing is under way.').waitFor();
    await page.waitForFunction(() => {
      const last = [...document.querySelectorAll('.list .row-link')].at(-1)!;
      return last.getBoundingClientRect().bottom > window.innerHeight;
    });
    assert.deepEqual(page.complaints, []);
  });

  test('shows each cell of its list whole, or with an ellipsis, however wide the window is', async () => {
    await using server = await world();
    for (const width of [320, 759, 760, 1000, 1001, 1259, 1260, 1280, 1440]) {
      await using page = await pages.open(server.url, { width });
      await page.getByRole('button', { name: '205 All' }).waitFor();
      const cut = await page.evaluate(() => {
        const edge = document.querySelector('.list')!.getBoundingClientRect().right;
        const cells = [...document.querySelectorAll('.list .list-row > *')];
        return cells.filter((cell) => cell.getBoundingClientRect().right > edge).map((cell) => cell.className);
      });
      assert.deepEqual([width, cut], [width, []]);
    }
  });

  test('says of a process without a profile why there is none, and not that nothing grew in it', async () => {
    const failed = {
      service: 'web',
      kind: 'cpu',
      file: 'web-cpu.pprof',
      code: 'profile_unreachable',
      message: 'nothing listens there',
    };
    const events = eventsOf({ id: 'f-1', target: 'web', at: Date.now() - 60_000, ending: 'sent' }).map((event) =>
      event.name === 'profiles.collected'
        ? ({ ...event, data: { ...event.data, profiles: [], failed: [failed], summary: undefined } } as typeof event)
        : event,
    );
    await using server = await startFakeServer({ events: numbered(events) });
    await using page = await pages.open(`${server.url}/flares/f-1`);
    await page.getByRole('tab', { name: /Profiles/ }).click();
    await page.getByText('nothing listens there').waitFor();
    assert.equal(await page.getByText(/Nothing grew|CPU for/).count(), 0);
    assert.deepEqual(page.complaints, []);
  });

  test('asks for a flare, and follows it live to sent', async () => {
    await using server = await world();
    await using page = await pages.open(`${server.url}/ask?target=checkout`);
    await page.getByText('Live', { exact: true }).waitFor();
    assert.equal(await page.getByLabel('Target', { exact: true }).inputValue(), 'checkout');
    await page.getByLabel('Support case').fill('4242');
    await page.getByLabel('CPU profile').fill('10');
    await page.getByRole('button', { name: 'Ask for it' }).click();
    await page.getByText('waiting for an archiver').waitFor();
    assert.deepEqual(withoutRequestIds(server.asked), [
      {
        path: '/api/flares',
        body: { target: 'checkout', caseId: '4242', email: 'dana@example.com', profile: { seconds: 10 }, send: false },
      },
    ]);
    const id = new URL(page.url()).pathname.split('/').at(-1)!;
    const [, created, collected, sent] = eventsOf({
      id,
      target: 'checkout',
      at: Date.now(),
      ending: 'sent',
      caseId: '4242',
    });
    const head = { version: '1.0', flareId: id, target: 'checkout', time: new Date().toISOString() };
    server.tell('progress', { ...head, stage: 'archiver', phase: 'collecting', done: 3, total: 9, unit: 'items' });
    await page.getByText('collecting, 3 of 9 items').waitFor();
    server.publish(created!);
    await page.getByText('90 of 90').first().waitFor();
    server.publish(collected!);
    server.publish(sent!);
    await page.locator('.flare-title').getByText('Sent', { exact: true }).waitFor();
    await page.getByRole('tab', { name: 'Delivery' }).click();
    await page.getByText('Your logs were successfully uploaded').waitFor();
  });

  test('says at the field what is wrong with it', async () => {
    await using server = await world();
    await using page = await pages.open(`${server.url}/ask`);
    server.refuse('/api/flares', {
      status: 400,
      code: 'invalid_request',
      field: 'profile.seconds',
      message: 'expected 1 to 600',
    });
    await page.getByLabel('CPU profile').fill('9000');
    await page.getByRole('button', { name: 'Ask for it' }).click();
    await page.getByText('expected 1 to 600').waitFor();
    const field = page.getByLabel('CPU profile');
    assert.equal(await field.getAttribute('aria-invalid'), 'true');
    assert.match((await field.getAttribute('aria-describedby')) ?? '', /profile-refusal/);
    assert.ok(await field.evaluate((element) => element === document.activeElement));
    assert.equal(await page.getByLabel('Support case').getAttribute('aria-invalid'), 'false');
  });

  test('approves the digest that it shows, and says why another one is refused', async () => {
    await using server = await world();
    await using page = await pages.open(`${server.url}/flares/${sampleIds.awaiting}`);
    const path = `/api/flares/${sampleIds.awaiting}/approve`;
    server.refuse(path, {
      status: 409,
      code: 'approval_mismatch',
      message: 'Cannot approve this: another archive waits by now',
    });
    await page.getByRole('button', { name: 'Approve…' }).click();
    const dialog = page.getByRole('dialog');
    const digest = await dialog.locator('code').textContent();
    await dialog.getByText('support (app.datadoghq.eu)').waitFor();
    await dialog.getByRole('button', { name: 'Approve and send' }).click();
    await dialog.getByText('another archive waits by now').waitFor();
    server.refuse(path, undefined);
    await dialog.getByRole('button', { name: 'Approve and send' }).click();
    await dialog.waitFor({ state: 'detached' });
    assert.match(digest!, /^[0-9a-f]{64}$/);
    assert.deepEqual(server.asked.at(-1), { path, body: { sha256: digest } });
  });

  test('cancels with a reason, and sends again what failed', async () => {
    await using server = await world();
    await using page = await pages.open(`${server.url}/flares/${sampleIds.profiling}`);
    await page.getByRole('button', { name: 'Cancel…' }).click();
    await page.getByLabel('Why').fill('by mistake');
    await page.getByRole('button', { name: 'Cancel the flare' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.goto(`${server.url}/flares/${sampleIds.failed}`);
    await page.getByRole('button', { name: 'Send again…' }).click();
    await page.getByRole('dialog').getByLabel('ours').check();
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.deepEqual(withoutRequestIds(server.asked), [
      { path: `/api/flares/${sampleIds.profiling}/cancel`, body: { reason: 'by mistake' } },
      { path: `/api/flares/${sampleIds.failed}/resend`, body: { destinations: ['support', 'ours'] } },
    ]);
  });

  test('asks for flares of several targets, and says beforehand which those are', async () => {
    const lastSeen = new Date().toISOString();
    const target = (name: string, tier: string, online = true) =>
      ({ name, role: 'archiver', instance: name, lastSeen, online, labels: { tier } }) as const;
    const targets = [target('web-1', 'web'), target('web-2', 'web'), target('web-3', 'web', false), target('db', 'db')];
    await using server = await startFakeServer({ targets });
    await using page = await pages.open(`${server.url}/ask`);
    await page.getByLabel('Several targets at once').check();
    await page.getByLabel('Targets', { exact: true }).fill('web-* tier=db');
    await page.getByText('3 targets: db, web-1, web-2; 1 offline, left out').waitFor();
    await page.getByLabel('No profiles').check();
    await page.getByLabel('Send it as soon as it is made').check();
    const refusal = { status: 403, code: 'too_many_targets', message: 'groups.limit is 2' };
    server.refuse('/api/groups', refusal);
    await page.getByRole('button', { name: 'Ask for it' }).click();
    await page.getByText('groups.limit is 2').waitFor();
    assert.equal(await page.getByLabel('Targets', { exact: true }).getAttribute('aria-invalid'), 'true');
    server.refuse('/api/groups', undefined);
    await page.getByRole('button', { name: 'Ask for it' }).click();
    await page.locator('h1').getByText('web-*, tier=db').waitFor();
    assert.deepEqual(withoutRequestIds(server.asked).at(-1), {
      path: '/api/groups',
      body: { targets: ['web-*', { labels: { tier: 'db' } }], email: 'dana@example.com', profile: false, send: true },
    });
  });

  test('follows a group from its row in the list until all have ended', async () => {
    const told = groupEvents({ at: Date.now(), endings: ['sent', 'failed', 'sent', 'cancelled'], ended: true });
    const rest = numbered(told);
    await using server = await world();
    await using page = await pages.open(server.url);
    await page.getByText('Live', { exact: true }).waitFor();
    const publishUntil = (name: string) => {
      const index = rest.findIndex((event) => event.name === name);
      for (const { seq: _, ...event } of rest.splice(0, index + 1)) server.publish(event);
    };
    publishUntil('flare.created');
    await page
      .getByRole('table')
      .getByRole('link', { name: /^web-\*, tier=edge/ })
      .click();
    await page.getByText('2 targets left out').waitFor();
    await page.getByText('target_offline').waitFor();
    await page.locator('.flare-title').getByText('0 of 4 ended').waitFor();
    publishUntil('flare.group.ended');
    await page.locator('.flare-title').getByText('2 of 4 sent').waitFor();
    await page.getByText('17 ms ≤ 26').waitFor();
    await page.getByText('it was ready 1380 ms after the others began').waitFor();
    const targets = () => page.getByRole('table').locator('.row-link').allTextContents();
    assert.deepEqual(
      (await targets()).map((text) => text.split(',')[0]),
      ['web-2', 'web-4', 'web-1', 'web-3'],
    );
    await page.getByRole('button', { name: '1 Failed' }).click();
    await page.getByText('1 of 4 flares').waitFor();
    await page.reload();
    await page.getByText('1 of 4 flares').waitFor();
    await page
      .getByRole('table')
      .getByRole('link', { name: /^web-2/ })
      .click();
    await page.getByRole('link', { name: sampleGroupId }).click();
    await page.getByText('4 flares', { exact: true }).waitFor();
    assert.deepEqual(page.complaints, []);
  });

  test('approves the digests of a group that it shows, says which were refused, and cancels the rest', async () => {
    const endings = ['awaiting', 'awaiting', 'sent', 'created'] as const;
    const told = groupEvents({ at: Date.now() - 30_000, endings, approval: true });
    await using server = await startFakeServer({ events: numbered(told) });
    await using page = await pages.open(`${server.url}/groups/${sampleGroupId}`);
    await page.getByRole('button', { name: 'Approve 2…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('support (app.datadoghq.eu)').waitFor();
    const shown = await dialog.locator('code').evaluateAll((all) => all.map((one) => one.getAttribute('title')));
    const waiting = told.flatMap((event) => (event.name === 'flare.awaiting-approval' ? [event.data] : []));
    const archives = waiting.slice(0, 2).map(({ flareId, finished: { sha256 } }) => ({ flareId, sha256 }));
    assert.deepEqual(
      shown,
      archives.map(({ sha256 }) => sha256),
    );
    server.refuseOfGroup([{ ...archives[1]!, code: 'approval_mismatch', message: 'another digest waits' }]);
    await dialog.getByRole('button', { name: 'Approve and send' }).click();
    await dialog.getByText('1 of 2 refused, the others were taken. web-2: another digest waits').waitFor();
    await dialog.getByRole('button', { name: 'Not now' }).click();
    server.refuseOfGroup([{ flareId: archives[0]!.flareId, code: 'not_cancellable', message: 'it has ended' }]);
    await page.getByRole('button', { name: 'Cancel 3…' }).click();
    await page.getByLabel('Why').fill('enough');
    await page.getByRole('button', { name: 'Cancel them' }).click();
    await dialog.waitFor({ state: 'detached' });
    assert.deepEqual(server.asked, [
      { path: `/api/groups/${sampleGroupId}/approve`, body: { archives } },
      { path: `/api/groups/${sampleGroupId}/cancel`, body: { reason: 'enough' } },
    ]);
  });

  test('offers nothing that one may not do', async () => {
    await using server = await world({
      session: { may: { ask: false, approve: false, cancel: false, resend: false, download: false } },
    });
    await using page = await pages.open(`${server.url}/flares/${sampleIds.awaiting}`);
    await page.getByText('waits for somebody to approve').waitFor();
    assert.equal(await page.locator('.actions > *').count(), 0);
    for (const event of groupEvents({ at: Date.now(), endings: ['awaiting'], approval: true })) server.publish(event);
    await page.goto(`${server.url}/groups/${sampleGroupId}`);
    await page.getByText('1 needs approval').waitFor();
    assert.equal(await page.locator('.actions > *').count(), 0);
    await page.getByRole('link', { name: 'Flares', exact: true }).click();
    await page.locator('.list').waitFor();
    assert.equal(await page.getByText('Ask for a flare').count(), 0);
  });

  test('shows what looks like markup as text, wherever it comes from', async () => {
    const hostile = '<img/src=x/onerror=alert(1)>';
    const story = {
      id: 'f-hostile',
      target: 'web',
      at: Date.now() - 1000,
      ending: 'failed' as const,
      caseId: hostile,
      failure: {
        stage: 'uploader' as const,
        code: 'stage_failed',
        reason: `Cannot: <script>alert(2)</script> ${hostile}`,
      },
    };
    const item = 'logs/<svg onload=alert(3)>.log';
    await using server = await startFakeServer({
      events: streamOf([story]),
      ledger: sampleLedger([{ item, state: 'failed', reason: '<b onclick=alert(4)>' }]),
    });
    await using page = await pages.open(server.url);
    await page.getByText(hostile).first().waitFor();
    await page.getByRole('link', { name: /f-hostile/ }).click();
    await page.getByText('<script>alert(2)</script>').first().waitFor();
    await page.getByText('<svg onload=alert(3)>.log').waitFor();
    await page.getByText('<b onclick=alert(4)>').waitFor();
    const [created] = groupEvents({ at: Date.now(), endings: ['requested'] });
    assert.ok(created?.name === 'flare.group.created');
    const leftOut = [{ target: hostile, code: '<i>', reason: '<svg onload=alert(5)>' }];
    server.publish({ ...created, data: { ...created.data, leftOut, by: hostile } });
    await page.goto(`${server.url}/groups/${sampleGroupId}`);
    await page.getByText('<svg onload=alert(5)>').waitFor();
    await page.getByText(`by ${hostile}`).waitFor();
    assert.equal(await page.locator('main img, main script, main svg[onload], main b').count(), 0);
    assert.deepEqual(page.complaints, []);
  });

  test('walks through the files with the arrow keys', async () => {
    await using server = await world();
    await using page = await pages.open(`${server.url}/flares/${sampleIds.sent}`);
    const tree = page.getByRole('treegrid');
    await tree.getByRole('row', { name: 'etc', exact: false }).first().focus();
    const rows = await tree.getByRole('row').count();
    await page.keyboard.press('ArrowLeft');
    assert.equal(await page.locator(':focus').getAttribute('aria-expanded'), 'false');
    assert.ok((await tree.getByRole('row').count()) < rows);
    await page.keyboard.press('ArrowDown');
    assert.equal(await page.locator(':focus').getAttribute('data-key'), 'expvar/');
    await page.keyboard.press('End');
    assert.match((await page.locator(':focus').textContent()) ?? '', /workload-list\.log/);
    await page.getByLabel('Only what is not whole').check();
    await page.getByText('Not sound UTF-8 from byte 4,112 on').waitFor();
  });

  test('shows a flame graph of a profile within its policy', async () => {
    await using server = await world();
    await using page = await pages.open(`${server.url}/flares/${sampleIds.sent}?show=profiles`);
    await page.getByText('runtime.mallocgc').first().waitFor();
    await page.getByRole('button', { name: 'CPU' }).first().click();
    const viewer = page.frameLocator('iframe');
    await viewer.getByText('cluster-agent-cpu.pprof').waitFor();
    await viewer.getByText('Sandwich').click();
    await viewer.getByText('runtime.mallocgc').first().waitFor();
    assert.deepEqual(page.complaints, []);
  });
});

/** What was asked, once each request for a flare had an id to be known by when it comes again. */
function withoutRequestIds(asked: readonly { path: string; body: unknown }[]): { path: string; body: unknown }[] {
  return asked.map(({ path, body }) => {
    const { requestId, ...rest } = body as { requestId?: string };
    if (!path.endsWith('/cancel')) assert.match(requestId ?? '', /^[0-9a-f]{32}$/);
    return { path, body: rest };
  });
}
