import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { startKubernetesDouble } from '@flarewire/testing';
import { makeFlare, testFolder } from '../flare.fixture.ts';

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
    const flare = await flareOf({ '/api/v1/secrets': 'forbidden' }, [
      kubernetes('/api/v1/secrets', 'a'),
      kubernetes('/api/v1/pods', 'b'),
    ]);
    assert.deepEqual(
      flare.rows.map(({ state }) => state),
      ['denied', 'not-found'],
    );
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
    for (const { reason } of flare.rows) assert.match(reason!, /no Kubernetes pod/);
    assert.equal(flare.rows.length, 2);
  });
});
