import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { suite, test } from 'node:test';
import type { ArtifactRef, FlareEvent } from '@flarewire/schemas';
import { bodyOf, cpuProfile, publishSent, startDashboard } from '../dashboard.fixture.ts';

function archiveOf(event: FlareEvent | undefined): ArtifactRef {
  assert.equal(event?.name, 'profiles.collected');
  return event.data.archive.ref;
}

suite('archives and profiles', () => {
  test('serves the archive with its profiles, whole and in ranges', async () => {
    await using dashboard = await startDashboard();
    const bytes = await publishSent(dashboard.transport, 'f-1');
    const etag = `"${createHash('sha256').update(bytes).digest('hex')}"`;
    const archive = (headers: Record<string, string> = {}) => dashboard.get('/api/flares/f-1/archive', headers);
    const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

    const whole = await archive();
    assert.equal(whole.headers.get('content-type'), 'application/zip');
    assert.equal(whole.headers.get('content-disposition'), 'attachment; filename="datadog-agent-web.zip"');
    assert.equal(whole.headers.get('content-length'), String(bytes.length));
    assert.equal(whole.headers.get('etag'), etag);
    assert.deepEqual(await bytesOf(whole), bytes);

    const part = await archive({ range: 'bytes=100-149' });
    assert.equal(part.status, 206);
    assert.equal(part.headers.get('content-range'), `bytes 100-149/${bytes.length}`);
    assert.deepEqual(await bytesOf(part), bytes.subarray(100, 150));
    assert.deepEqual(await bytesOf(await archive({ range: 'bytes=-10', 'if-range': etag })), bytes.subarray(-10));
    assert.equal((await bytesOf(await archive({ range: 'bytes=0-9', 'if-range': '"other"' }))).length, bytes.length);
    assert.equal((await archive({ range: 'bytes=999999-' })).status, 416);
    assert.equal((await archive({ 'if-none-match': etag })).status, 304);
  });

  test('reads the ledger, and what was masked, from the archive itself', async () => {
    await using dashboard = await startDashboard();
    await publishSent(dashboard.transport, 'f-1');
    const { rows, report } = await bodyOf(dashboard.get('/api/flares/f-1/ledger'));
    const states = rows.map(({ item, state }: { item: string; state: string }) => [item, state]);
    assert.deepEqual(states, [
      ['a.log', 'collected'],
      ['b.log', 'not-found'],
    ]);
    assert.equal(report.ruleSet, 'strict');
  });

  test('serves profiles for a viewer, and their summary to be read', async () => {
    await using dashboard = await startDashboard();
    await publishSent(dashboard.transport, 'f-1');
    const cpu = await dashboard.get('/api/flares/f-1/profiles/web-cpu.pprof');
    assert.equal(cpu.headers.get('content-type'), 'application/octet-stream');
    assert.deepEqual(Buffer.from(await cpu.arrayBuffer()), cpuProfile);
    const summary = await dashboard.get('/api/flares/f-1/profiles/summary.md');
    assert.equal(summary.headers.get('content-type'), 'text/plain; charset=utf-8');
    assert.equal(await summary.text(), '# Profiles\n');
    assert.equal((await dashboard.get('/api/flares/f-1/profiles/other.pprof')).status, 404);
  });

  test('says so where the archive is gone from the store', async () => {
    await using dashboard = await startDashboard();
    await publishSent(dashboard.transport, 'f-1');
    const { events } = await bodyOf(dashboard.get('/api/flares/f-1'));
    await dashboard.transport.artifacts.delete(archiveOf(events[1]));
    const response = await dashboard.get('/api/flares/f-1/archive');
    assert.deepEqual([response.status, (await bodyOf(response)).code], [404, 'artifact_missing']);
  });
});
