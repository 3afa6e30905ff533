import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { suite, test } from 'node:test';
import { inspectArchive } from '@flarewire/archive';
import { findProgram } from '@flarewire/broker';
import type { GroupSummary } from './report.ts';

const skip = (await findProgram('nats-server', process.env['PATH'])) ? false : 'no nats-server on this machine';
const targets = ['broker', 'nats-1', 'nats-2', 'nats-3', 'nats-4'];
type Line = { event: string; data: { target?: string } };
type Manifest = { tally: object; flares: { target: string; state: string }[] };

suite('npm run demo -- --fleet', { skip, timeout: 300_000 }, () => {
  test('ends each of five flares once and leaves the folder of their group, as its last line says', async (t) => {
    const { NATS_URL: _, ...env } = process.env;
    const args = [path.join(import.meta.dirname, 'main.ts'), '--fleet', '--json', '--seconds', '1'];
    const child = spawn(process.execPath, args, { env, signal: t.signal });
    t.after(() =>
      rmSync(path.resolve(import.meta.dirname, `../../../.flarewire/demo/${child.pid}`), { recursive: true }),
    );
    const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
    assert.equal(child.exitCode, 0, stderr);
    assert.match(stderr, /^request: flare\.create .*"targets":\["broker","nats-\*"\]/m);
    assert.match(stderr, /^common start: of all CPU profiles: \d{4}-/m);

    const lines = stdout.trim().split('\n');
    const events = lines.slice(0, -1).map((line) => JSON.parse(line) as Line);
    const sentOf = events.filter(({ event }) => event === 'flare.sent').map(({ data }) => data.target!);
    assert.deepEqual(sentOf.toSorted(), targets);
    const others = events.filter(({ event }) => event === 'flare.failed' || event === 'flare.cancelled');
    assert.deepEqual(others, []);
    assert.deepEqual([events[0]!.event, events.at(-1)!.event], ['flare.group.created', 'flare.group.ended']);

    const { folder, archives, tally, profiles } = JSON.parse(lines.at(-1)!) as GroupSummary;
    const zips = targets.map((target) => `${target}.zip`);
    assert.deepEqual(archives.toSorted(), zips);
    assert.deepEqual(readdirSync(folder).toSorted(), [...zips, 'group-manifest.json', 'profiles'].toSorted());
    const manifest = JSON.parse(readFileSync(path.join(folder, 'group-manifest.json'), 'utf8')) as Manifest;
    assert.deepEqual(manifest.tally, { flares: 5, sent: 5, failed: {}, cancelled: 0, missing: 0 });
    assert.deepEqual(manifest.tally, tally);
    assert.deepEqual(
      manifest.flares.map(({ target, state }) => [target, state]),
      targets.map((target) => [target, 'sent']),
    );
    assert.deepEqual(profiles, { summary: 'profiles/summary.md', merged: ['profiles/nats-server-cpu.pprof'] });
    const summary = readFileSync(path.join(folder, 'profiles', 'summary.md'), 'utf8');
    for (const target of targets) assert.ok(summary.includes(target), summary);
    for (const zip of zips) assert.deepEqual((await inspectArchive(path.join(folder, zip))).missing, []);
  });
});
