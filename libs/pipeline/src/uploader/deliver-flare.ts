import { deliver, type Destination } from '@flarewire/delivery';
import {
  errorFrom,
  toFlareError,
  type FlareError,
  type Delivery,
  type FailedDelivery,
  type FlareSent,
} from '@flarewire/schemas';
import { piecesOf, type FinishedArchive } from '@flarewire/archive/read';
import type { FlareParts } from '../stage/flare-parts.ts';
import type { StageRun } from '../stage/stage.ts';
import { onlyMeasured, type Measured } from './measured-archive.ts';

/** What is noted between attempts: a POST may open a ticket, so one that began is never simply repeated. */
type Noted = { posting?: { name: string; kind: string }; deliveries: Delivery[]; failures: FailedDelivery[] };

type Sending = {
  parts: FlareParts;
  archive: FinishedArchive;
  measured: Measured;
  destinations: Destination[];
  context: StageRun;
};

/**
 * Sends a finished archive to each of its destinations, once; what earlier attempts did is not done again.
 * One destination that fails does not keep the flare from the others.
 * @throws {FlareError} the first failure when no destination took it; a retryable one at once
 */
export async function deliverFlare(
  sending: Sending,
): Promise<Pick<FlareSent, 'archive' | 'mended' | 'deliveries' | 'failures'>> {
  const { parts, measured, destinations, context } = sending;
  const noted = afterInterruption((context.noted as Noted | undefined) ?? { deliveries: [], failures: [] });
  const errors: FlareError[] = noted.failures.map(({ code, reason }) => errorFrom({ code, message: reason }));
  for (const destination of destinations) {
    const { name, kind } = destination;
    if ([...noted.deliveries, ...noted.failures].some((settled) => settled.destination === name)) continue;
    const onBegin = () => context.note({ ...noted, posting: { name, kind } } satisfies Noted);
    try {
      noted.deliveries.push(await deliverTo(destination, onBegin, sending));
    } catch (thrown) {
      const error = toFlareError(thrown, 'delivery_unknown', `Cannot send to destination "${name}"`);
      if (error.retryable) {
        await context.note(noted);
        throw error;
      }
      errors.push(error);
      noted.failures.push({ destination: name, kind, code: error.code, reason: error.message });
    }
    await context.note(noted);
  }
  if (noted.deliveries.length === 0) throw errors[0]!;
  return {
    archive: { name: parts.archive.name, ...measured, profiles: piecesOf(parts).profiles.length },
    ...(parts.mended ? { mended: parts.mended } : {}),
    deliveries: noted.deliveries,
    ...(noted.failures.length > 0 ? { failures: noted.failures } : {}),
  };
}

/** A POST that an earlier attempt began and did not see the end of counts as failed: nobody knows what became of it. */
function afterInterruption({ posting, deliveries, failures }: Noted): Noted {
  if (posting === undefined) return { deliveries, failures };
  const reason = `Cannot tell whether the flare reached destination "${posting.name}": the uploader stopped while it was sending; look there, then send it again by hand with flare send`;
  return {
    deliveries,
    failures: [...failures, { destination: posting.name, kind: posting.kind, code: 'delivery_unknown', reason }],
  };
}

async function deliverTo(
  destination: Destination,
  onBegin: () => Promise<void>,
  { parts, archive, measured, context }: Sending,
): Promise<Delivery> {
  const { caseId, email } = parts.request;
  const {
    host,
    caseId: answered,
    message,
    attempts,
    elapsedMs,
  } = await deliver({
    destination,
    flare: {
      name: parts.archive.name,
      ...(caseId ? { caseId } : {}),
      ...(email ? { email } : {}),
      hostname: parts.archive.hostname,
      agentVersion: parts.archive.agentVersion,
      source: 'local',
      open: () => onlyMeasured(archive, measured, context.confirm),
    },
    onBegin,
    onBytes: (done) => context.progress({ phase: 'sending', done, total: measured.bytes, unit: 'bytes' }),
    warn: (message) => context.log.warn({ destination: destination.name }, message),
    signal: context.signal,
  });
  return {
    destination: destination.name,
    kind: destination.kind,
    host,
    caseId: answered,
    message,
    attempts,
    elapsedMs,
  };
}
