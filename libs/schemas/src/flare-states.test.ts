import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { flareEventSchemas, terminalEvents, type FlareEventName } from './events/event.ts';
import { flareStateNames, flareStates, hasEnded, mayMove, stateAfter, type FlareState } from './flare-states.ts';

suite('the states of a flare', () => {
  test('lead from every one that is no end to all three ends, and from an end nowhere', () => {
    const reachable = (from: FlareState, seen = new Set<FlareState>()): Set<FlareState> => {
      for (const to of flareStateNames) if (mayMove(from, to) && !seen.has(to)) reachable(to, seen.add(to));
      return seen;
    };
    for (const state of flareStateNames) {
      const ends = [...reachable(state)].filter(hasEnded).toSorted();
      assert.deepEqual(ends, hasEnded(state) ? [] : ['cancelled', 'failed', 'sent'], state);
    }
    assert.equal(reachable('requested').size, flareStateNames.length - 1);
  });

  test('are each said by one event, and every event says one', () => {
    for (const event of Object.keys(flareEventSchemas) as FlareEventName[]) {
      const said = flareStateNames.filter((state) => flareStates[state].event === event);
      assert.deepEqual(said, [stateAfter(event)]);
    }
    assert.deepEqual(flareStateNames.filter(hasEnded), terminalEvents.map(stateAfter));
  });

  test('none lasts for ever: what is nobody’s turn to end is failed, and what waits for a person expires', () => {
    const lasting = flareStateNames.filter((state) => !hasEnded(state) && flareStates[state].overdueMs === undefined);
    assert.deepEqual(lasting, ['awaiting-approval']);
  });

  test('let a flare be cancelled until it has ended', () => {
    for (const state of flareStateNames) assert.equal(mayMove(state, 'cancelled'), !hasEnded(state), state);
  });
});
