import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { ownPeakMib } from './own-peak.ts';

test('a process is not charged for the memory of the one that started it', () => {
  const large = Buffer.alloc(400 * 2 ** 20, 1);
  const module = new URL('own-peak.ts', import.meta.url).href;
  const program = `import { ownPeakMib } from ${JSON.stringify(module)}; process.stdout.write(String(ownPeakMib()))`;
  const ofChild = Number(
    execFileSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' }),
  );
  assert.ok(ofChild > 10 && ofChild < 200, `${ofChild} MiB`);
  assert.ok(ownPeakMib() > large.length / 2 ** 20);
});
