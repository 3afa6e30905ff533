import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { startKubernetesDouble } from '@flarewire/testing';
import { parse } from 'yaml';
import { makeFlare, testFolder } from '../../flare.fixture.ts';

const releases = (kind: string) =>
  `/api/v1/namespaces/monitoring/${kind}?labelSelector=owner=helm,status=deployed,name=datadog`;
const release = JSON.stringify({ name: 'datadog', config: { datadog: { logLevel: 'INFO' } }, manifest: 'left out' });
const packed = gzipSync(release).toString('base64');

/** Collects from an API server that has these objects. */
async function flareOf(objects: Record<string, unknown>, collect: unknown[]) {
  await using folder = await testFolder();
  await using double = await startKubernetesDouble(folder.path, objects);
  return await makeFlare({ collect }, { env: double.env, serviceAccount: double.serviceAccount });
}

suite('the kubernetes collector', () => {
  test('keeps an object of the API as YAML', async () => {
    const path = '/apis/apps/v1/namespaces/monitoring/deployments/agent';
    const flare = await flareOf({ [path]: { kind: 'Deployment', spec: { replicas: 2 } } }, [
      { kubernetes: { path }, into: 'deployment.yaml' },
    ]);
    assert.equal(flare.files['deployment.yaml']?.trim(), 'kind: Deployment\nspec:\n  replicas: 2');
  });

  test('says "denied" of what the service account may not read, and "not found" of what is not there', async () => {
    const kubernetes = (path: string, into: string) => ({ kubernetes: { path }, into });
    const flare = await flareOf({ '/api/v1/secrets?limit=100': 'forbidden' }, [
      kubernetes('/api/v1/secrets', 'a'),
      kubernetes('/api/v1/pods', 'b'),
    ]);
    assert.deepEqual(
      flare.rows.map(({ state }) => state),
      ['denied', 'not-found'],
    );
  });

  // As "Retrieving large results sets in chunks" of the API's concepts has them; items of a list do not say their kind.
  const pods = (from: number, to: number, more: object) => ({
    kind: 'PodList',
    apiVersion: 'v1',
    metadata: { resourceVersion: '10245', ...more },
    items: Array.from({ length: to - from }, (_, index) => ({
      metadata: { name: `pod-${from + index}`, namespace: 'web', managedFields: [{ manager: 'kubelet' }] },
      spec: { nodeName: 'node-1' },
    })),
  });
  const expired = (more: object) => ({
    kind: 'Status',
    apiVersion: 'v1',
    metadata: more,
    status: 'Failure',
    message: 'The provided continue parameter is too old to display a consistent list result. …',
    reason: 'Expired',
    code: 410,
  });
  const list = { kubernetes: { path: '/api/v1/pods?labelSelector=tier=web' }, into: 'pods.yaml' };
  const at = (token = '') => `/api/v1/pods?labelSelector=tier=web&limit=100${token && `&continue=${token}`}`;
  const namesIn = (text: string | undefined) =>
    (parse(text ?? '') as { items: { metadata: { name: string } }[] }).items.map(({ metadata }) => metadata.name);

  test('reads a list page by page, into one that kubectl would read', async () => {
    const flare = await flareOf(
      {
        [at()]: pods(0, 100, { continue: 'TOKEN_1', remainingItemCount: 120 }),
        [at('TOKEN_1')]: pods(100, 200, { continue: 'TOKEN_2', remainingItemCount: 20 }),
        [at('TOKEN_2')]: pods(200, 220, {}),
      },
      [list],
    );
    const text = flare.files['pods.yaml'];
    assert.deepEqual(
      namesIn(text),
      Array.from({ length: 220 }, (_, index) => `pod-${index}`),
    );
    assert.match(text!, /^kind: PodList\napiVersion: v1\nmetadata:\n {2}resourceVersion: "10245"\nitems:\n/);
    assert.doesNotMatch(text!, /managedFields|continue/);
  });

  test('goes on by the token of a 410 where the list has become too old, and says from where on', async () => {
    const flare = await flareOf(
      {
        [at()]: pods(0, 100, { continue: 'OLD' }),
        [at('OLD')]: { status: 410, body: expired({ continue: 'INCONSISTENT' }) },
        [at('INCONSISTENT')]: pods(100, 130, {}),
      },
      [list],
    );
    assert.equal(namesIn(flare.files['pods.yaml']).length, 130);
    assert.match(flare.files['flare_creation.log']!, /after 100 objects the list was too old to go on/);
  });

  test('keeps what came until a list could not be read on', async () => {
    const flare = await flareOf(
      {
        [at()]: pods(0, 100, { continue: 'OLD' }),
        [at('OLD')]: { status: 410, body: expired({}) },
      },
      [list],
    );
    assert.equal(namesIn(flare.files['pods.yaml']).length, 100);
    const { state, reason } = flare.row('pods.yaml')!;
    assert.equal(state, 'truncated');
    assert.match(reason!, /after 100 objects \(410\)/);
  });

  test('shows the keys of Secrets and ConfigMaps, and none of their values', async () => {
    const secrets = { kind: 'SecretList', apiVersion: 'v1', metadata: {}, items: [{ data: { user: 'cm9vdA==' } }] };
    const map = { kind: 'ConfigMap', apiVersion: 'v1', data: { 'web.conf': 'upstream 10.1.2.3' } };
    const flare = await flareOf(
      { '/api/v1/secrets?limit=100': secrets, '/api/v1/namespaces/web/configmaps/web': map },
      [
        { kubernetes: { path: '/api/v1/secrets' }, into: 'secrets.yaml' },
        { kubernetes: { path: '/api/v1/namespaces/web/configmaps/web' }, into: 'map.yaml' },
      ],
    );
    assert.deepEqual(parse(flare.files['secrets.yaml']!).items, [{ data: { user: '********' } }]);
    assert.deepEqual(parse(flare.files['map.yaml']!), { ...map, data: { 'web.conf': '********' } });
  });

  test('says which rule would let it read what it may not', async () => {
    const flare = await flareOf({ '/apis/apps/v1/namespaces/web/deployments?limit=100': 'forbidden' }, [
      { kubernetes: { path: '/apis/apps/v1/namespaces/web/deployments' }, into: 'deployments.yaml' },
    ]);
    const { state, reason } = flare.row('deployments.yaml')!;
    assert.equal(state, 'denied');
    assert.match(reason!, /403; .*\{ apiGroups: \["apps"\], resources: \[deployments\], verbs: \[list\] \}/);
  });

  test('has a list with nothing in it, and an extension’s object at the path of a list', async () => {
    const flare = await flareOf(
      {
        '/api/v1/nodes?limit=100': { kind: 'NodeList', apiVersion: 'v1', metadata: {}, items: null },
        '/apis/x.io/v1/status?limit=100': { kind: 'ServerStatus', healthy: true },
      },
      [
        { kubernetes: { path: '/api/v1/nodes' }, into: 'nodes.yaml' },
        { kubernetes: { path: '/apis/x.io/v1/status' }, into: 'status.yaml' },
      ],
    );
    assert.deepEqual(parse(flare.files['nodes.yaml']!), { kind: 'NodeList', apiVersion: 'v1', items: [] });
    assert.deepEqual(parse(flare.files['status.yaml']!), { kind: 'ServerStatus', healthy: true });
  });

  for (const [what, objects] of Object.entries({
    'a Secret': { [releases('secrets')]: { items: [{ data: { release: Buffer.from(packed).toString('base64') } }] } },
    'a ConfigMap': {
      [releases('secrets')]: { items: [] },
      [releases('configmaps')]: { items: [{ data: { release: packed } }] },
    },
    'a release that is not packed': {
      [releases('secrets')]: { items: [] },
      [releases('configmaps')]: { items: [{ data: { release: Buffer.from(release).toString('base64') } }] },
    },
  })) {
    test(`reads the values given to a Helm release out of ${what}`, async () => {
      const flare = await flareOf(objects, [{ kubernetes: { helm: 'datadog' }, into: 'helm-values.yaml' }]);
      assert.equal(flare.files['helm-values.yaml']?.trim(), 'datadog:\n  logLevel: INFO');
    });
  }

  test('takes no release where two have one name', async () => {
    const two = { items: [{ data: { release: packed } }, { data: { release: packed } }] };
    const flare = await flareOf({ [releases('secrets')]: two, [releases('configmaps')]: two }, [
      { kubernetes: { helm: 'datadog' }, into: 'v.yaml' },
    ]);
    assert.equal(flare.row('v.yaml')?.state, 'not-found');
  });

  test('outside of a pod says so', async () => {
    const wanted = [{ path: '/api/v1/pods' }, { helm: 'datadog' }];
    const flare = await makeFlare({ collect: wanted.map((kubernetes) => ({ kubernetes, into: 'pods.yaml' })) });
    for (const { reason } of flare.rows) assert.match(reason!, /not a Kubernetes pod/);
    assert.equal(flare.rows.length, 2);
  });
});
