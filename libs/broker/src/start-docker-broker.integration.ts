import assert from 'node:assert/strict';
import { mkdtempDisposable, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { defaultNatsImage } from './find-or-start-broker.ts';
import { findProgram } from './find-program.ts';
import { readInfo } from './read-info.ts';
import { dockerAnswers, startDockerBroker } from './start-docker-broker.ts';

const docker = await findProgram('docker', process.env['PATH']);
const asked = process.env['FLAREWIRE_TEST_BROKER'] === 'container';
const skip =
  asked && docker && (await dockerAnswers(docker))
    ? false
    : 'only with FLAREWIRE_TEST_BROKER=container and a Docker engine';

suite('a broker in Docker', { skip, timeout: 300_000 }, () => {
  const image = process.env['NATS_IMAGE'] ?? defaultNatsImage;

  test('it is healthy, keeps its files in the folder, and comes back after it was killed', async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'flarewire-broker-'));
    await using broker = await startDockerBroker({ docker: docker!, image, storeDir: folder.path });
    assert.equal(broker.how, 'docker');
    assert.equal((await readInfo(broker.url)).version, broker.version);
    assert.equal((await fetch(`${broker.profUrl}/cmdline`)).status, 200);
    await broker.kill();
    await broker.restart();
    await readInfo(broker.url);
    assert.match(await readFile(broker.logFile!, 'utf8'), /Server is ready[^]*Server is ready/);
  });

  test('an image that cannot be had is named', async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'flarewire-broker-'));
    const starting = startDockerBroker({
      docker: docker!,
      image: 'flarewire-no-such-image:none',
      storeDir: folder.path,
    });
    await assert.rejects(starting, { code: 'broker_unavailable', message: /flarewire-no-such-image/ });
  });
});
