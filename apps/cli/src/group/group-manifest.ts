import type { LedgerSummary } from '@flarewire/schemas';
import type { FlareStory, GroupStory } from './read-story.ts';

/** The file that holds a flare's archive, or why there is none. */
export type FetchedArchive = { flareId: string } & (
  | { file: string; bytes: number; sha256: string }
  | { error: { code: string; message: string } }
);

type LedgerSum = Pick<LedgerSummary, 'expected' | 'present' | 'states'>;

/** What `group-manifest.json` says: what was asked for, what became of each target, and how exact the instant was. */
export function groupManifest({ created, ended, flares }: GroupStory, fetched: readonly FetchedArchive[]) {
  const { groupId, time, by, targets, request, leftOut } = created;
  const ledgers = flares.flatMap(({ ledger }) => (ledger ? [ledger] : []));
  return {
    version: '1.0',
    groupId,
    asked: { time, ...(by === undefined ? {} : { by }), targets, request },
    ...(ended
      ? {
          ended: ended.time,
          tally: ended.tally,
          ...(ended.instant === undefined
            ? {}
            : { instant: ended.instant, skewMs: ended.skewMs, skewAtMostMs: ended.skewAtMostMs }),
        }
      : {}),
    ledger: ledgers.reduce<LedgerSum>(add, { expected: 0, present: 0, states: {} }),
    flares: flares.map((flare) => entryOf(flare, fetched)),
    leftOut,
  };
}

function entryOf(
  { flareId, target, state, code, ledger, commonStart }: FlareStory,
  fetched: readonly FetchedArchive[],
) {
  const { flareId: _, ...archive } = fetched.find((one) => one.flareId === flareId) ?? { flareId };
  return {
    flareId,
    target,
    state,
    ...(code === undefined ? {} : { code }),
    ...(Object.keys(archive).length > 0 ? { archive } : {}),
    ...(ledger ? { ledger: { expected: ledger.expected, present: ledger.present, states: ledger.states } } : {}),
    ...(commonStart ? { commonStart } : {}),
  };
}

function add(sum: LedgerSum, { expected, present, states }: LedgerSum): LedgerSum {
  const all = { ...sum.states };
  for (const [state, number] of Object.entries(states) as [keyof typeof all, number][])
    all[state] = (all[state] ?? 0) + number;
  return { expected: sum.expected + expected, present: sum.present + present, states: all };
}
