import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { EventData, FlareEvent } from '@flarewire/schemas';
import { foldFlare, type FlareView } from './flare-view.ts';
import { holdsNothing } from './holds-nothing.ts';

const digest = 'a'.repeat(64);
const ref = { store: 'memory' as const, bucket: 'flares', key: 'k', size: 1000, sha256: digest, parts: [] };
const head = (seconds: number) => ({
  version: '1.0',
  flareId: 'f-1',
  target: 'web',
  time: new Date(seconds * 1000).toISOString(),
});
const request = { caseId: '4242', profile: { seconds: 10 }, send: true, destinations: ['ours'] };
const archive = {
  ref,
  name: 'a.zip',
  root: 'h',
  made: new Date(0).toISOString(),
  hostname: 'host-1',
  agentVersion: '7.1',
};

const requested: FlareEvent = { name: 'flare.requested', data: { ...head(1), request } };
const created: FlareEvent = {
  name: 'flare.created',
  data: {
    ...head(3),
    request,
    archive,
    source: 'local',
    sourceReason: 'the agent did not answer',
    ledger: {
      expected: 9,
      present: 8,
      states: { collected: 6, empty: 1, truncated: 1, 'not-found': 1 },
      missing: [],
    },
    scrub: { ruleSet: 'strict', files: 8, masked: 12, byRule: {}, quarantined: 0 },
    elapsedMs: 1500,
  },
};
const taken = {
  seconds: 10,
  profiles: [{ service: 'web', kind: 'cpu' as const, file: 'web-cpu.pprof', ref: { ...ref, size: 50 }, ms: 10 }],
  failed: [],
};
const collected: FlareEvent = {
  name: 'profiles.collected',
  data: { ...head(14), request, archive, ...taken, elapsedMs: 10_400 },
};
const awaiting: FlareEvent = {
  name: 'flare.awaiting-approval',
  data: {
    ...head(15),
    request,
    archive,
    ...taken,
    finished: { bytes: 1100, sha256: digest },
    destinations: [{ name: 'ours', host: 'intake.example.com' }],
    expires: new Date(99_000).toISOString(),
  },
};
const approved: FlareEvent = {
  name: 'flare.approved',
  data: { ...head(16), request, archive, ...taken, finished: { bytes: 1100, sha256: digest }, by: 'sam' },
};
const sentData: EventData<'flare.sent'> = {
  ...head(17),
  archive: { name: 'a.zip', bytes: 1100, sha256: digest, profiles: 1 },
  deliveries: [
    {
      destination: 'ours',
      kind: 'intake',
      host: 'intake.example.com',
      caseId: 4242,
      message: '',
      attempts: 1,
      elapsedMs: 5,
    },
  ],
  elapsedMs: 250,
};
const sent: FlareEvent = { name: 'flare.sent', data: sentData };
const whole = [requested, created, collected, awaiting, approved, sent];

function fold(events: readonly FlareEvent[]): FlareView {
  return events.reduce<FlareView | undefined>((view, event) => foldFlare(view, event), undefined)!;
}

suite('foldFlare()', () => {
  test('knows who asked for what from the request alone', () => {
    const view = fold([requested]);
    assert.equal(view.state, 'requested');
    assert.deepEqual([view.id, view.target, view.caseId, view.seconds, view.to], ['f-1', 'web', '4242', 10, ['ours']]);
    assert.equal(view.at.requested, 1000);
  });

  test('counts what is there, and what is not there as a whole', () => {
    const view = fold([requested, created]);
    assert.deepEqual([view.got, view.of, view.lacking, view.masked], [8, 9, 2, 12]);
    assert.equal(view.sourceReason, 'the agent did not answer');
  });

  test('tells a flare that holds nothing from one with an item, with a profile, or without an archive yet', () => {
    const empty = {
      ...created,
      data: { ...created.data, ledger: { ...created.data.ledger, present: 0 } },
    } as FlareEvent;
    const unprofiled = { ...collected, data: { ...collected.data, profiles: [] } } as FlareEvent;
    assert.deepEqual(
      [[requested], [requested, created], [empty], [empty, unprofiled], [empty, collected]].map((events) =>
        holdsNothing(fold(events)),
      ),
      [false, false, true, true, false],
    );
  });

  test('keeps the time that each stage worked, and adds the profiles to the size', () => {
    const view = fold([requested, created, collected]);
    assert.deepEqual(view.took, { archiver: 1500, profiler: 10_400 });
    assert.equal(view.bytes, 1050);
  });

  test('says what waits for an approval only while it waits', () => {
    assert.equal(fold(whole.slice(0, 4)).awaiting?.sha256, digest);
    assert.equal(fold(whole.slice(0, 5)).awaiting, undefined);
    assert.equal(fold(whole.slice(0, 5)).approvedBy, 'sam');
  });

  test('ends with what each destination got, all earlier figures kept', () => {
    const view = fold(whole);
    assert.equal(view.state, 'sent');
    assert.deepEqual(view.deliveries, [{ destination: 'ours', host: 'intake.example.com', caseId: 4242 }]);
    assert.deepEqual(view.at, {
      requested: 1000,
      created: 3000,
      profiled: 14_000,
      'awaiting-approval': 15_000,
      approved: 16_000,
      sent: 17_000,
    });
    assert.equal(view.got, 8);
  });

  test('says why a flare failed, and whether its archive was kept', () => {
    const failure = { stage: 'uploader' as const, code: 'residual_secret', reason: 'Cannot send it', attempts: 1 };
    const view = fold([requested, created, { name: 'flare.failed', data: { ...head(4), ...failure, kept: archive } }]);
    assert.deepEqual(view.failure, failure);
    assert.equal(view.stored, true);
    assert.equal(fold([requested, { name: 'flare.failed', data: { ...head(4), ...failure } }]).stored, undefined);
  });

  test('begins with the profiles where a flare is sent anew', () => {
    const view = fold([collected, sent]);
    assert.equal(view.state, 'sent');
    assert.equal(view.caseId, '4242');
    assert.equal(view.of, undefined);
  });

  test('changes nothing for an event that comes twice', () => {
    assert.deepEqual(fold(whole.flatMap((event) => [event, event])), fold(whole));
  });

  test('leaves the view that it was given as it was', () => {
    const before = fold([requested]);
    const copy = structuredClone(before);
    foldFlare(before, created);
    assert.deepEqual(before, copy);
  });

  test('leaves a flare ended when what it had reached before is only published after its end', () => {
    const cancelled: FlareEvent = {
      name: 'flare.cancelled',
      data: { ...head(2), by: 'ops', reason: 'the wrong target' },
    };
    const ended = [requested, cancelled].reduce<FlareView | undefined>(foldFlare, undefined);
    const late = [created, awaiting].reduce<FlareView | undefined>(foldFlare, ended);
    assert.equal(late?.state, 'cancelled');
    assert.equal(late.awaiting, undefined);
    assert.deepEqual([late.masked, late.at.created], [12, 3_000]);
  });
});
