import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { config, type TargetRecord } from '@flarewire/schemas';
import { createInProcessTransport } from '@flarewire/transport';
import { checkTargets } from './check-targets.ts';

suite('what flare doctor says of targets', () => {
  async function examined(served: Pick<TargetRecord, 'role' | 'host' | 'settings'>[]) {
    await using transport = createInProcessTransport({ artifacts: 'memory' });
    const time = new Date().toISOString();
    for (const [index, one] of served.entries()) {
      const record = { target: 'web', instance: `i-${index}`, since: time, seen: time, leaving: false, ...one };
      await transport.targets.put(`web.${one.role}.i-${index}`, record);
    }
    const { signal } = new AbortController();
    return await checkTargets({
      config: config.parse({ targets: { web: {} } }),
      agent: {} as never,
      transport,
      signal,
    });
  }
  const profiler = { role: 'profiler', host: 'a' } as const;

  test('warns of archivers of one target with different settings, and says where they are', async () => {
    const findings = await examined([
      profiler,
      { role: 'archiver', host: 'a', settings: '11111111' },
      { role: 'archiver', host: 'b', settings: '22222222' },
      { role: 'archiver', host: 'c', settings: '11111111' },
    ]);
    assert.deepEqual(
      findings.map(({ state }) => state),
      ['warning'],
    );
    assert.match(findings[0]!.found, /the archivers of "web" have different settings \(a, c \/ b\)/);
  });

  test('has nothing against those with the same ones, nor against those that do not say', async () => {
    const findings = await examined([
      profiler,
      { role: 'archiver', host: 'a', settings: '11111111' },
      { role: 'archiver', host: 'b', settings: '11111111' },
      { role: 'archiver', host: 'c' },
    ]);
    assert.deepEqual(
      findings.map(({ state }) => state),
      ['ok'],
    );
  });
});
