import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, suite, test } from 'node:test';
import { promisify } from 'node:util';
import { inspectArchive } from '@flarewire/archive';
import { findProgram } from '@flarewire/broker';
import { serveIntake } from '@flarewire/intake';
import type { FlareEvent } from '@flarewire/schemas';
import { createLog } from '@flarewire/service';
import { startPipeline, type Pipeline } from '../pipeline.fixture.ts';

const run = promisify(execFile);
const opening = new AsyncDisposableStack();
const folder = opening.use(await mkdtempDisposable(path.join(tmpdir(), 'flarewire-mended-'))).path;
const { signal } = new AbortController();
const log = createLog({ name: 'intake', level: 'silent' });
const dir = path.join(folder, 'intake');
const intake = opening.use(await serveIntake({ dir, host: '127.0.0.1', port: 0, log, signal }));
// The Agent's own rules know no key of GitHub's where nothing says that it is one.
const pipeline = await startPipeline({ intakeUrl: intake.url, more: { scrubber: { rules: 'datadog' } } });
const skip = typeof pipeline === 'string' ? pipeline : false;
// In two pieces, so that this file holds none.
const githubKey = `ghp_${'x7Kq2mZ9pLr4'.repeat(3)}`;

suite('a flare with a file in which the gate finds something', { skip }, () => {
  const { ask, untilEnd, logs, folder: place } = pipeline as Pipeline;
  const zip = path.join(folder, 'delivered.zip');
  let events: FlareEvent[] = [];

  before(async () => {
    await writeFile(path.join(place, 'build.log'), `cloned with ${githubKey}\n`);
    await writeFile(path.join(place, `${githubKey}.log`), 'started\n');
    events = await untilEnd(await ask({ profile: false }));
    const [flare] = (await (await fetch(`${intake.url}/flares`)).json()) as { id: string }[];
    const archive = await fetch(`${intake.url}/flares/${flare?.id}/archive`);
    await writeFile(zip, Buffer.from(await archive.arrayBuffer()));
  });
  after(async () => {
    await (pipeline as Pipeline)[Symbol.asyncDispose]();
    await opening.disposeAsync();
  });

  test('is delivered without that file, and without one for its name', async () => {
    const { items, present, missing } = await inspectArchive(zip);
    assert.ok(present > 0);
    assert.deepEqual(
      missing.map(({ item, state, reason }) => [item, state, reason?.replace(/ \(.*/, '')]),
      [
        ['logs/build.log', 'quarantined', 'the gate found what looks like a secret in it'],
        ['masked', 'quarantined', 'the gate found what looks like a secret in its name'],
      ],
    );
    assert.ok(items.some(({ item, state }) => item === 'logs/web.log' && state === 'collected'));
  });

  test('is a sound zip', async (t) => {
    if (!(await findProgram('unzip', process.env.PATH))) return t.skip('unzip is not on this machine');
    const { stdout } = await run('unzip', ['-t', zip]);
    assert.ok(!stdout.includes('build.log'));
  });

  test('says in its events which file and rule, and nowhere the value', async () => {
    const sent = events.at(-1);
    assert.ok(sent?.name === 'flare.sent');
    assert.deepEqual([...new Set(sent.data.mended?.files.map(({ file }) => path.basename(file)))].toSorted(), [
      'build.log',
      'masked',
      'permissions.log',
    ]);
    const told = JSON.stringify(events) + (await logs());
    assert.ok(told.includes('scrubber: { allow: [{ rule:'), 'no line to settle a false alarm with');
    assert.ok(!told.includes(githubKey));
  });
});
