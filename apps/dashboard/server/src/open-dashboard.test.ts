import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { TargetSeen } from './feed/watch-targets.ts';
import {
  bodyOf,
  failed,
  isStored,
  publishEnded,
  readSse,
  readUntil,
  requested,
  startDashboard,
} from './dashboard.fixture.ts';

suite('the API of the dashboard', () => {
  test('a browser that comes late has exactly the state of one that was there from the beginning', async () => {
    await using dashboard = await startDashboard();
    const { transport } = dashboard;
    const early = readSse(await dashboard.get('/api/events'));
    const seen = await readUntil(early, 'caught-up');
    for (const id of ['f-1', 'f-2', 'f-3']) await publishEnded(transport, id);
    await transport.publish('flare.requested', requested('f-4'));
    await transport.publish('flare.cancelled', { ...requested('f-5'), by: 'sam', reason: 'no need' });
    seen.push(...(await readUntil(early, 'flare.cancelled')));

    const late = await bodyOf(dashboard.get('/api/flares'));
    const replayed = await readUntil(readSse(await dashboard.get('/api/events?after=0')), 'caught-up');
    assert.deepEqual(replayed.filter(isStored), seen.filter(isStored));
    assert.equal(late.seq, 8);
    assert.deepEqual(
      late.flares.map(({ id, state }: { id: string; state: string }) => [id, state]),
      [
        ['f-1', 'failed'],
        ['f-2', 'failed'],
        ['f-3', 'failed'],
        ['f-4', 'requested'],
        ['f-5', 'cancelled'],
      ],
    );
    const rest = await readUntil(readSse(await dashboard.get(`/api/events?after=${late.seq}`)), 'caught-up');
    assert.deepEqual(rest.filter(isStored), []);
  });

  test('a browser is told of groups among their flares, early or late', async () => {
    await using dashboard = await startDashboard();
    const { transport } = dashboard;
    const early = readSse(await dashboard.get('/api/events'));
    await readUntil(early, 'caught-up');
    const flares = [{ flareId: 'f-1', target: 'web' }];
    const { request, time } = requested('f-1');
    const head = { version: '1.0', groupId: 'g-1', time };
    await transport.publish('flare.group.created', { ...head, targets: ['web'], request, flares, leftOut: [] });
    await transport.publish('flare.requested', { ...requested('f-1'), group: 'g-1' });
    const tally = { flares: 1, sent: 0, failed: {}, cancelled: 1, missing: 0 };
    const ends = [{ ...flares[0]!, end: 'cancelled' as const }];
    await transport.publish('flare.group.ended', { ...head, tally, flares: ends, leftOut: 0, elapsedMs: 5 });
    const seen = (await readUntil(early, 'flare.group.ended')).filter(isStored);
    assert.deepEqual(
      seen.map(({ event }) => event),
      ['flare.group.created', 'flare.requested', 'flare.group.ended'],
    );
    const { seq, groups, flares: views } = await bodyOf(dashboard.get('/api/flares'));
    assert.deepEqual([seq, views[0]!.group], [3, 'g-1']);
    assert.deepEqual(
      groups.map(({ id, flares: members, ended }) => [id, members, ended?.tally]),
      [['g-1', flares, tally]],
    );
  });

  test('a browser goes on after the last event it had, whatever its address says', async () => {
    await using dashboard = await startDashboard();
    await publishEnded(dashboard.transport, 'f-1');
    await publishEnded(dashboard.transport, 'f-2');
    const stream = readSse(await dashboard.get('/api/events?after=0', { 'last-event-id': '3' }));
    assert.deepEqual(
      (await readUntil(stream, 'caught-up')).filter(isStored).map(({ id }) => id),
      ['4'],
    );
  });

  test('tells a browser that comes from another stream to begin anew', async () => {
    await using dashboard = await startDashboard();
    const messages = [];
    for await (const message of readSse(await dashboard.get('/api/events?after=7'))) messages.push(message.event);
    assert.equal(messages.at(-1), 'reset');
  });

  test('tells at once who is there, whether the broker answers, and how far flares are', async () => {
    await using dashboard = await startDashboard();
    const { transport } = dashboard;
    const at = new Date().toISOString();
    await transport.targets.put('web.archiver.one', {
      target: 'web',
      role: 'archiver',
      instance: 'one',
      host: 'h',
      since: at,
      seen: at,
      leaving: false,
    });
    await transport.publish('flare.requested', requested('f-1'));
    const watching = readSse(await dashboard.get('/api/events'));
    await readUntil(watching, 'caught-up');
    const { request: _, ...head } = requested('f-1');
    transport.progress({ ...head, stage: 'archiver', phase: 'collecting', done: 1, total: 2, unit: 'items' });
    await readUntil(watching, 'progress');

    const stream = readSse(await dashboard.get('/api/events'));
    const first = await readUntil(stream, 'caught-up');
    for (const event of ['broker', 'services', 'targets', 'progress'])
      assert.ok(
        first.some((each) => each.event === event),
        event,
      );
    assert.deepEqual(first.find(({ event }) => event === 'broker')?.data, { connected: true });
    const [target] = (await (await dashboard.get('/api/targets')).json()) as TargetSeen[];
    assert.deepEqual([target?.name, target?.role, target?.online], ['web', 'archiver', true]);
  });

  test('keeps no progress of a flare that has ended', async () => {
    await using dashboard = await startDashboard();
    await publishEnded(dashboard.transport, 'f-1');
    await readUntil(readSse(await dashboard.get('/api/events')), 'flare.failed');
    const { request: _, ...head } = requested('f-1');
    for (const flareId of ['f-1', 'f-none'])
      dashboard.transport.progress({ ...head, flareId, stage: 'archiver', phase: 'zipping', done: 1, unit: 'items' });
    const late = await readUntil(readSse(await dashboard.get('/api/events')), 'caught-up');
    assert.ok(!late.some(({ event }) => event === 'progress'));
  });

  test('shows one flare with its events, and not what the stages note for themselves', async () => {
    await using dashboard = await startDashboard();
    await publishEnded(dashboard.transport, 'f-1');
    await publishEnded(dashboard.transport, 'f-2');
    await dashboard.transport.flares.put('f-2', {
      flareId: 'f-2',
      target: 'web',
      state: 'failed',
      since: requested('f-2').time,
      updated: requested('f-2').time,
      noted: { posting: 'x' },
    });
    const { view, events, record } = await bodyOf(dashboard.get('/api/flares/f-2'));
    assert.equal(view.failure?.code, 'archive_failed');
    assert.deepEqual(
      events.map(({ seq, name }: { seq: number; name: string }) => [seq, name]),
      [
        [3, 'flare.requested'],
        [4, 'flare.failed'],
      ],
    );
    assert.equal(record.state, 'failed');
    assert.equal(record.noted, undefined);
  });

  test('hands on text of events as data alone', async () => {
    await using dashboard = await startDashboard();
    const text = '</script><script>alert(1)</script>\n\nevent: broker\ndata: {}';
    await dashboard.transport.publish('flare.failed', failed('f-1', text));
    const stream = readSse(await dashboard.get('/api/events'));
    const message = (await readUntil(stream, 'caught-up')).find(isStored);
    assert.deepEqual(message?.data, failed('f-1', text));
    assert.match((await dashboard.get('/api/flares')).headers.get('content-type')!, /^application\/json/);
  });

  for (const [path, status, code] of [
    ['/api/flares/f-none', 404, 'unknown_flare'],
    ['/api/flares/f-none/archive', 404, 'unknown_flare'],
    ['/api/flares/f-1/archive', 404, 'no_archive'],
    ['/api/flares/f-1/ledger', 404, 'no_archive'],
    ['/api/nothing', 404, 'not_found'],
    ['/api/events?after=soon', 400, 'bad_position'],
    ['/assets/none.js', 404, 'not_found'],
  ] as const)
    test(`answers ${path} with ${status} ${code}`, async () => {
      await using dashboard = await startDashboard();
      await publishEnded(dashboard.transport, 'f-1');
      const response = await dashboard.get(path);
      const body = await bodyOf(response);
      assert.deepEqual([response.status, body.code], [status, code]);
      assert.ok(body.message.length > 10);
    });

  test('says which methods a path has', async () => {
    await using dashboard = await startDashboard();
    const response = await dashboard.post('/api/targets');
    assert.deepEqual([response.status, response.headers.get('allow')], [405, 'GET']);
    assert.equal((await dashboard.post('/index.html')).status, 405);
  });
});
