import type { EventData, FlareEvent, GroupEvent, LedgerSummary } from '@flarewire/schemas';
import { count, formatBytes, formatDuration, placeInFile } from '@flarewire/schemas/figures';

/** The figures of an event that matter, in one line for a person. */
export function describeEvent(event: FlareEvent | GroupEvent): string {
  switch (event.name) {
    case 'flare.group.created':
      return describeGroup(event.data);
    case 'flare.group.ended':
      return describeGroupEnd(event.data);
    case 'flare.requested':
      return `accepted for target "${event.data.target}"`;
    case 'flare.created':
      return describeCreated(event.data);
    case 'profiles.collected':
      return describeCollected(event.data);
    case 'flare.awaiting-approval':
      return `${formatBytes(event.data.finished.bytes)} for ${event.data.destinations.map(({ host }) => host).join(', ')} · sha256 ${event.data.finished.sha256}${describeLeftOut(event.data)}`;
    case 'flare.approved':
      return `by ${event.data.by} · sha256 ${event.data.finished.sha256}`;
    case 'flare.sent':
      return describeSent(event.data);
    case 'flare.failed':
      return `${event.data.stage}: ${event.data.code}: ${event.data.reason}`;
    case 'flare.cancelled':
      return `by ${event.data.by}: ${event.data.reason}`;
  }
}

function describeGroup({ flares, leftOut }: EventData<'flare.group.created'>): string {
  const missing = leftOut.map(({ target, code }) => `${target} (${code})`).join(', ');
  return `${count(flares.length, 'target')}${missing ? `, left out: ${missing}` : ''}`;
}

function describeGroupEnd({ tally, skewMs, skewAtMostMs, elapsedMs }: EventData<'flare.group.ended'>): string {
  const failed = Object.entries(tally.failed).map(([code, number]) => `${number} failed (${code})`);
  return [
    [
      `${tally.sent} of ${tally.flares} sent`,
      ...failed,
      ...(tally.cancelled > 0 ? [`${tally.cancelled} cancelled`] : []),
      ...(tally.missing > 0 ? [`${tally.missing} missing`] : []),
    ].join(', '),
    ...(skewMs === undefined ? [] : [`profiles began within ${skewMs} ms (at most ${skewAtMostMs} ms)`]),
    formatDuration(elapsedMs),
  ].join(' · ');
}

function describeCreated({ ledger, archive, scrub, elapsedMs }: EventData<'flare.created'>): string {
  const missing = missingIn(ledger);
  const nothing = ledger.present === 0 && ledger.expected > 0 ? 'nothing collected: ' : '';
  return [
    `${nothing}${ledger.present} of ${count(ledger.expected, 'item')}${missing ? `, missing: ${missing}` : ''}`,
    `${formatBytes(archive.ref.size)} zip`,
    `${count(scrub.masked, 'value')} masked${scrub.quarantined > 0 ? `, ${count(scrub.quarantined, 'file')} quarantined` : ''}`,
    formatDuration(elapsedMs),
  ].join(' · ');
}

const mostNamed = 5;

/** What is not there as a whole: the first by name, and how many more there are. */
function missingIn({ expected, states: { collected = 0, empty = 0 }, missing }: LedgerSummary): string {
  const named = missing.slice(0, mostNamed).map(({ item, state }) => `${item} (${state})`);
  const more = Math.max(missing.length, expected - collected - empty) - named.length;
  return `${named.join(', ')}${named.length > 0 && more > 0 ? ` and ${more} more` : ''}`;
}

function describeCollected({
  profiles,
  failed,
  seconds,
  commonStart,
  elapsedMs,
}: EventData<'profiles.collected'>): string {
  if (seconds === 0) return 'no profiles were asked for';
  const services = [...new Set(profiles.map(({ service }) => service))];
  const bytes = profiles.reduce((sum, { ref }) => sum + ref.size, 0);
  const failures = failed.map(({ file, code }) => `${file} (${code})`).join(', ');
  return [
    `${count(profiles.length, 'profile')}${services.length > 0 ? ` of ${services.join(', ')}` : ''}`,
    ...(profiles.some(({ kind }) => kind === 'cpu') ? [`cpu ${seconds} s`] : []),
    ...(profiles.length > 0 ? [formatBytes(bytes)] : []),
    ...(failures ? [`failed: ${failures}`] : []),
    ...(commonStart?.alone === undefined ? [] : [`alone: ${commonStart.alone}`]),
    formatDuration(elapsedMs),
  ].join(' · ');
}

function describeSent({ archive, deliveries, failures = [], mended, elapsedMs }: EventData<'flare.sent'>): string {
  const places = deliveries
    .map(({ destination, host, caseId }) => `${destination} (${host}) as case ${caseId}`)
    .join(', ');
  return [
    `${formatBytes(archive.bytes)} to ${places}`,
    ...failures.map(({ destination, code }) => `not to ${destination} (${code})`),
    `sha256 ${archive.sha256.slice(0, 12)}…`,
    formatDuration(elapsedMs),
  ]
    .join(' · ')
    .concat(describeLeftOut({ mended }));
}

function describeLeftOut({ mended }: Pick<EventData<'flare.awaiting-approval'>, 'mended'>): string {
  if (!mended) return '';
  return ` · left out by the gate: ${[...new Set(mended.files.map(placeInFile))].join(', ')}`;
}
