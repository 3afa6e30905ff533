import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { findChromium, startBrowser } from '../fixtures/browser.fixture.ts';
import { groupEvents, numbered, sampleGroupId } from '../fixtures/group.fixture.ts';
import { startFakeServer, type FakeServer } from '../fixtures/fake-server.fixture.ts';
import { sampleIds, sampleProgress, sampleWorld } from '../fixtures/sample.fixture.ts';

/**
 * Takes pictures of the built page at a fixed moment of a made-up week: those of the documents, or with a folder as
 * argument those of every view, there.
 */
const folder = process.argv[2] ?? path.join(import.meta.dirname, '../../../../../docs/dashboard');
const now = Date.parse('2026-11-26T10:42:17Z');

interface View {
  name: string;
  path: string;
  /** A button to press before the picture is taken. */
  press?: string;
  /** In which sizes it is in the documents. */
  documented?: readonly (keyof typeof sizes)[];
}

const waitingGroup = 'g-2f81c06d9ab34e5571d8';
const letters = { s: 'sent', f: 'failed', c: 'cancelled', a: 'awaiting', p: 'created', r: 'requested' } as const;
const endingsOf = (word: string) => word.split('').map((letter) => letters[letter as keyof typeof letters]);

const sizes = { wide: { width: 1440, height: 1000 }, narrow: { width: 375, height: 812 } };
const views: readonly View[] = [
  { name: 'overview', path: '/', documented: ['wide', 'narrow'] },
  { name: 'flare', path: `/flares/${sampleIds.sent}`, documented: ['wide', 'narrow'] },
  { name: 'profiles', path: `/flares/${sampleIds.sent}?show=profiles`, press: 'CPU', documented: ['wide'] },
  { name: 'approval', path: `/flares/${sampleIds.awaiting}`, press: 'Approve…', documented: ['wide'] },
  { name: 'list', path: '/?q=1204460' },
  { name: 'group', path: `/groups/${sampleGroupId}`, documented: ['wide', 'narrow'] },
  { name: 'group-waiting', path: `/groups/${waitingGroup}` },
  { name: 'group-approval', path: `/groups/${waitingGroup}`, press: 'Approve 4…' },
  { name: 'scrubbing', path: `/flares/${sampleIds.sent}?show=scrubbing` },
  { name: 'delivery', path: `/flares/${sampleIds.sent}?show=delivery` },
  { name: 'failed', path: `/flares/${sampleIds.failed}` },
  { name: 'flying', path: `/flares/${sampleIds.profiling}` },
  { name: 'ask', path: '/ask?target=checkout' },
];

async function take(
  view: View,
  size: keyof typeof sizes,
  colorScheme: 'light' | 'dark',
  server: FakeServer,
  browser: Browser,
) {
  const deviceScaleFactor = size === 'narrow' ? 2 : 1;
  const context = await browser.newContext({
    viewport: sizes[size],
    colorScheme,
    timezoneId: 'UTC',
    deviceScaleFactor,
  });
  const page = await context.newPage();
  await page.clock.setFixedTime(now);
  await page.goto(server.url + view.path);
  await page.getByText('Live', { exact: true }).waitFor();
  for (const progress of sampleProgress(now)) server.tell('progress', progress);
  if (view.press) await page.getByRole('button', { name: view.press, exact: true }).first().click();
  if (view.name === 'overview') await page.locator('.u-wrap').nth(1).waitFor();
  if (view.name === 'profiles') {
    await page.frameLocator('iframe').getByText('cluster-agent-cpu.pprof').waitFor();
    await page
      .locator('.service')
      .first()
      .evaluate((element) => scrollTo(0, element.getBoundingClientRect().top - 70));
  }
  // What fades or slides has come to rest by then.
  await page.waitForTimeout(1_000);
  await page.screenshot({ path: path.join(folder, `${view.name}-${colorScheme}-${size}.png`), animations: 'disabled' });
  await context.close();
}

const executable = await findChromium();
if (!executable) throw new Error('Cannot take pictures: there is no chromium on the PATH; install one, then try again');
mkdirSync(folder, { recursive: true });
const world = sampleWorld(now, 1_400);
const ended = groupEvents({ at: now - 640_000, endings: endingsOf('sssssssfssssssssscss'), ended: true });
const waiting = groupEvents({ id: waitingGroup, at: now - 41_000, endings: endingsOf('aaaapppr'), approval: true });
await using server = await startFakeServer({ ...world, events: numbered([...world.events, ...ended, ...waiting]) });
const browser = await startBrowser(executable);
try {
  for (const view of views)
    for (const size of process.argv[2] ? (['wide', 'narrow'] as const) : (view.documented ?? []))
      for (const scheme of ['light', 'dark'] as const) await take(view, size, scheme, server, browser);
} finally {
  await browser.close();
}
