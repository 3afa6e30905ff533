import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { FlareError } from '@flarewire/schemas';
import { created, createWorker, requested } from '../stage/stage.fixture.ts';
import { wasAccepted } from './was-accepted.ts';

suite('wasAccepted()', () => {
  const { signal } = new AbortController();

  test('tells a flare that was asked for from one that an outside client began with a later event', async () => {
    const { transport } = createWorker();
    await transport.publish('flare.requested', requested);
    await transport.publish('flare.created', { ...created, flareId: 'f-outside' });
    assert.equal(await wasAccepted({ flareId: 'f-1' }, { transport, signal }), true);
    assert.equal(await wasAccepted({ flareId: 'f-outside' }, { transport, signal }), false);
  });

  test('knows one that somebody asked to send again, which begins with what an earlier one collected', async () => {
    const { transport } = createWorker();
    const resent = { flareId: 'f-0', by: 'ops' };
    assert.equal(await wasAccepted({ flareId: 'f-1', resent }, { transport, signal }), true);
  });

  test('takes it that one was asked for where the events may not be read', async () => {
    const tail = () => {
      throw new FlareError('not_allowed', 'Cannot read stream "EVENTS"');
    };
    assert.equal(await wasAccepted({ flareId: 'f-1' }, { transport: { tail }, signal }), true);
  });
});
