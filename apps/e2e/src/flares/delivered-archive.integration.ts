import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, suite, test } from 'node:test';
import { promisify } from 'node:util';
import { findProgram } from '@flarewire/broker';
import { createLog } from '@flarewire/service';
import { serveIntake } from '@flarewire/intake';
import { planted, startPipeline, type Pipeline } from '../pipeline.fixture.ts';

const run = promisify(execFile);
const opening = new AsyncDisposableStack();
const folder = opening.use(await mkdtempDisposable(path.join(tmpdir(), 'flarewire-delivered-'))).path;
const { signal } = new AbortController();
const intake = opening.use(
  await serveIntake({
    dir: path.join(folder, 'intake'),
    host: '127.0.0.1',
    port: 0,
    log: createLog({ name: 'intake', level: 'silent' }),
    signal,
  }),
);
const pipeline = await startPipeline({ intakeUrl: intake.url });
const skip = typeof pipeline === 'string' ? pipeline : false;

suite('the archive that an intake got', { skip }, () => {
  const { ask, untilEnd } = pipeline as Pipeline;
  const zip = path.join(folder, 'delivered.zip');

  before(async () => {
    await untilEnd(await ask({ caseId: '4242' }));
    const [flare] = (await (await fetch(`${intake.url}/flares`)).json()) as { id: string }[];
    const archive = await fetch(`${intake.url}/flares/${flare?.id}/archive`);
    await writeFile(zip, Buffer.from(await archive.arrayBuffer()));
  });
  after(async () => {
    await (pipeline as Pipeline)[Symbol.asyncDispose]();
    await opening.disposeAsync();
  });

  async function withProgram(name: string, t: { skip: (why: string) => void }, work: () => Promise<void>) {
    if (await findProgram(name, process.env.PATH)) await work();
    else t.skip(`${name} is not on this machine`);
  }

  test('opens in Info-ZIP', (t) => withProgram('unzip', t, async () => void (await run('unzip', ['-t', zip]))));
  test('opens in 7-Zip', (t) => withProgram('7z', t, async () => void (await run('7z', ['t', zip]))));
  test('opens in Python', (t) =>
    withProgram('python3', t, async () => {
      const { stdout } = await run('python3', [
        '-c',
        'import sys, zipfile; print(zipfile.ZipFile(sys.argv[1]).testzip())',
        zip,
      ]);
      assert.equal(stdout.trim(), 'None');
    }));
  test('opens in Go', { timeout: 300_000 }, (t) =>
    withProgram('go', t, async () => {
      const source = `package main
import ("archive/zip"; "io"; "os")
func main() {
  r, err := zip.OpenReader(os.Args[1]); if err != nil { panic(err) }
  for _, f := range r.File { rc, err := f.Open(); if err != nil { panic(err) }; if _, err := io.Copy(io.Discard, rc); err != nil { panic(err) } }
}
`;
      await mkdir(path.join(folder, 'go'));
      await writeFile(path.join(folder, 'go', 'main.go'), source);
      await run('go', ['run', path.join(folder, 'go', 'main.go'), zip], {
        env: { ...process.env, GOFLAGS: '-mod=mod', GOCACHE: path.join(folder, 'cache') },
      });
    }),
  );

  test('holds all five profiles, each of which opens in go tool pprof', { timeout: 300_000 }, (t) =>
    withProgram('go', t, async () => {
      await run('unzip', ['-q', zip, '-d', path.join(folder, 'unzipped')]);
      const profiles = path.join(folder, 'unzipped', 'web-1_prod_example_com', 'profiles');
      for (const kind of ['1st-heap', 'cpu', '2nd-heap', 'mutex', 'block']) {
        const { stdout } = await run('go', ['tool', 'pprof', '-top', path.join(profiles, `web-${kind}.pprof`)]);
        assert.match(stdout, /Type: /);
      }
    }),
  );

  test('holds the log without the secret that was in it', (t) =>
    withProgram('unzip', t, async () => {
      const { stdout } = await run('unzip', ['-p', zip, '*/logs/web.log']);
      assert.match(stdout, /started/);
      assert.ok(!stdout.includes(planted));
    }));
});
