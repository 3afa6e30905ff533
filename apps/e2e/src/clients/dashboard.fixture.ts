import path from 'node:path';
import { findProgram } from '@flarewire/broker';
import { freePort } from '@flarewire/broker';
import { startChildService } from '@flarewire/demo';
import { startIntakeDouble, type IntakeDouble, type IntakeReaction } from '@flarewire/testing';
import { chromium, type Browser, type Page } from 'playwright-core';
import { startPipeline, type Pipeline } from '../pipeline.fixture.ts';

/** The whole stack with a dashboard, and a browser to look at it. */
export type Watched = AsyncDisposable & {
  pipeline: Pipeline;
  intake: IntakeDouble;
  url: string;
  /** A browser of its own, as of another person. What it complains of is kept: errors of scripts, dialogs, policies. */
  open: (path: string) => Promise<Page & { complaints: string[] }>;
};

/** @returns in one sentence why the tests are skipped, where there is no Chromium or no broker */
export async function startWatched(post: IntakeReaction[]): Promise<Watched | string> {
  const executablePath = await findChromium();
  if (!executablePath) return 'there is no chromium on the PATH';
  await using opening = new AsyncDisposableStack();
  const intake = opening.use(await startIntakeDouble({ post }));
  const port = await freePort();
  const pipeline = await startPipeline({ intakeUrl: intake.url, more: { dashboard: { port } } });
  if (typeof pipeline === 'string') return pipeline;
  opening.use(pipeline);
  const { NATS_URL: _, ...env } = process.env;
  const args = ['--config', path.join(pipeline.folder, 'flarewire.yaml')];
  const logFile = path.join(pipeline.folder, 'dashboard.out');
  opening.use(await startChildService({ name: 'dashboard', args, env, logFile }));
  const browser = await startBrowser(executablePath);
  opening.defer(() => browser.close());
  const url = `http://127.0.0.1:${port}`;
  const closing = opening.move();
  return {
    pipeline,
    intake,
    url,
    open: (to) => openPage(browser, url + to),
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  };
}

async function findChromium(): Promise<string | undefined> {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']) {
    const found = await findProgram(name, process.env.PATH);
    if (found) return found;
  }
  return undefined;
}

function startBrowser(executablePath: string): Promise<Browser> {
  // Chromium does not run as root in its own sandbox, and tests may run as root in a container.
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'];
  return chromium.launch({ executablePath, args });
}

async function openPage(browser: Browser, url: string): Promise<Page & { complaints: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('dialog', (dialog) => {
    complaints.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) complaints.push(message.text());
  });
  await page.goto(url);
  return Object.assign(page, { complaints });
}
