import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { findChromium, startBrowser } from '../fixtures/browser.fixture.ts';
import { startFakeServer } from '../fixtures/fake-server.fixture.ts';
import { sampleIds, sampleProgress, sampleWorld } from '../fixtures/sample.fixture.ts';

/** Takes the pictures in `docs/dashboard` (or a folder that is named) of the built page, at a fixed moment of a made-up week. */
const folder = path.resolve(process.argv[2] ?? path.join(import.meta.dirname, '../../../../../docs/dashboard'));
const now = Date.parse('2026-11-26T10:42:17Z');

const views = [
  { name: 'overview', path: '/' },
  { name: 'flare', path: `/flares/${sampleIds.sent}` },
  { name: 'profiles', path: `/flares/${sampleIds.sent}?show=profiles`, click: 'CPU' },
  { name: 'scrubbing', path: `/flares/${sampleIds.sent}?show=scrubbing` },
  { name: 'approval', path: `/flares/${sampleIds.awaiting}`, click: 'Approve…' },
  { name: 'failed', path: `/flares/${sampleIds.failed}` },
  { name: 'flying', path: `/flares/${sampleIds.profiling}` },
  { name: 'ask', path: '/ask?target=checkout' },
];
const sizes = [
  { name: 'wide', viewport: { width: 1440, height: 1000 } },
  { name: 'narrow', viewport: { width: 375, height: 812 } },
];

const executable = await findChromium();
if (!executable) throw new Error('Cannot take pictures: there is no chromium on the PATH; install one, then try again');
mkdirSync(folder, { recursive: true });
await using server = await startFakeServer(sampleWorld(now, 1_400));
const browser = await startBrowser(executable);
try {
  for (const colorScheme of ['light', 'dark'] as const)
    for (const { name: size, viewport } of sizes) {
      const context = await browser.newContext({
        viewport,
        colorScheme,
        timezoneId: 'UTC',
        deviceScaleFactor: size === 'narrow' ? 2 : 1,
      });
      const page = await context.newPage();
      await page.clock.setFixedTime(now);
      page.on('console', (message) => message.type() === 'error' && process.stderr.write(`${message.text()}\n`));
      page.on('pageerror', (error) => process.stderr.write(`${error.stack}\n`));
      for (const view of views) {
        await page.goto(server.url + view.path);
        await page.getByText('Live', { exact: true }).waitFor();
        for (const progress of sampleProgress(now)) server.tell('progress', progress);
        if (view.click) await page.getByRole('button', { name: view.click, exact: true }).first().click();
        await page.waitForTimeout(view.name === 'profiles' ? 2_500 : 900);
        await page.screenshot({
          path: path.join(folder, `${view.name}-${colorScheme}-${size}.png`),
          animations: 'disabled',
        });
      }
      await context.close();
    }
} finally {
  await browser.close();
}
