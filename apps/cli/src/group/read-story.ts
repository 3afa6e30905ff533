import type { finishedArchive } from '@flarewire/archive/read';
import {
  stateAfter,
  type CommonStart,
  type EventData,
  type FlareEvent,
  type FlareState,
  type LedgerSummary,
} from '@flarewire/schemas';
import type { Transport } from '@flarewire/transport';
import { requireGroup } from './require-group.ts';

type Parts = Parameters<typeof finishedArchive>[0];

/** What is stored of one flare of a group. */
export type FlareStory = {
  flareId: string;
  target: string;
  state: FlareState;
  code?: string;
  ledger?: LedgerSummary;
  commonStart?: CommonStart;
  collected?: EventData<'profiles.collected'>;
  /** What its archive is made of; absent where there is none. */
  parts?: Parts;
};

export type GroupStory = {
  created: EventData<'flare.group.created'>;
  ended?: EventData<'flare.group.ended'>;
  flares: FlareStory[];
};

/**
 * All that the stored events tell of a group and its flares.
 * @throws {FlareError} `unknown_group`
 */
export async function readStory(
  groupId: string,
  { transport, signal }: { transport: Transport; signal: AbortSignal },
): Promise<GroupStory> {
  const { created, ended } = await requireGroup(groupId, { transport, signal });
  const flares = new Map(
    created.flares.map((flare): [string, FlareStory] => [flare.flareId, { ...flare, state: 'requested' }]),
  );
  for await (const event of transport.tail({ from: 'start', groupId, until: 'stored', signal })) {
    const known = flares.get(event.data.flareId);
    if (known) flares.set(event.data.flareId, { ...known, ...told(event, known), state: stateAfter(event.name) });
  }
  return { created, ...(ended ? { ended } : {}), flares: [...flares.values()] };
}

function told(event: FlareEvent, { parts }: FlareStory): Partial<FlareStory> {
  switch (event.name) {
    case 'flare.created':
      return { ledger: event.data.ledger, parts: { archive: event.data.archive, profiles: [] } };
    case 'profiles.collected': {
      const { commonStart } = event.data;
      return { collected: event.data, parts: event.data, ...(commonStart ? { commonStart } : {}) };
    }
    case 'flare.awaiting-approval':
    case 'flare.approved':
      return { parts: event.data };
    case 'flare.sent':
      return parts && event.data.mended ? { parts: { ...parts, mended: event.data.mended } } : {};
    case 'flare.failed': {
      const { code, kept } = event.data;
      return { code, ...(kept && !parts ? { parts: { archive: kept, profiles: [] } } : {}) };
    }
    default:
      return {};
  }
}
