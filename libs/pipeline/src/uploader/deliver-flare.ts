import { deliver, type Destination } from '@flarewire/delivery';
import {
  errorFrom,
  FlareError,
  toFlareError,
  type Delivery,
  type FailedDelivery,
  type FlareSent,
} from '@flarewire/schemas';
import { piecesOf, type FinishedArchive } from '@flarewire/archive/read';
import type { FlareParts } from '../stage/flare-parts.ts';
import type { StageRun } from '../stage/stage.ts';
import { onlyMeasured, type Measured } from './measured-archive.ts';

/** An upload that began; what became of it is not noted, so whoever finds this has to find it out. */
type Posting = { name: string; kind: string; url?: string; time?: string };

/** What is noted between attempts: a POST may open a ticket, so one that began is never simply repeated. */
type Noted = { posting?: Posting; deliveries: Delivery[]; failures: FailedDelivery[] };

type Sending = {
  parts: FlareParts;
  archive: FinishedArchive;
  measured: Measured;
  destinations: Destination[];
  context: StageRun;
  /** Whether an upload may have begun that nothing tells of. */
  forgotten?: boolean;
};

/**
 * Sends a finished archive to each of its destinations, once; what earlier attempts did is not done again. Where one
 * of them began an upload and did not see its end, the destination is asked what became of it, if it can be asked. One
 * destination that fails does not keep the flare from the others.
 * @throws {FlareError} the first failure when no destination took it; a retryable one at once
 */
export async function deliverFlare(
  sending: Sending,
): Promise<Pick<FlareSent, 'archive' | 'mended' | 'deliveries' | 'failures'>> {
  const { parts, measured, destinations, context, forgotten } = sending;
  const { posting: begun, ...noted }: Noted = (context.noted as Noted | undefined) ?? { deliveries: [], failures: [] };
  if (begun && !destinations.some(({ name }) => name === begun.name)) noted.failures.push(outOfReach(begun));
  const errors: FlareError[] = noted.failures.map(({ code, reason }) => errorFrom({ code, message: reason }));
  const isSettled = ({ name }: Destination) =>
    [...noted.deliveries, ...noted.failures].some(({ destination }) => destination === name);
  for (const destination of inTurn(destinations, begun)) {
    const { name, kind } = destination;
    if (isSettled(destination)) continue;
    let posting: Posting | undefined = begun?.name === name ? begun : forgotten ? { name, kind } : undefined;
    const onBegin = async (url: string) => {
      posting = { name, kind, url, time: new Date().toISOString() };
      await context.note({ ...noted, posting } satisfies Noted);
    };
    try {
      noted.deliveries.push(await deliverTo(destination, { begun: posting, onBegin }, sending));
    } catch (thrown) {
      const error = toFlareError(thrown, 'delivery_unknown', `Cannot send to destination "${name}"`);
      // Whoever has the flare next finds out what became of it.
      if (error.retryable && error.code === 'delivery_unknown') throw error;
      if (error.retryable) {
        await context.note(noted);
        throw error;
      }
      const final =
        error.code === 'delivery_unknown' ? asQuestion(error, posting, { destination, parts, measured }) : error;
      errors.push(final);
      noted.failures.push({ destination: name, kind, code: final.code, reason: final.message });
    }
    // Of the last one the flare's end tells, which is stored next.
    if (!destinations.every(isSettled)) await context.note(noted);
  }
  if (noted.deliveries.length === 0) throw errors[0]!;
  return {
    archive: { name: parts.archive.name, ...measured, profiles: piecesOf(parts).profiles.length },
    ...(parts.mended ? { mended: parts.mended } : {}),
    deliveries: noted.deliveries,
    ...(noted.failures.length > 0 ? { failures: noted.failures } : {}),
  };
}

/** An upload that began to a destination which flarewire.yaml does not have any more. */
function outOfReach({ name, kind, url, time }: Posting): FailedDelivery {
  const where = [url && `at ${new URL(url).host}`, time && `since ${time}`].filter(Boolean).join(' ');
  const doing = `Cannot tell whether the flare reached destination "${name}"`;
  const why = 'the uploader stopped while it was sending, and flarewire.yaml has no such destination any more';
  return { destination: name, kind, code: 'delivery_unknown', reason: `${doing}: ${why}; look there ${where}`.trim() };
}

/** The one that an upload began to comes first: a note of another would make that be forgotten. */
function inTurn(destinations: Destination[], begun: Posting | undefined): Destination[] {
  return destinations.toSorted((a, b) => Number(b.name === begun?.name) - Number(a.name === begun?.name));
}

/** What a person has to know to find out whether a flare arrived, and what to do then. */
function asQuestion(
  { message, cause }: FlareError,
  posting: Posting | undefined,
  { destination, parts, measured }: Pick<Sending, 'parts' | 'measured'> & { destination: Destination },
): FlareError {
  const { flareId, archive, request } = parts;
  const place = request.caseId
    ? `in case ${request.caseId}`
    : `for a new case${request.email ? ` of ${request.email}` : ''}`;
  const gone = posting && !posting.url ? '; its record is gone, and with it whether it was sent' : '';
  const since = posting?.time ? `, sent since ${posting.time}` : '';
  const sought = `${archive.name} (${measured.bytes} bytes, sha256 ${measured.sha256}${since})`;
  const again = `if it is not there: flare send ${flareId} --destination ${destination.name}`;
  return new FlareError('delivery_unknown', `${message}${gone}; look there ${place} for ${sought}; ${again}`, {
    cause,
  });
}

async function deliverTo(
  destination: Destination,
  { begun, onBegin }: { begun: Posting | undefined; onBegin: (url: string) => Promise<void> },
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
      identity: { flareId: parts.flareId, ...measured },
    },
    ...(begun && destination.kind !== 'folder' ? { begun: begun.url ?? destination.base } : {}),
    onBegin,
    onBytes: (done) => context.progress({ phase: 'sending', done, total: measured.bytes, unit: 'bytes' }),
    warn: (message) => context.log.warn({ destination: destination.name }, message),
    signal: context.signal,
    closing: context.closing,
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
