import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { EventData } from '@flarewire/schemas';
import type { IntakeReaction } from '@flarewire/testing';
import type { Transport } from '@flarewire/transport';
import { startWatched, type Watched } from './dashboard.fixture.ts';

const json = { 'content-type': 'application/json' };
const taken: IntakeReaction = { status: 200, headers: json, body: '{"case_id": 7}' };
const broken: IntakeReaction = { status: 500, headers: json, body: '{}' };

/** What the tests below send, in their order. */
const started = await startWatched([taken, broken, taken]);
const skip = typeof started === 'string' ? started : false;

suite('the dashboard over the whole stack', { skip, timeout: 600_000 }, () => {
  let stack: Watched;
  before(() => void (stack = started as Watched));
  after(async () => stack[Symbol.asyncDispose]());

  const idIn = (url: string) => new URL(url).pathname.split('/').at(-1)!;

  async function ask(target: { approval?: boolean } = {}) {
    const page = await stack.open('/ask');
    await page.getByLabel('Target', { exact: true }).selectOption('web');
    await page.getByLabel('Support case').fill('4242');
    await page.getByLabel('E-mail').fill('ops@example.com');
    await page.getByLabel('CPU profile').fill('1');
    if (!target.approval) await page.getByLabel('Send it as soon as it is made').check();
    await page.getByRole('button', { name: 'Ask for it' }).click();
    await page.waitForURL(/\/flares\/f-/);
    return page;
  }

  test('a flare is asked for on the page and followed live until it is sent, with what is in it', async () => {
    const page = await ask();
    await page.locator('.flare-title').getByText('Sent', { exact: true }).waitFor({ timeout: 60_000 });
    assert.equal(stack.intake.tickets(), 1);
    const flareId = idIn(page.url());
    const end = (await stack.pipeline.untilEnd(flareId)).at(-1);
    assert.equal(end?.name, 'flare.sent');

    await page.getByText('web.log').first().waitFor();
    await page.getByRole('tab', { name: /Delivery/ }).click();
    await page.getByText('case 7').first().waitFor();
    await page.getByRole('tab', { name: /Profiles/ }).click();
    await page.getByText('CPU for 1 s in each process').waitFor();
    await page.getByRole('button', { name: 'CPU' }).first().click();
    await page.frameLocator('iframe').getByText('Sandwich').waitFor();

    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download', exact: true }).click();
    const bytes = Buffer.concat(await Array.fromAsync(await (await download).createReadStream()));
    assert.equal(bytes.length, (end as { data: EventData<'flare.sent'> }).data.archive.bytes);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });

  test('a flare that fails says why', async () => {
    const page = await ask();
    await page.locator('.flare-title').getByText('Failed', { exact: true }).waitFor({ timeout: 60_000 });
    await page.getByText('destination_failed').first().waitFor();
    const end = (await stack.pipeline.untilEnd(idIn(page.url()))).at(-1);
    assert.ok(end?.name === 'flare.failed');
    await page.getByText(end.data.reason).first().waitFor();
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });

  test('an approval of another digest is refused, and the one that is shown is what is sent', async () => {
    const page = await ask({ approval: true });
    await page.getByRole('button', { name: 'Approve…' }).waitFor({ timeout: 60_000 });
    const flareId = idIn(page.url());
    const refused = await page.evaluate(async (id) => {
      const body = JSON.stringify({ sha256: 'b'.repeat(64) });
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(`/api/flares/${id}/approve`, { method: 'POST', headers, body });
      return [response.status, ((await response.json()) as { code: string }).code];
    }, flareId);
    assert.deepEqual(refused, [409, 'approval_mismatch']);

    await page.getByRole('button', { name: 'Approve…' }).click();
    const shown = await page.locator('dialog code.digest').textContent();
    await page.getByRole('button', { name: 'Approve and send' }).click();
    await page.locator('.flare-title').getByText('Sent', { exact: true }).waitFor({ timeout: 60_000 });
    const events = await stack.pipeline.untilEnd(flareId);
    const approved = events.find(({ name }) => name === 'flare.approved');
    assert.ok(approved?.name === 'flare.approved');
    assert.match(approved.data.by, /^local@/);
    const end = events.at(-1);
    assert.ok(end?.name === 'flare.sent');
    assert.equal(end.data.archive.sha256, shown);
    await page.context().close();
  });

  test('a page that is open heals by itself when the broker was away, and shows what came since', async () => {
    const page = await stack.open('/');
    await page.getByText('3 flares').first().waitFor();
    await stack.pipeline.broker.kill();
    await page.getByText('The server has lost its broker').waitFor();
    await stack.pipeline.broker.restart();
    await publishFailed(stack.pipeline.transport, 'f-after-restart');
    await page.getByRole('link', { name: /f-after-restart/ }).waitFor();
    await page.getByText('The server has lost its broker').waitFor({ state: 'hidden' });
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });

  test('text of events that looks like a script is text', async () => {
    const script = '<img src=x onerror=alert(1)><script>alert(2)</script>';
    await publishFailed(stack.pipeline.transport, 'f-script', { reason: script, caseId: '<b>4242' });
    const page = await stack.open('/flares/f-script');
    await page.getByText(script).first().waitFor();
    await page.getByText('case <b>4242').waitFor();
    await page.goto(stack.url);
    await page.getByText('<b>4242').first().waitFor();
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });

  test('a second browser that comes late shows what the first one shows, of 5,000 flares', async (context) => {
    const early = await stack.open('/');
    await early.getByRole('link', { name: /f-script/ }).waitFor();
    const { transport } = stack.pipeline;
    const known = 5;
    for (let done = known; done < 5_000; done += 45) {
      const some = Array.from({ length: Math.min(45, 5_000 - done) }, (_, index) => `f-many-${done + index}`);
      await Promise.all(some.map((id) => publishFailed(transport, id)));
    }
    await early.getByText('5,000 flares').waitFor({ timeout: 60_000 });

    const began = performance.now();
    const late = await stack.open('/');
    await late.getByText('5,000 flares').waitFor();
    context.diagnostic(`5,000 flares there after ${Math.round(performance.now() - began)} ms`);
    for (const page of [early, late]) await page.getByText('Nothing is under way.').waitFor();
    const drawn = await late.locator('.list .row-link').count();
    await early
      .locator('.list .row-link')
      .nth(drawn - 1)
      .waitFor();
    const rows = (page: typeof late) => page.locator('.list .row-link').allTextContents();
    assert.deepEqual(await rows(late), await rows(early));
    const snapshot = (page: typeof late) => page.evaluate(async () => (await fetch('/api/flares')).text());
    assert.equal(await snapshot(late), await snapshot(early));
    for (const page of [early, late]) {
      await page.getByRole('searchbox').fill('f-many-4999');
      await page.getByText('1 of 5,000 flares').waitFor();
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    }
  });
});

/** A flare that failed, told by another client than ours: its target is served by nobody. */
async function publishFailed(
  transport: Transport,
  flareId: string,
  { reason = 'Cannot make it', caseId = '1' }: { reason?: string; caseId?: string } = {},
): Promise<void> {
  const head = { version: '1.0', flareId, target: 'elsewhere', time: new Date().toISOString() };
  const failure = { stage: 'archiver' as const, code: 'archive_failed', reason, attempts: 1 };
  await transport.publish('flare.requested', { ...head, request: { caseId, profile: false, send: true } });
  await transport.publish('flare.failed', { ...head, ...failure });
}
