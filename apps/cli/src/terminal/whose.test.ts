import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { FlareEvent } from '@flarewire/schemas';
import { nameOwners } from './whose.ts';

suite('whose a flare is', () => {
  const about = { version: '1.0', flareId: 'f-1', target: 'web', time: '2026-11-28T20:00:00Z' };
  const event = (name: string, data: object) => ({ name, data: { ...about, ...data } }) as unknown as FlareEvent;

  test('is said at every event, though only the first one knows case and address', () => {
    const name = nameOwners();
    const asked = event('flare.requested', { request: { caseId: '42', email: 'ops@example.com' } });
    assert.equal(name(asked), 'f-1 web case 42 by ops@example.com');
    assert.equal(name(event('flare.failed', { reason: 'x' })), 'f-1 web case 42 by ops@example.com');
  });

  test('is its id and target where nobody said more', () => {
    assert.equal(nameOwners()(event('flare.failed', {})), 'f-1 web');
  });
});
