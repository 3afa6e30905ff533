import { hostname } from 'node:os';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { every, type ServiceContext } from '@flarewire/service';
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
import { sendJson } from './http/send-json.ts';
import { followEvents } from './routes/follow-events.ts';
import { refuseForbidden, relayDeeds } from './routes/relay-deeds.ts';
import { serveArchive, serveLedger, serveProfile } from './routes/serve-artifacts.ts';
import { showFlare } from './routes/show-flare.ts';
import { signIn } from './routes/sign-in.ts';

const hour = 3_600_000;
/** As long as the stream keeps events. */
const keptMs = 7 * 24 * hour;

const pageFolder = path.join(import.meta.dirname, '../../web/dist');
const viewerFolder = path.join(
  path.dirname(fileURLToPath(import.meta.resolve('speedscope/package.json'))),
  'dist/release',
);

/** Opens the dashboard: it follows all events, and serves them, the page, and what a person may ask for. */
export async function openDashboard(
  service: Omit<ServiceContext, 'instance' | 'host' | 'env'> & { page?: string },
): Promise<{ url: string }> {
  const { config, log, transport, stack, now, page = pageFolder } = service;
  const { dashboard } = config;
  const tokens = dashboard.tokens === undefined ? [] : await readTokens(dashboard.tokens);
  const version = await versionOf();
  const asides = createAsides();
  let may = await findMay({ transport, allow: dashboard.allow, log });

  const feed = stack.use(await openFlareFeed({ transport, log, onEvent: ({ data }) => asides.forget(data.flareId) }));
  const forget = async () => feed.book().forget(new Date(now().getTime() - keptMs));
  stack.use(every(hour, forget, { log, doing: 'forget old flares' }));
  stack.use(followProgress({ transport, log, tell: asides.progress }));
  const watching = { transport, log, now };
  const targets = stack.use(await watchTargets({ ...watching, tell: (seen) => asides.say('targets', seen) }));
  const { underWay } = asides;
  const inFlight = () => feed.book().inFlight();
  const tellServices = (seen: object) => asides.say('services', seen);
  stack.use(await watchServices({ ...watching, targets: targets.list, inFlight, underWay, tell: tellServices }));
  stack.use(
    await watchBroker({
      ...watching,
      async tell(connected) {
        asides.say('broker', { connected });
        // The permissions may be others where the broker was started anew.
        if (connected) may = await findMay({ transport, allow: dashboard.allow, log });
      },
    }),
  );

  const door = openDoor({ config: dashboard, tokens, local: `local@${hostname()}`, now });
  const deeds = relayDeeds({ transport, log, may: () => may, onDenied: (deed) => (may = { ...may, [deed]: false }) });
  const shelves = () => {
    refuseForbidden('download', may);
    return { book: feed.book(), transport };
  };
  const destinations = Object.keys(config.destinations);
  const http = stack.use(
    await serveHttp({
      ...dashboard,
      log,
      door,
      files: serveFiles({ page, viewer: viewerFolder }),
      routes: {
        ...deeds,
        'POST /api/session': (exchange) => signIn(exchange, door),
        'GET /api/session': ({ response, person }) =>
          sendJson(response, 200, {
            user: person,
            may,
            version,
            approval: config.approval,
            ...(destinations.length > 0 && { destinations }),
          }),
        'GET /api/targets': ({ response }) => sendJson(response, 200, targets.list()),
        'GET /api/events': (exchange) => followEvents(exchange, { feed, asides, transport }),
        'GET /api/flares': async ({ response }) => {
          await feed.settled();
          sendJson(response, 200, feed.book().snapshot());
        },
        'GET /api/flares/:id': (exchange) => showFlare(exchange, { book: feed.book(), transport }),
        'GET /api/flares/:id/ledger': (exchange) => serveLedger(exchange, shelves()),
        'GET /api/flares/:id/archive': (exchange) => serveArchive(exchange, shelves()),
        'GET /api/flares/:id/profiles/:file': (exchange) => serveProfile(exchange, shelves()),
      },
    }),
  );
  log.info({ url: http.url }, 'The dashboard is served');
  return { url: http.url };
}

async function versionOf(): Promise<string> {
  const manifest = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
