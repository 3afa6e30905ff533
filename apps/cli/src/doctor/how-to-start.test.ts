import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { checkServices } from './check-broker.ts';
import type { Connected } from './check.ts';

const root = new URL('../../../../', import.meta.url);

suite('what flare doctor says of services that are missing', () => {
  test('starts them as a package, an image and the sources have them', async () => {
    const transport = { answering: () => Promise.resolve({}) };
    const findings = await checkServices({ transport, signal: AbortSignal.timeout(1_000) } as unknown as Connected);
    assert.deepEqual(
      findings.map(({ found }) => found),
      ['no archiver answers', 'no uploader answers'],
    );
    for (const { fix = '' } of findings) {
      const [, unit, app] = /systemctl start (\S+), docker run flarewire \S+, .*node (\S+)/.exec(fix) ?? [];
      assert.match(readFileSync(new URL(`deploy/systemd/${unit}.service`, root), 'utf8'), /ExecStart=/);
      assert.ok(readFileSync(new URL(app!, root)).length > 0);
    }
  });
});
