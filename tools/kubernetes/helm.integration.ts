import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { suite, test } from 'node:test';
import { promisify } from 'node:util';
import { findProgram } from '@flarewire/broker';
import type { Deployment } from 'kubernetes-types/apps/v1.js';
import { parse, parseAllDocuments, stringify } from 'yaml';
import { chartValues } from './chart-values.fixture.ts';
import { renderChart, type Manifest } from './render.ts';
import { typeErrors } from './type-errors.ts';

const folder = path.resolve(import.meta.dirname, '../../deploy/kubernetes');
const skipUnless = async (...programs: string[]) => {
  for (const program of programs)
    if (!(await findProgram(program, process.env['PATH']))) return `no ${program} on this machine`;
  return false;
};

async function run(program: string, args: string[], input: string): Promise<string> {
  const running = promisify(execFile)(program, args);
  running.child.stdin!.end(input);
  return (await running).stdout;
}

suite('Helm', { skip: await skipUnless('helm', 'go'), timeout: 300_000 }, () => {
  const chart = path.join(folder, 'chart');
  // A configuration is text in a ConfigMap, and the same in JSON as in YAML.
  const read = ({ data, ...rest }: Manifest) => ({
    ...rest,
    ...(data && { data: parse(data['flarewire.yaml']!) as object }),
  });
  const byName = (manifests: readonly Manifest[]) =>
    Object.fromEntries(manifests.map((each) => [`${each.kind} ${each.metadata.name}`, read(each)]));

  for (const [name, values] of Object.entries(chartValues))
    test(`finds nothing against the chart with ${name}, and makes of it what Go’s own templates do`, async () => {
      const given = ['--namespace', 'flarewire', '--values', '-'];
      const lint = await run('helm', ['lint', '--strict', chart, ...given], stringify(values));
      assert.match(lint, /1 chart\(s\) linted, 0 chart\(s\) failed/);
      const text = await run('helm', ['template', 'flarewire', chart, ...given], stringify(values));
      const rendered = parseAllDocuments(text).map((document) => document.toJS() as Manifest);
      assert.deepEqual(byName(rendered), byName(await renderChart(values)));
    });

  for (const [what, values, said] of [
    ['a key that there is not', { nats: { ulr: 'nats://broker:4222' } }, /'\/nats'.*'ulr'/],
    ['a broker without a URL', { nats: { url: '' } }, /\/nats\/url/],
    ['a tag that YAML takes for a number', { image: { tag: 20_261_201 } }, /'\/image\/tag': got number, want string/],
  ] as const)
    test(`refuses ${what}, and says where it is`, async () => {
      const templating = run('helm', ['template', 'flarewire', chart, '--values', '-'], stringify(values));
      await assert.rejects(templating, ({ stderr }: { stderr: string }) => said.test(stderr));
    });

  test('takes several brokers, and the values of a chart that this one is a part of', async () => {
    const values = { global: { region: 'eu' }, nats: { url: ['nats://a:4222', 'tls://b:4222'] } };
    const text = await run('helm', ['template', 'flarewire', chart, '--values', '-'], stringify(values));
    assert.match(text, /tls:\/\/b:4222/);
  });
});

suite('kubectl', { skip: await skipUnless('kubectl') }, () => {
  test('merges the sidecar into a Deployment that has the Cluster Agent’s container and volumes', async () => {
    const labels = { app: 'datadog-cluster-agent' };
    const agent = { name: 'cluster-agent', image: 'agent', env: [{ name: 'DD_LEADER_ELECTION', value: 'true' }] };
    const volumes = ['config', 'varlog'].map((name) => ({ name, emptyDir: {} }));
    const deployment = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'datadog-cluster-agent' },
      spec: {
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers: [agent], volumes } },
      },
    };
    const args = ['patch', '--local', '--filename', '-', '--output', 'json', '--patch-file'];
    const patch = path.join(folder, 'cluster-agent-sidecar.yaml');
    const patched = JSON.parse(await run('kubectl', [...args, patch], JSON.stringify(deployment))) as Deployment &
      Manifest;
    assert.equal(await typeErrors([patched]), '');
    const pod = patched.spec!.template.spec!;
    const names = pod.containers.map(({ name }) => name).toSorted();
    assert.deepEqual(names, ['cluster-agent', 'flarewire-archiver', 'flarewire-profiler']);
    const there = new Set(pod.volumes!.map(({ name }) => name));
    for (const { volumeMounts = [] } of pod.containers)
      for (const { name } of volumeMounts) assert.ok(there.has(name), name);
    assert.deepEqual(pod.containers.find(({ name }) => name === 'cluster-agent')!.env, agent.env);
    for (const { secret } of pod.volumes!) if (secret) assert.equal(secret.defaultMode, 0o440);
  });
});
