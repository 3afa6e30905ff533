import { hostname } from 'node:os';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasEnded } from '@flarewire/follow';
import type { FlareProgress } from '@flarewire/schemas';
import { createMetrics, every, type ServiceContext } from '@flarewire/service';
import { openDoor } from './access/door.ts';
import { readTokens } from './access/tokens.ts';
import { createAsides } from './feed/asides.ts';
import { openFlareFeed } from './feed/flare-feed.ts';
import { findMay } from './feed/may-do.ts';
import { watchBroker } from './feed/watch-broker.ts';
import { followProgress } from './feed/follow-progress.ts';
import { watchServices } from './feed/watch-services.ts';
import { watchTargets } from './feed/watch-targets.ts';
import { serveFiles } from './http/serve-files.ts';
import { serveHttp } from './http/serve-http.ts';
import { routesOf } from './routes/routes.ts';
import { addFigures } from './routes/serve-metrics.ts';

const hour = 3_600_000;
/** As long as the stream keeps events. */
const keptMs = 7 * 24 * hour;

const pageFolder = path.join(import.meta.dirname, '../../web/dist');
const viewer = path.join(path.dirname(fileURLToPath(import.meta.resolve('speedscope/package.json'))), 'dist/release');

/** Opens the dashboard: it follows all events, and serves them, the page, and what a person may ask for. */
export async function openDashboard(
  service: Omit<ServiceContext, 'instance' | 'host' | 'env'> & { page?: string },
): Promise<{ url: string }> {
  const { config, log, transport, stack, now, metrics = createMetrics(), page = pageFolder } = service;
  const { dashboard } = config;
  const tokens = dashboard.tokens === undefined ? [] : await readTokens(dashboard.tokens);
  const asides = createAsides();
  const askMay = () => findMay({ transport, allow: dashboard.allow, log });
  let may = await askMay();
  let connected = true;

  const feed = stack.use(await openFlareFeed({ transport, log, onEvent: ({ data }) => asides.forget(data.flareId) }));
  const forget = async () => feed.book().forget(new Date(now().getTime() - keptMs));
  stack.use(every(hour, forget, { log, doing: 'forget old flares' }));
  const tellProgress = (progress: FlareProgress) => {
    const known = feed.book().find(progress.flareId);
    // A last word may come after the end, or of a flare whose events are not ours to read.
    if (known && !hasEnded(known.view)) asides.progress(progress);
  };
  stack.use(followProgress({ transport, log, tell: tellProgress }));
  const watching = { transport, log, now };
  const targets = stack.use(await watchTargets({ ...watching, tell: (seen) => asides.say('targets', seen) }));
  const services = stack.use(
    await watchServices({
      ...watching,
      targets: targets.list,
      inFlight: () => feed.book().inFlight(),
      underWay: asides.underWay,
      tell: (seen) => asides.say('services', seen),
    }),
  );
  const tellBroker = (is: boolean) => {
    const isBack = is && !connected;
    connected = is;
    asides.say('broker', { connected });
    if (!isBack) return;
    // The permissions may be others where the broker was started anew.
    askMay().then(
      (found) => (may = found),
      (error: unknown) => log.warn({ err: error }, 'Cannot find out what the broker lets this dashboard do'),
    );
  };
  stack.use(await watchBroker({ ...watching, tell: tellBroker }));

  addFigures(metrics, () => ({ ...services.seen(), flares: feed.book().views(), connected }));
  const door = openDoor({ config: dashboard, tokens, local: `local@${hostname()}`, now });
  const routes = routesOf({
    config,
    version: await versionOf(),
    transport,
    log,
    door,
    feed,
    asides,
    targets: targets.list,
    metrics,
    may: () => may,
    forbid: (deed) => (may = { ...may, [deed]: false }),
  });
  const http = stack.use(await serveHttp({ ...dashboard, log, door, files: serveFiles({ page, viewer }), routes }));
  log.info({ url: http.url }, 'The dashboard is served');
  return { url: http.url };
}

async function versionOf(): Promise<string> {
  const manifest = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
