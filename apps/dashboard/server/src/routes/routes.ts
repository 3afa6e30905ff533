import type { Config } from '@flarewire/schemas';
import type { Log, Metrics } from '@flarewire/service';
import type { Transport } from '@flarewire/transport';
import type { Door } from '../access/door.ts';
import type { Asides } from '../feed/asides.ts';
import type { FlareFeed } from '../feed/flare-feed.ts';
import type { May } from '../feed/may-do.ts';
import type { TargetSeen } from '../feed/watch-targets.ts';
import type { Exchange, Routes } from '../http/router.ts';
import { sendJson } from '../http/send-json.ts';
import { followEvents } from './follow-events.ts';
import { refuseForbidden, relayDeeds } from './relay-deeds.ts';
import { serveArchive, serveLedger, serveProfile } from './serve-artifacts.ts';
import { serveMetrics } from './serve-metrics.ts';
import { showFlare } from './show-flare.ts';
import { signIn } from './sign-in.ts';
import type { Session, TargetSeen as Target } from '../../../web/src/api/contract.ts';

/** What the routes tell of. */
export type Known = {
  config: Config;
  version: string;
  transport: Transport;
  log: Log;
  door: Door;
  feed: FlareFeed;
  asides: Asides;
  targets: () => TargetSeen[];
  metrics: Metrics;
  may: () => May;
  forbid: (deed: keyof May) => void;
};

/** The API of the dashboard. */
export function routesOf(known: Known): Routes {
  const { config, version, transport, log, door, feed, asides, targets, metrics, may, forbid } = known;
  const shelves = () => {
    refuseForbidden('download', may());
    return { book: feed.book(), transport };
  };
  return {
    ...relayDeeds({ transport, log, may, onDenied: forbid }),
    'POST /api/session': (exchange) => signIn(exchange, door),
    'GET /api/session': (exchange) => showSession(exchange, { config, may: may(), version }),
    'GET /api/targets': ({ response }) => sendJson(response, 200, targets() satisfies Target[]),
    'GET /api/events': (exchange) => followEvents(exchange, { feed, asides, transport }),
    'GET /api/metrics': (exchange) => serveMetrics(exchange, metrics),
    'GET /api/flares': async ({ response }) => {
      await feed.settled();
      sendJson(response, 200, feed.book().snapshot());
    },
    'GET /api/flares/:id': (exchange) => showFlare(exchange, { book: feed.book(), transport }),
    'GET /api/flares/:id/ledger': (exchange) => serveLedger(exchange, shelves()),
    'GET /api/flares/:id/archive': (exchange) => serveArchive(exchange, shelves()),
    'GET /api/flares/:id/profiles/:file': (exchange) => serveProfile(exchange, shelves()),
  };
}

/** Who is signed in, and what may be done here. */
function showSession(
  { response, person }: Exchange,
  { config, may, version }: { config: Config; may: May; version: string },
): void {
  const destinations = Object.keys(config.destinations);
  const session = { user: person, may, version, approval: config.approval };
  sendJson(response, 200, { ...session, ...(destinations.length > 0 && { destinations }) } satisfies Session);
}
