import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { suite, test } from 'node:test';
import { findProgram } from '@flarewire/broker';
import { parseConfig } from '@flarewire/config';
import type { Container, PodTemplateSpec } from 'kubernetes-types/core/v1.js';
import { parseAllDocuments, parseDocument } from 'yaml';
import { chartValues } from './chart-values.fixture.ts';
import { renderChart, type Manifest } from './render.ts';
import { typeErrors } from './type-errors.ts';

const folder = path.resolve(import.meta.dirname, '../../deploy/kubernetes');
const skip = (await findProgram('go', process.env['PATH'])) ? false : 'no go on this machine';

type Workload = Manifest & { spec: { selector: { matchLabels: Record<string, string> }; template: PodTemplateSpec } };

for (const [name, values] of Object.entries(chartValues)) {
  suite(`the chart with ${name}`, { skip, timeout: 300_000 }, async () => {
    const manifests = skip ? [] : await renderChart(values);
    const workloads = manifests.filter((each): each is Workload => /Set$|Deployment/.test(each.kind));
    const named = (kind: string) => manifests.filter((each) => each.kind === kind).map(({ metadata }) => metadata.name);

    test('fits the types of the API', async () => assert.equal(await typeErrors(manifests), ''));

    test('runs every container as an ordinary user who can change nothing and take little', () => {
      assert.ok(workloads.length > 0);
      for (const { spec } of workloads) {
        const pod = spec.template.spec!;
        const { runAsNonRoot, runAsUser, seccompProfile } = pod.securityContext!;
        assert.deepEqual([runAsNonRoot, runAsUser, seccompProfile?.type], [true, 1000, 'RuntimeDefault']);
        for (const container of [...(pod.initContainers ?? []), ...pod.containers]) {
          assert.deepEqual(container.securityContext, {
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ['ALL'] },
          });
          assert.ok(container.resources?.limits?.['memory'] && container.resources.requests?.['cpu'], container.name);
        }
        for (const { livenessProbe, readinessProbe, startupProbe } of pod.containers)
          assert.ok(livenessProbe && readinessProbe && startupProbe);
      }
    });

    test('mounts only volumes that are there, and Secrets as files that others cannot read', () => {
      for (const { spec } of workloads) {
        const pod = spec.template.spec!;
        const claims = (spec as { volumeClaimTemplates?: Manifest[] }).volumeClaimTemplates ?? [];
        const there = [...pod.volumes!, ...claims.map(({ metadata }) => metadata)].map((volume) => volume.name);
        const mounted = [...(pod.initContainers ?? []), ...pod.containers].flatMap(mountsOf);
        assert.deepEqual(new Set(mounted), new Set(there));
        for (const { secret } of pod.volumes!) if (secret) assert.equal(secret.defaultMode, 0o440);
        assert.equal(JSON.stringify(pod).includes('secretKeyRef'), false);
      }
    });

    test('gives a token of the API to those alone who ask it, and a service account to each', () => {
      const accounts = named('ServiceAccount');
      for (const { metadata, spec } of workloads) {
        const pod = spec.template.spec!;
        assert.ok(accounts.includes(pod.serviceAccountName!));
        const asks = named('ClusterRole').includes(metadata.name);
        assert.equal(pod.automountServiceAccountToken, asks, metadata.name);
      }
    });

    test('selects by labels that the pods have', () => {
      const selectors = manifests.flatMap((each) => selectorsOf(each));
      const pods = workloads.map(({ spec }) => spec.template.metadata!.labels!);
      assert.ok(selectors.length >= workloads.length * 2);
      for (const selector of selectors)
        assert.ok(pods.some((labels) => Object.entries(selector).every(([key, value]) => labels[key] === value)));
    });

    test('has a policy for the network of each', () => {
      assert.deepEqual(named('NetworkPolicy').toSorted(), workloads.map(({ metadata }) => metadata.name).toSorted());
    });

    test('configures the services with what they understand', () => {
      const text = manifests.find(({ kind }) => kind === 'ConfigMap')!.data!['flarewire.yaml']!;
      const { targets, health } = parseConfig(
        text.replaceAll('NODE_NAME', 'node-1.example').replaceAll('NODE_TARGET', 'node-1_example'),
      );
      assert.deepEqual(Object.keys(targets), ['node-1_example']);
      const probed = workloads
        .flatMap(({ spec }) => spec.template.spec!.containers)
        .map(({ name: service, livenessProbe }) => [service, livenessProbe!.httpGet!.port]);
      assert.deepEqual(Object.fromEntries(probed.filter(([service]) => service !== 'intake')), health!.port);
    });

    test('says nothing twice, and leaves nothing out that a template asks for', () => {
      const names = manifests.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
      assert.equal(new Set(names).size, names.length);
      assert.doesNotMatch(JSON.stringify(manifests), /<no value>|null/);
    });
  });
}

suite('the keys of the collector', { skip }, () => {
  test('are of the node it runs on where there are such, with inboxes that these users alone may read', async () => {
    const manifests = await renderChart(chartValues['users of each node’s own']);
    const { spec } = manifests.find(({ kind }) => kind === 'DaemonSet') as Workload;
    const { containers, volumes } = spec.template.spec!;
    const folder = volumes!.find(({ name }) => name === 'nats-node')!.hostPath;
    assert.deepEqual(folder, { path: '/etc/flarewire/nats', type: 'Directory' });
    assert.ok(!volumes!.some(({ secret }) => secret));
    for (const { name, volumeMounts } of containers) {
      const mount = volumeMounts!.find((each) => each.name === 'nats-node');
      assert.deepEqual([mount!.subPath, mount!.mountPath], [`${name}.nk`, '/etc/flarewire/nats/key']);
    }
    const { nats } = parseConfig(manifests.find(({ kind }) => kind === 'ConfigMap')!.data!['flarewire.yaml']!);
    assert.deepEqual(nats.inbox, {
      archiver: '_INBOX_archiver-NODE_TARGET',
      profiler: '_INBOX_profiler-NODE_TARGET',
    });
  });
});

suite('a changed configuration', { skip }, () => {
  test('makes the pods that read it anew, since a file that is mounted alone is never renewed', async () => {
    const annotationsOf = async (values: object) =>
      (await renderChart(values))
        .filter((each): each is Workload => each.kind === 'DaemonSet' || each.kind === 'Deployment')
        .map(({ spec }) => spec.template.metadata!.annotations!['checksum/config']);
    const [before, same, after] = [
      await annotationsOf({}),
      await annotationsOf({ uploader: { replicas: 3 } }),
      await annotationsOf({ config: { approval: 'required' } }),
    ];
    assert.equal(before.length, 3);
    assert.deepEqual(same, before);
    assert.equal(new Set([...before, ...after]).size, 2);
  });
});

suite('the plain manifests', { skip }, () => {
  test('are what the chart gives without values; node tools/kubernetes/main.ts makes them', async () => {
    const written = parseAllDocuments(await readFile(path.join(folder, 'flarewire.yaml'), 'utf8')).map(
      (each) => each.toJS() as Manifest,
    );
    const meant = await renderChart();
    const config = ({ data }: Manifest) =>
      data && parseAllDocuments(data['flarewire.yaml']!).map((each) => each.toJS() as object);
    assert.deepEqual(written.map(config), meant.map(config));
    const rest = (manifests: Manifest[]) => manifests.map(({ data: _, ...others }) => others);
    assert.deepEqual(rest(written), rest(meant));
  });
});

suite('the sidecar of the Cluster Agent', () => {
  const read = async (name: string) =>
    parseDocument(await readFile(path.join(folder, name), 'utf8'), { version: '1.1', merge: true }).toJS() as Workload;

  test('fits the types of the API, once it is merged into a Deployment', async () => {
    const { spec } = await read('cluster-agent-sidecar.yaml');
    const selector = { matchLabels: { app: 'agent' } };
    const template = { ...spec.template, metadata: { labels: selector.matchLabels } };
    const deployment = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'agent' },
      spec: { selector, template },
    };
    assert.equal(await typeErrors([deployment, await read('cluster-agent-config.yaml')]), '');
  });

  test('serves its health where it is probed, from a configuration that is understood', async () => {
    const { health } = parseConfig((await read('cluster-agent-config.yaml')).data!['flarewire.yaml']!);
    const { containers } = (await read('cluster-agent-sidecar.yaml')).spec.template.spec!;
    const probed = containers.map(({ args, livenessProbe }) => [args![0], livenessProbe!.httpGet!.port]);
    assert.deepEqual(Object.fromEntries(probed), health!.port);
  });
});

suite('typeErrors()', { skip }, () => {
  test('finds a field that the API does not have, deep inside', async () => {
    const [service] = (await renderChart()).filter(({ kind }) => kind === 'Service') as (Manifest & {
      spec: { ports: object[] };
    })[];
    Object.assign(service!.spec.ports[0]!, { targetport: 1 });
    assert.match(await typeErrors([service!]), /targetport/);
  });
});

function mountsOf({ volumeMounts = [] }: Container): string[] {
  return volumeMounts.map(({ name }) => name);
}

function selectorsOf({ kind, spec }: Manifest & { spec?: never }): Record<string, string>[] {
  const { selector, podSelector } = (spec ?? {}) as { selector?: object; podSelector?: object };
  const found = (kind === 'Service' ? { matchLabels: selector } : (selector ?? podSelector)) as
    | { matchLabels: Record<string, string> }
    | undefined;
  return found ? [found.matchLabels] : [];
}
