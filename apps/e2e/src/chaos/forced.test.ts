import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { FlareEvent } from '@flarewire/schemas';
import { forcedSpans } from './forced.ts';
import type { Step } from './stalls.ts';
import type { Strike } from './strike.ts';

suite('forcedSpans()', () => {
  const stepTo = (name: string, profile: unknown = {}): Step => {
    const event = (of: string) => ({ name: of, data: { request: { profile } } }) as unknown as FlareEvent;
    return { from: event('flare.requested'), to: event(name) };
  };
  const strike = (victim: string, from: number, to: number): Strike => ({
    atMs: from,
    victim,
    fault: 'freeze',
    forMs: to - from,
    span: { from, to },
  });

  test('has the time in which all instances of a stage were struck, and not that in which one was', () => {
    const strikes = [strike('archiver-1', 0, 5), strike('archiver-2', 3, 9), strike('profiler-1', 0, 9)];
    assert.deepEqual(forcedSpans(strikes, stepTo('flare.created')).workers, [{ from: 3, to: 5 }]);
    assert.deepEqual(forcedSpans(strikes, stepTo('profiles.collected')).workers, []);
    assert.deepEqual(forcedSpans(strikes, stepTo('profiles.collected', false)).workers, [{ from: 3, to: 5 }]);
  });

  test('has that of all archivers until the archive is passed on, and that of all profilers from then on', () => {
    const both = (name: string, from: number, to: number) =>
      [1, 2].map((number) => strike(`${name}-${number}`, from, to));
    const strikes = [...both('archiver', 0, 3), ...both('profiler', 2, 5), ...both('archiver', 6, 9)];
    const { passing, workers } = forcedSpans(strikes, stepTo('profiles.collected'), 4);
    assert.deepEqual([passing, workers], [[{ from: 0, to: 3 }], [{ from: 4, to: 5 }]]);
    // Those of a flare without profiles do the whole step, and others pass nothing on.
    assert.deepEqual(forcedSpans(strikes, stepTo('profiles.collected', false), 4).passing, []);
    assert.deepEqual(forcedSpans(strikes, stepTo('flare.created'), 4).passing, []);
    // Where it is not known when it was passed on, all counts as the profilers' time.
    assert.deepEqual(forcedSpans(strikes, stepTo('profiles.collected')).passing, []);
  });

  test('has that of the broker, and none of a fault that is not over', () => {
    const strikes = [strike('broker', 0, 5)];
    strikes.push({ atMs: 8, victim: 'broker', fault: 'kill', forMs: 1 });
    assert.deepEqual(forcedSpans(strikes, stepTo('flare.created')).broker, [{ from: 0, to: 5 }]);
  });

  test('has that of the intake where a flare is sent to it', () => {
    const strikes = [strike('intake', 0, 2), strike('way to the intake', 1, 3)];
    assert.equal(forcedSpans(strikes, stepTo('flare.sent')).intake.length, 2);
    assert.deepEqual(forcedSpans(strikes, stepTo('flare.created')).intake, []);
  });
});
