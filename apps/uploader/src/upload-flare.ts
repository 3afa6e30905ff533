import { deliver, type Destination } from '@flarewire/delivery';
import { FlareError, type Delivery, type ProfilesCollected } from '@flarewire/schemas';
import type { Stage, StageContext } from '@flarewire/service';
import type { Transport } from '@flarewire/transport';
import { finishedArchive, measure, onlyApproved, type Approved, type FinishedArchive } from './finished-archive.ts';

/** What the uploader notes between attempts: a POST may open a ticket, so one that began is never simply repeated. */
type Noted = { posting?: string; delivered: Delivery[] };

/** The uploader's part of a flare: archive and profiles are joined, measured and sent, and `flare.sent` says where to. */
export function uploaderStage(options: {
  transport: Transport;
  /** The destinations that a request means, by its wishes. @throws {FlareError} `destination_unknown` */
  destinationsFor: (wanted: readonly string[] | undefined) => Destination[];
  now: () => Date;
}): Stage<'profiles.collected', 'flare.sent'> {
  const { transport, destinationsFor, now } = options;
  return {
    name: 'uploader',
    takes: 'profiles.collected',
    gives: 'flare.sent',
    before: ['profiled'],
    working: 'sending',
    done: 'sent',

    async run(data, context) {
      const started = performance.now();
      const noted = (context.noted ?? { delivered: [] }) as Noted;
      refuseRepetition(noted);
      const destinations = destinationsFor(data.request.destinations);
      const archive = finishedArchive(data, { artifacts: transport.artifacts, signal: context.signal });
      const approved = await measure(archive, (done) => context.progress({ phase: 'checking', done, unit: 'bytes' }));
      const delivered = [...noted.delivered];
      for (const destination of destinations) {
        if (delivered.some((delivery) => delivery.destination === destination.name)) continue;
        delivered.push(await deliverTo(destination, { data, archive, approved, delivered, context }));
        await context.note({ delivered } satisfies Noted);
      }
      return {
        version: '1.0',
        flareId: data.flareId,
        target: data.target,
        time: now().toISOString(),
        archive: { name: data.archive.name, ...approved, profiles: data.profiles.length },
        deliveries: delivered,
        elapsedMs: Math.round(performance.now() - started),
      };
    },
  };
}

function refuseRepetition({ posting }: Noted): void {
  if (posting === undefined) return;
  throw new FlareError(
    'delivery_unknown',
    `Cannot tell whether the flare reached destination "${posting}": the uploader stopped while it was sending; look there before sending it again`,
  );
}

async function deliverTo(
  destination: Destination,
  flare: { data: ProfilesCollected; archive: FinishedArchive; approved: Approved; delivered: Delivery[]; context: StageContext },
): Promise<Delivery> {
  const { data, archive, approved, delivered, context } = flare;
  const { caseId, email } = data.request;
  await context.note({ posting: destination.name, delivered } satisfies Noted);
  try {
    const { host, caseId: answered, message, attempts, elapsedMs } = await deliver({
      destination,
      flare: {
        name: data.archive.name,
        ...(caseId ? { caseId } : {}),
        ...(email ? { email } : {}),
        hostname: data.archive.hostname,
        agentVersion: data.archive.agentVersion,
        source: 'local',
        open: () => onlyApproved(archive, approved),
      },
      onBytes: (done) => context.progress({ phase: 'sending', done, total: approved.bytes, unit: 'bytes' }),
      signal: context.signal,
    });
    return { destination: destination.name, kind: destination.kind, host, caseId: answered, message, attempts, elapsedMs };
  } catch (thrown) {
    const nothingSent = thrown instanceof FlareError && thrown.code !== 'delivery_unknown';
    if (nothingSent) await context.note({ delivered } satisfies Noted);
    throw thrown;
  }
}
