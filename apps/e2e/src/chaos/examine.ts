import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { hasEnded, stateAfter, type ArtifactRef, type FlareEvent, type FlareRecord } from '@flarewire/schemas';
import { connect } from 'nats';
import { samplingBefore, type Installation } from './installation.ts';
import type { Load } from './load.ts';
import { forcedSpans } from './forced.ts';
import { longestStall, longestWait, type Stall, type Step } from './stalls.ts';
import type { Strike } from './strike.ts';

/** What became of the flares of a run, and what was left lying about. Whatever is in `wrong` may not be. */
export type Findings = {
  accepted: number;
  refused: Record<string, number>;
  sent: number;
  /** Flares that ended otherwise, by code, and one reason for each. */
  failed: Record<string, { flares: number; reason: string }>;
  /** Tickets beyond the first of a flare. */
  doubled: number;
  /** Accepted flares with no end, or sent ones with no ticket. */
  lost: number;
  longestStall: Stall;
  /** The same without the times in which faults let nobody go on. */
  longestOwnStall: Stall;
  longestWait: Stall;
  /** Uploads to the artifact store that were cut short; the janitor removes what is left of them after an hour. */
  unfinished: number;
  wrong: string[];
};

/** Looks at events, records, store, intake and disk after a run. */
export async function examine(
  installation: Installation,
  load: Load,
  { since, strikes }: { since: Date; strikes: readonly Strike[] },
): Promise<Findings> {
  const { transport, services } = installation;
  const events = await eventsByFlare(installation);
  const tickets = await ticketsByCase(installation.received);
  const failed: Findings['failed'] = {};
  const wrong: string[] = [];
  let [sent, doubled, lost] = [0, 0, 0];
  for (const { flareId, caseId } of load.accepted) {
    const ends = (events.get(flareId) ?? []).filter(({ name }) => hasEnded(stateAfter(name)));
    const received = tickets.get(caseId) ?? 0;
    doubled += Math.max(0, received - 1);
    if (ends.length !== 1) wrong.push(`${flareId} has ${ends.length} ends`);
    const end = ends[0];
    if (!end || (end.name === 'flare.sent' && received === 0)) lost += 1;
    if (end?.name === 'flare.sent') sent += 1;
    if (end?.name === 'flare.failed') {
      const { code, reason } = end.data;
      failed[code] = { flares: (failed[code]?.flares ?? 0) + 1, reason };
    }
    if (received > 1) wrong.push(`${flareId} has ${received} tickets`);
    if (end?.name === 'flare.sent' && received === 0) wrong.push(`${flareId} was sent and has no ticket`);
  }
  for (const value of await recordsNow(installation))
    if (!hasEnded(value.state)) wrong.push(`the record of ${value.flareId} is still "${value.state}"`);
  for (const { key } of await transport.settings.list()) wrong.push(`the setting ${key} is still to be restored`);
  for (const [setting, value] of Object.entries(samplingBefore))
    if (installation.sampling[setting] !== value) wrong.push(`${setting} is ${installation.sampling[setting]}`);
  const stored = await lookIntoStore(installation, events);
  for (const key of stored.orphans) wrong.push(`${key} in the store belongs to no flare`);
  for (const service of services) if (service.crashes() > 0) wrong.push(`${service.name} ended by itself`);
  const timed = [...events.values()].filter(([first]) => first && Date.parse(first.data.time) >= since.getTime());
  const passedOn = await whenPassedOn(installation);
  const causes = (step: Step) => forcedSpans(strikes, step, passedOn.get(step.to.data.flareId));
  return {
    accepted: load.accepted.length,
    refused: load.refused,
    sent,
    failed,
    doubled,
    lost,
    longestStall: longestStall(timed, { causes }),
    longestOwnStall: longestStall(timed, { causes, whole: false }),
    longestWait: longestWait(timed),
    unfinished: stored.unfinished,
    wrong,
  };
}

/**
 * The record of each flare. One replica of a cluster (2.9.10) may name an older revision as the last one when all are listed, so
 * what has not ended by the list is asked for again, which the leader answers.
 */
export async function recordsNow({ transport }: Installation): Promise<FlareRecord[]> {
  const listed = await transport.flares.list();
  return Promise.all(
    listed.map(async ({ key, value }) =>
      hasEnded(value.state) ? value : ((await transport.flares.get(key))?.value ?? value),
    ),
  );
}

/** Files that services which have ended have left. */
export async function leftOnDisk({ temporary, received }: Installation): Promise<string[]> {
  const incoming = await readdir(path.join(received, '.incoming')).catch(() => []);
  return [...(await readdir(temporary)), ...incoming].map((name) => `${name} was left on the disk`);
}

async function eventsByFlare({ transport }: Installation): Promise<Map<string, FlareEvent[]>> {
  const found = new Map<string, FlareEvent[]>();
  const { signal } = new AbortController();
  for await (const event of transport.tail({ from: 'start', until: 'stored', signal })) {
    const { flareId } = event.data;
    found.set(flareId, [...(found.get(flareId) ?? []), event]);
  }
  return found;
}

/** A message as the broker's API gives it; its data in base64. */
type Stored = { seq: number; time: string; data: string };

/** When the archive of each flare was passed on to the profilers, by the broker. Read with a client that is not ours. */
async function whenPassedOn({ brokers }: Installation): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  const client = await connect({ servers: brokers.map(({ url }) => url) });
  try {
    const next = async (seq: number) => {
      const query = JSON.stringify({ seq, next_by_subj: 'profiles.requested.>' });
      return (await client.request('$JS.API.STREAM.MSG.GET.EVENTS', query)).json<{ message?: Stored }>().message;
    };
    for (let message = await next(1); message; message = await next(message.seq + 1)) {
      const { flareId } = JSON.parse(Buffer.from(message.data, 'base64').toString()) as { flareId: string };
      if (!found.has(flareId)) found.set(flareId, Date.parse(message.time));
    }
    return found;
  } finally {
    await client.close();
  }
}

async function ticketsByCase(received: string): Promise<Map<string, number>> {
  const cases = (await readdir(received)).filter((name) => /^\d+$/.test(name));
  const counted = cases.map(async (caseId): Promise<[string, number]> => {
    const files = await readdir(path.join(received, caseId));
    return [caseId, files.filter((file) => file.endsWith('.json')).length];
  });
  return new Map(await Promise.all(counted));
}

/** Objects in the store that no event refers to, and how many chunks are of no object. Read with a client that is not ours. */
async function lookIntoStore(
  { brokers }: Installation,
  events: Map<string, FlareEvent[]>,
): Promise<{ orphans: string[]; unfinished: number }> {
  const known = new Set(
    [...events.values()].flat().flatMap(({ data }) => refsIn(data).flatMap(({ parts }) => parts.map(({ key }) => key))),
  );
  const client = await connect({ servers: brokers.map(({ url }) => url) });
  try {
    const objects = await (await client.jetstream().views.os('flares')).list();
    const manager = await client.jetstreamManager();
    const { state } = await manager.streams.info('OBJ_flares', { subjects_filter: '$O.flares.C.>' });
    const whole = new Set(objects.map(({ nuid }) => `$O.flares.C.${nuid}`));
    return {
      orphans: objects.filter(({ deleted, name }) => !deleted && !known.has(name)).map(({ name }) => name),
      unfinished: Object.keys(state.subjects ?? {}).filter((subject) => !whole.has(subject)).length,
    };
  } finally {
    await client.close();
  }
}

/** Every reference to an artifact in an event, wherever it is. */
function refsIn(value: unknown): ArtifactRef[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('parts' in value && 'store' in value && 'sha256' in value) return [value as ArtifactRef];
  return Object.values(value).flatMap(refsIn);
}
