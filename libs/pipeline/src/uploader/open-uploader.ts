import { chooseDestinations } from '@flarewire/delivery';
import { FlareError, type Config } from '@flarewire/schemas';
import { consumeStage } from '../stage/consume-stage.ts';
import { durables } from '../stage/durables.ts';
import type { EarlyLooks } from '../gate/early-looks.ts';
import { endedFlares } from '../recovery/ended-flares.ts';
import { journalEnded } from '../recovery/journal-ended.ts';
import { lookAfterFlares } from '../recovery/look-after-flares.ts';
import { moveOnStanding } from '../recovery/move-on-standing.ts';
import { hangingMs } from '../stage/work-stage.ts';
import type { ServiceContext } from '@flarewire/service';
import { every } from '@flarewire/service/every';
import { answerAsSpans } from '@flarewire/service/tracing';
import { loadAgentConfig } from '@flarewire/config';
import { approveGroup } from '../group/approve-group.ts';
import { cancelGroup } from '../group/cancel-group.ts';
import { isOfGroup } from '../group/is-of-group.ts';
import { tidyEveryMs, tidyUp } from '../janitor/tidy-up.ts';
import type { FlareParts } from '../stage/flare-parts.ts';
import { deliveryQueues } from './delivery-queues.ts';
import { answerPreflight } from './answer-preflight.ts';
import { approveFlare } from './approve-flare.ts';
import { answerCancel } from './cancel-flare.ts';
import { expireUnapproved } from './expire-unapproved.ts';
import { resendFlare } from './resend-flare.ts';
import { approvedStage, uploaderStage } from './upload-flare.ts';

const MINUTE = 60_000;

/** How many flares are sent at a time, so that a slow destination does not hold up what goes to others. */
const workers = 4;

/**
 * Opens an uploader: it sends the flares whose profiles are collected, holds those that need an approval, and answers
 * `flare.approve`, `flare.cancel`, `flare.resend` and the pre-flight.
 */
export async function openUploader(service: ServiceContext, looks?: EarlyLooks): Promise<void> {
  const { config, env, log, transport, stack, now, stopping: closing } = service;
  if (Object.keys(config.destinations).length === 0) {
    throw new FlareError(
      'invalid_config',
      'Cannot start the uploader: the configuration has no destinations; add one under "destinations"',
    );
  }
  const agent = await loadAgentConfig({ file: config.agent.config, env, warn: (message) => log.warn(message) });
  const destinationsFor = chooseDestinations(config.destinations, agent);
  const { journal: file, retention } = config;
  const ended = file ? stack.use(await journalEnded({ file, keptMs: retention.records.age, now, log })) : endedFlares();
  const mayPauseMs = hangingMs + longestRetry(config);
  const whole = { ...uploaderStage({ config, transport, destinationsFor, now, looks, ended }), mayPauseMs };
  const approved = { ...approvedStage({ transport, destinationsFor, now, ended }), mayPauseMs };
  const queues = deliveryQueues(config.destinations);
  const single = { workers, closing, mine: (flare: FlareParts) => queues.of(flare) === undefined };
  stack.use(await consumeStage(whole, { durable: durables.uploader, ...single }, service));
  stack.use(await consumeStage(approved, { durable: durables.uploaderApproved, ...single }, service));
  // Flares of groups have workers of their own, so that no group holds up what was asked for singly.
  const { deliveries } = config.groups;
  for (const queue of queues.numbers) {
    const mine = (flare: FlareParts) => queues.of(flare) === queue;
    const grouped = { closing, workers: deliveries, inFlight: deliveries, mine };
    stack.use(await consumeStage(whole, { durable: durables.uploaderGroups(queue), ...grouped }, service));
    stack.use(await consumeStage(approved, { durable: durables.uploaderGroupsApproved(queue), ...grouped }, service));
  }
  stack.use(
    every(MINUTE, (signal) => expireUnapproved({ unapproved: config.unapproved, signal }, service), {
      log,
      doing: 'look for flares that expired',
    }),
  );
  stack.use(moveOnStanding(service, { queues, replicas: config.nats.replicas, ended }));
  const told = new Set<string>();
  const tidy = (signal: AbortSignal) => tidyUp(config.retention, signal, service, told);
  stack.use(every(tidyEveryMs, tidy, { log, doing: 'tidy up' }));
  stack.use(
    every(MINUTE, (signal) => lookAfterFlares(service, signal, { mayClear: true }), {
      log,
      doing: 'look after the flares',
    }),
  );
  stack.use(
    await transport.serve({
      ...(service.tracing ? { traced: answerAsSpans(service.tracing) } : {}),
      version: '1.0.0',
      description: 'Sends flares, and takes the word of those who approve, cancel or resend them',
      endpoints: {
        approve: (payload, asked) =>
          (isOfGroup('approve', payload) ? approveGroup : approveFlare)(payload, asked, service),
        cancel: (payload, asked) =>
          (isOfGroup('cancel', payload) ? cancelGroup : answerCancel)(payload, asked, service),
        resend: (payload, asked) => resendFlare(payload, { destinationsFor, ...asked }, service),
        preflight: (payload, { signal }) =>
          answerPreflight(payload, { config, destinationsFor, transport, log, signal }),
      },
    }),
  );
}

/** For as long nothing may be sent, since destinations cannot be reached. */
function longestRetry({ destinations }: Pick<Config, 'destinations'>): number {
  return Math.max(0, ...Object.values(destinations).map((each) => ('retryFor' in each ? each.retryFor : 0)));
}
