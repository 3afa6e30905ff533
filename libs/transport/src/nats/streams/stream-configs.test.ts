import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { wantedStreams } from './stream-configs.ts';

suite('wantedStreams()', () => {
  test('keeps so many revisions of a record in a cluster that hardly any is removed, since its leaders may give out one that was', () => {
    const revisions = (replicas: number) =>
      wantedStreams({ replicas }).find(({ name }) => name === 'KV_FLARES')?.max_msgs_per_subject;
    assert.deepEqual([revisions(1), revisions(3)], [10, 64]);
  });
});
