import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { config } from '@flarewire/schemas';
import { settingsDigest } from './settings-digest.ts';

suite('settingsDigest()', () => {
  const read = (web: object, more: object = {}) => config.parse({ targets: { web }, ...more });
  const archiving = (web: object, more?: object) => settingsDigest(read(web, more), 'web', 'archiver');
  const profiling = (web: object, more?: object) => settingsDigest(read(web, more), 'web', 'profiler');
  const logs = { collect: [{ files: '/var/log/web/*.log' }] };

  test('is the same for the same settings, in whatever order they are written', () => {
    const pprof = { a: { url: 'http://127.0.0.1:1' }, b: { url: 'http://127.0.0.1:2' } };
    assert.equal(archiving({ ...logs, pprof }), archiving({ pprof: { b: pprof.b, a: pprof.a }, ...logs }));
    assert.equal(archiving(logs), archiving(logs, { collecting: { waiting: 7 }, destinations: {} }));
  });

  test('tells apart what makes other flares', () => {
    const others = [
      archiving({ collect: [{ files: '/var/log/web/*.gz' }] }),
      archiving({ ...logs, labels: { tier: 'web' } }),
      archiving(logs, { scrubber: { rules: 'datadog' } }),
    ];
    for (const other of others) assert.notEqual(other, archiving(logs));
    assert.notEqual(profiling({ pprof: { a: { url: 'http://127.0.0.1:1' } } }), profiling({}));
  });

  test('of a profiler does not tell what an archiver collects', () => {
    assert.equal(profiling(logs, { scrubber: { rules: 'datadog' } }), profiling({}));
  });
});
