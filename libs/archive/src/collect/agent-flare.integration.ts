import assert from 'node:assert/strict';
import { copyFile, mkdir, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { startClusterAgentDouble, type ClusterAgentDouble, type ClusterAgentDoubleOptions } from '@flarewire/testing';
import { makeFlare, testFolder, type MadeFlare } from '../flare.fixture.ts';
import { writeZip } from '../zip/write-zip.ts';

const secret = '0123456789abcdef0123456789abcdef';
const agentFiles = {
  'agent-host/cluster-agent-status.log': 'Cluster Agent is healthy\n',
  'agent-host/etc/datadog.yaml': 'log_level: info\n',
  'agent-host/logs/cluster-agent.log': `starting with api_key=${secret}\n`,
  'agent-host/flare_creation.log': 'from the agent\n',
  'agent-host/non_scrubbed_files.json': '{"count":1,"files":["logs/cluster-agent.log"]}',
};

async function zipOf(files: Record<string, string>): Promise<Buffer> {
  async function* entries() {
    for (const [path, text] of Object.entries(files)) yield { path, content: chunks(text) };
  }
  return Buffer.concat(await Array.fromAsync(writeZip(entries(), new Date('2026-11-22T10:00:00Z'))));
}

async function* chunks(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text);
}

type Setting = {
  flare?: Uint8Array;
  onFlare?: ClusterAgentDoubleOptions['onFlare'];
  target?: object;
  change?: (agent: ClusterAgentDouble) => PromiseLike<void>;
};

/** Makes a flare of a double that has its files in a folder of its own. */
async function flareOf({ flare, onFlare, target, change }: Setting): Promise<MadeFlare & { asked: string[] }> {
  await using folder = await testFolder();
  await layOut(folder.path);
  await using agent = await startClusterAgentDouble({
    folder: folder.path,
    ...(flare ? { flare } : {}),
    ...(onFlare ? { onFlare } : {}),
  });
  await change?.(agent);
  const made = await makeFlare(
    { preset: 'datadog-cluster-agent', ...target },
    {
      env: { DD_LOG_LEVEL: 'info', DD_API_KEY: secret, HOME: '/root' },
      agent: {
        configFile: join(folder.path, 'datadog-cluster.yaml'),
        logFile: join(folder.path, 'log/cluster-agent.log'),
        distPath: join(folder.path, 'dist'),
        clusterAgentPort: agent.clusterAgentPort,
        expvarPort: agent.expvarPort,
        metricsPort: agent.expvarPort,
        traceAgentPort: 1,
        tokenFile: agent.tokenFile,
        certificateFile: agent.certificateFile,
      },
    },
  );
  return { ...made, asked: agent.flareRequests };
}

async function layOut(folder: string): Promise<void> {
  const files = {
    'datadog-cluster.yaml': `api_key: ${secret}\nlog_level: info\n`,
    'security-agent.yaml': 'enabled: false\n',
    'conf.d/redisdb.d/conf.yaml.default': 'instances: []\n',
    'conf.d/redisdb.d/conf.yaml.example': 'an example\n',
    'dist/conf.d/disk.yaml': 'init_config: {}\n',
    'log/cluster-agent.log': 'a line\n',
    'log/cluster-agent.log.1': 'an older line\n',
    'log/notes.txt': 'no log\n',
  };
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}

suite('a flare of the Cluster Agent, made by the agent', () => {
  test('holds what is in the agent’s own zip, scrubbed, with a row for each file', async () => {
    const flare = await flareOf({ flare: await zipOf(agentFiles) });
    assert.deepEqual(flare.asked, ['null']);
    assert.equal(JSON.parse(flare.files['flare-manifest.json']!).source, 'agent');
    assert.deepEqual(
      flare.rows.map(({ item, source, state }) => [item, source, state]),
      [
        ['agent/flare_creation.log', 'agent', 'collected'],
        ['agent/non_scrubbed_files.json', 'agent', 'collected'],
        ['cluster-agent-status.log', 'agent', 'collected'],
        ['etc/datadog.yaml', 'agent', 'collected'],
        ['logs/cluster-agent.log', 'agent', 'collected'],
      ],
    );
    assert.doesNotMatch(flare.files['logs/cluster-agent.log']!, new RegExp(secret));
    assert.match(flare.files['non_scrubbed_files.json']!, /All files were scrubbed/);
    assert.equal(flare.files['local'], undefined);
  });

  test('takes the zip as it is with "rescrub: false", and lists what was not scrubbed', async () => {
    const flare = await flareOf({ flare: await zipOf(agentFiles), target: { agent: { rescrub: false } } });
    assert.equal(flare.files['logs/cluster-agent.log'], agentFiles['agent-host/logs/cluster-agent.log']);
    assert.ok(JSON.parse(flare.files['non_scrubbed_files.json']!).files.includes('logs/cluster-agent.log'));
  });

  test('adds what the target collects beside it', async () => {
    const flare = await flareOf({
      flare: await zipOf(agentFiles),
      target: { collect: [{ command: ['echo', 'more'], into: 'more.txt' }] },
    });
    assert.equal(flare.files['more.txt']?.trim(), 'more');
    assert.equal(flare.row('cluster-agent-status.log')?.state, 'collected');
  });

  test('without a certificate file still works on this machine, with a warning', async () => {
    const flare = await flareOf({ flare: await zipOf(agentFiles), change: (agent) => unlink(agent.certificateFile) });
    assert.equal(JSON.parse(flare.files['flare-manifest.json']!).source, 'agent');
    assert.match(flare.files['flare_creation.log']!, /warning: the agent's certificate is not verified/);
  });
});

async function damaged(): Promise<Buffer> {
  const zip = await zipOf(agentFiles);
  zip[zip.indexOf('logs/cluster-agent.log') + 40]! ^= 0xff;
  return zip;
}

const answering = (status: number, body: string): Setting => ({
  onFlare: (response) => void response.writeHead(status).end(body),
});

suite('a flare of the Cluster Agent, made locally', () => {
  const ways: Record<string, [setting: () => Promise<Setting> | Setting, reason: RegExp]> = {
    'the agent refuses the token': [
      () => ({ change: (agent) => writeFile(agent.tokenFile, 'wrong\n') }),
      /answered 403/,
    ],
    'there is no token': [() => ({ change: (agent) => unlink(agent.tokenFile) }), /ENOENT/],
    'nobody listens': [() => ({ change: (agent) => agent[Symbol.asyncDispose]() }), /ECONNREFUSED/],
    'the certificate is another one': [() => ({ change: (agent) => takeAnotherCertificate(agent) }), /certificate/],
    'the agent fails': [() => ({}), /answered 500/],
    'the answer is no path': [() => answering(200, 'sorry'), /Cannot read the zip sorry/],
    'the path cannot be read': [() => answering(200, '/nowhere/flare.zip'), /ENOENT/],
    'the path is a device': [() => answering(200, '/dev/zero'), /not an ordinary file/],
    'the zip is cut off': [async () => ({ flare: (await zipOf(agentFiles)).subarray(0, 400) }), /Cannot read the zip/],
    'the zip is damaged': [async () => ({ flare: await damaged() }), /Cannot read the zip/],
    'an entry leads out of the zip': [async () => ({ flare: await escaping() }), /invalid relative path/],
    'the agent is too slow': [
      () => ({ onFlare: () => {}, target: { agent: { timeout: '200ms' } } }),
      /longer than 0\.2 s/,
    ],
  };
  for (const [what, [setting, reason]] of Object.entries(ways)) {
    test(`is complete and says why, when ${what}`, async () => {
      const flare = await flareOf(await setting());
      const manifest = JSON.parse(flare.files['flare-manifest.json']!);
      assert.equal(manifest.source, 'local');
      assert.match(manifest.sourceReason, reason);
      assert.match(
        flare.files['local']!,
        /^unable to contact the agent to retrieve flare: .+\nFlare creation time: 2026-11-22T10:00:00.000Z\n?$/s,
      );
      assert.equal(flare.files['logs/cluster-agent.log']?.trim(), 'a line');
    });
  }

  test('has every file of the real one that this double serves, and says of the others why not', async () => {
    const flare = await flareOf({});
    assert.deepEqual(Object.keys(flare.files).toSorted(), [
      'autoscaler-list.json',
      'cluster-agent-metadata.json',
      'cluster-checks-metadata.json',
      'clusterchecks.log',
      'config-check.log',
      'envvars.log',
      'etc/confd/dist/disk.yaml',
      'etc/confd/redisdb.d/conf.yaml.default',
      'etc/datadog.yaml',
      'etc/security-agent.yaml',
      'expvar/cmdline',
      'expvar/forwarder',
      'flare-manifest.json',
      'flare_creation.log',
      'go-routine-dump.log',
      'local',
      'local-autoscaling-check.json',
      'logs/cluster-agent.log',
      'logs/cluster-agent.log.1',
      'non_scrubbed_files.json',
      'permissions.log',
      'runtime_config_dump.yaml',
      'scrub-report.json',
      'tagger-list.json',
      'telemetry.log',
      'workload-list.log',
    ]);
    assert.deepEqual(
      Object.fromEntries(flare.rows.filter(({ sha256 }) => !sha256).map(({ item, state }) => [item, state])),
      {
        'agent-daemonset.yaml': 'skipped',
        'cluster-agent-deployment.yaml': 'skipped',
        'cluster-agent-metadatamapper.log': 'skipped',
        'cluster-agent-status.log': 'skipped',
        'datadog-agent-cr.yaml': 'skipped',
        'diagnose.log': 'skipped',
        'etc/system-probe.yaml': 'not-found',
        'expvar/trace-agent': 'failed',
        'helm-values.yaml': 'skipped',
      },
    );
    assert.ok(!Object.values(flare.files).some((text) => text.includes(secret)));
    assert.equal(flare.files['envvars.log']?.trim(), 'Found the following envvars:\n -  DD_LOG_LEVEL=info');
    assert.match(
      flare.files['permissions.log']!,
      /^File path {41} \| mode  \| owner {5} \| group {5} \| error {5}\|\n-{99}\n.+cluster-agent\.log +\| -rw-r--r-- \| /s,
    );
  });

  test('is made at once with "ask: false"', async () => {
    const flare = await flareOf({ flare: await zipOf(agentFiles), target: { agent: { ask: false } } });
    assert.deepEqual(flare.asked, []);
    assert.match(flare.files['local']!, /^local flare was requested/);
  });
});

async function takeAnotherCertificate(agent: ClusterAgentDouble): Promise<void> {
  await using folder = await testFolder();
  await using other = await startClusterAgentDouble({ folder: folder.path });
  await copyFile(other.certificateFile, agent.certificateFile);
}

/** A zip whose last entry is called `../x`: written under a name of the same length, then renamed in its bytes. */
async function escaping(): Promise<Buffer> {
  const zip = await zipOf({ 'root/a': 'a\n', 'root/b--x': 'b\n' });
  return Buffer.from(zip.toString('latin1').replaceAll('root/b--x', 'root/../x'), 'latin1');
}
