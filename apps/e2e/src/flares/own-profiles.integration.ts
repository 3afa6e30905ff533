import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { startIntakeDouble } from '@flarewire/testing';
import { freePort } from '@flarewire/broker';
import { startPipeline } from '../pipeline.fixture.ts';

suite('a flare of Flarewire itself', () => {
  test('holds the profiles of its own services, taken like any other’s', { timeout: 300_000 }, async (t) => {
    await using opened = new AsyncDisposableStack();
    const answer = { status: 200, headers: { 'content-type': 'application/json' }, body: '{}' };
    const intake = opened.use(await startIntakeDouble({ post: [answer] }));
    const ports = { archiver: await freePort(), uploader: await freePort() };
    const services = Object.entries(ports).map(([name, port]) => [name, `http://127.0.0.1:${port}/debug/pprof`]);
    const more = { pprof: { port: ports }, targets: { web: { pprof: Object.fromEntries(services) as object } } };
    const pipeline = await startPipeline({ intakeUrl: intake.url, more });
    if (typeof pipeline === 'string') return t.skip(pipeline);
    opened.use(pipeline);
    const collected = (await pipeline.untilEnd(await pipeline.ask())).find(({ name }) => name === 'profiles.collected');
    assert.ok(collected?.name === 'profiles.collected');
    assert.deepEqual(collected.data.failed, []);
    const files = collected.data.profiles.map(({ file }) => file);
    for (const name of Object.keys(ports))
      for (const kind of ['1st-heap', 'cpu', '2nd-heap']) assert.ok(files.includes(`${name}-${kind}.pprof`));
    return undefined;
  });
});
