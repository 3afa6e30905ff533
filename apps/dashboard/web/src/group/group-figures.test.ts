import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { FlareView, GroupView } from '@flarewire/follow';
import { askedInWords, countGroup, failuresOf, groupWord, membersOf, startOf } from './group-figures.ts';

const group: GroupView = {
  id: 'g-1',
  asked: 1_000,
  targets: ['web-*', { labels: { tier: 'db', zone: 'a' } }],
  flares: ['web-2', 'web-10', 'web-1'].map((target) => ({ flareId: `f-${target}`, target })),
  leftOut: [],
};
const view = (target: string, more: Partial<FlareView> = {}): FlareView => ({
  id: `f-${target}`,
  target,
  state: 'sent',
  at: { requested: 1_000 },
  took: {},
  ...more,
});
const failure = { stage: 'uploader' as const, code: 'destination_refused', reason: 'Cannot send', attempts: 1 };

suite('the figures of a group', () => {
  const find = (views: FlareView[]) => (id: string) => views.find((one) => one.id === id);

  test('have those first that need somebody, by name within', () => {
    const views = membersOf(group, find([view('web-2'), view('web-10', { state: 'failed', failure })]));
    assert.deepEqual(
      views.map(({ target, state }) => [target, state]),
      [
        ['web-10', 'failed'],
        ['web-1', 'requested'],
        ['web-2', 'sent'],
      ],
    );
  });

  test('count as failed what is missing in the end', () => {
    const tally = { flares: 3, sent: 2, failed: {}, cancelled: 0, missing: 1 };
    const ended = { ...group, ended: { at: 2_000, tally, missing: ['f-web-1'] } };
    const views = membersOf(ended, find([view('web-2'), view('web-10')]));
    assert.deepEqual(groupWord(countGroup(views)), { phase: 'failed', word: '2 of 3 sent' });
    assert.deepEqual(failuresOf(views), [
      { code: 'missing', targets: ['web-1'], reason: 'Nothing is known of it any more' },
    ]);
  });

  const words: [string, Partial<FlareView>[], string, string][] = [
    ['is under way', [{ state: 'created' }, { state: 'awaiting-approval' }, {}], 'in-flight', '1 of 3 ended'],
    ['waits for somebody', [{ state: 'awaiting-approval' }, {}, {}], 'waiting', '1 needs approval'],
    ['was cancelled in part', [{ state: 'cancelled' }, {}, {}], 'cancelled', '2 of 3 sent'],
    ['was sent', [{}, {}, {}], 'sent', 'All sent'],
  ];
  for (const [what, states, phase, word] of words)
    test(`say of one that ${what}: ${word}`, () => {
      const views = states.map((state, index) => view(`web-${index}`, state));
      assert.deepEqual(groupWord(countGroup(views)), { phase, word });
    });

  test('tell how far apart profiles began as soon as some have, and in the end as was recorded', () => {
    const starts = [
      { planned: 5_000, started: 5_002, errorMs: 3 },
      { planned: 5_000, started: 5_020, errorMs: 1 },
      { planned: 5_000, started: 9_000, errorMs: 1, alone: 'it came late' },
    ];
    const views = starts.map((start, index) => view(`web-${index}`, { start }));
    assert.deepEqual(startOf(group, views), { instant: 5_000, skewMs: 18, atMostMs: 22 });
    assert.equal(startOf(group, []), undefined);
    const tally = { flares: 3, sent: 3, failed: {}, cancelled: 0, missing: 0 };
    const instant = new Date(5_000).toISOString();
    const ended = { ...group, ended: { at: 9_000, tally, missing: [], instant, skewMs: 17, skewAtMostMs: 40 } };
    assert.deepEqual(startOf(ended, views), { instant: 5_000, skewMs: 17, atMostMs: 40 });
  });

  test('say what was asked for', () => {
    assert.equal(askedInWords(group), 'web-*, tier=db and zone=a');
    assert.equal(askedInWords({ id: 'g-1', targets: [] }), 'g-1');
  });
});
