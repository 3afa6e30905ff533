import { tmpdir } from 'node:os';
import { removeAbandonedSpools } from '@flarewire/archive';
import { brokerClock } from '../clock/broker-clock.ts';
import { consumeStage } from '../stage/consume-stage.ts';
import { durables } from '../stage/durables.ts';
import type { EarlyLooks } from '../gate/early-looks.ts';
import { labelsOf, registerTargets, requireTargets } from '../stage/heartbeat.ts';
import { settingsDigest } from '../stage/settings-digest.ts';
import { soonMs, stopUnlessSoon } from '../stage/stop-unless-soon.ts';
import type { ServiceContext } from '@flarewire/service';
import { answerAsSpans } from '@flarewire/service/tracing';
import { loadAgentConfig } from '@flarewire/config';
import { acceptGroup } from '../group/accept-group.ts';
import { groupsDurable } from '../group/groups-durable.ts';
import { isOfGroup } from '../group/is-of-group.ts';
import { keepGroup } from '../group/keep-group.ts';
import { acceptRequest } from './accept-request.ts';
import { openDoor } from './door.ts';
import { openArchiveSizes } from './archive-sizes.ts';
import { archiverStage } from './archive-flare.ts';
import { lookInTurn } from './look-in-turn.ts';
import { passOnCreated } from './pass-on.ts';
import type { StartedThreads } from '../scrubbing/index.ts';

/** How many groups of flares one archiver keeps; to keep one is to wait, mostly. */
const groupsAtOnce = 8;

/** Opens an archiver: it answers `flare.create`, and archives the requested flares of the targets it serves. */
export async function openArchiver(
  service: ServiceContext,
  { looks, started }: { looks?: EarlyLooks; started?: StartedThreads | undefined } = {},
): Promise<void> {
  const { config, env, log, transport, stack, instance, host, now, stopping: closing } = service;
  const targets = requireTargets(config, 'archiver');
  await removeAbandonedSpools(tmpdir(), now());
  const agent = await loadAgentConfig({ file: config.agent.config, env, warn: (message) => log.warn(message) });
  const clock = brokerClock(now);
  const sizes = await openArchiveSizes(transport.targets);
  const door = openDoor({ transport, most: config.collecting.waiting, log, now: clock.now });
  const stage = archiverStage({ config, agent, transport, host, env, now, sizes, room: door.room, looks, started });
  const lastTook = new Map<string, number>();
  const timed: typeof stage = {
    ...stage,
    async run(flare, told) {
      const started = performance.now();
      try {
        const takesMs = lastTook.get(flare.target) ?? Infinity;
        const made = await stopUnlessSoon(told, takesMs, (signal) => stage.run(flare, { ...told, signal }));
        lastTook.set(flare.target, performance.now() - started);
        return made;
      } finally {
        door.took(performance.now() - started);
      }
    },
  };
  // An archive that is half made is handed back, unless it is done soon: another archiver begins anew at once.
  const handedBack = { closing, graceMs: soonMs };
  // However many instances serve a target, its host collects for one flare at a time.
  const opening = targets.map((target) =>
    consumeStage(timed, { durable: durables.archiver(target), target, inFlight: 1, ...handedBack }, service),
  );
  for (const consuming of await Promise.all(opening)) stack.use(consuming);
  stack.use(await passOnCreated(service, closing));
  stack.use(
    await transport.consume({
      event: 'flare.group.created',
      durable: groupsDurable,
      workers: groupsAtOnce,
      closing,
      graceMs: 0,
      attempts: Infinity,
      // Of an event that comes again, who took the request is long done, or gone.
      handle: (created, asked) =>
        keepGroup(created, asked, service, {
          barrierMs: config.groups.barrier,
          brokerTime: clock.now,
          ...(asked.attempt > 1 ? { patienceMs: 0 } : {}),
        }),
      giveUp: async () => {},
    }),
  );
  stack.use(
    await registerTargets({
      transport,
      targets: labelsOf(config),
      role: 'archiver',
      instance,
      host,
      log,
      lastArchive: sizes.of,
      settings: (target) => settingsDigest(config, target, 'archiver'),
      onStored: clock.tell,
    }),
  );
  stack.use(lookInTurn(service, { target: targets[0]! }));
  stack.use(
    await transport.serve({
      ...(service.tracing ? { traced: answerAsSpans(service.tracing) } : {}),
      version: '1.0.0',
      description: 'Makes flares: archives, profiles and delivers',
      endpoints: {
        create: (payload, asked) =>
          isOfGroup('create', payload)
            ? acceptGroup(payload, { groups: config.groups, door, ...asked }, service)
            : acceptRequest(payload, asked, service, door),
      },
    }),
  );
}
