import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { withoutSecrets } from './without-secrets.ts';

const lastApplied = { 'kubectl.kubernetes.io/last-applied-configuration': '{"data":{"password":"hunter2"}}' };

suite('an object of the Kubernetes API', () => {
  test('that is a Secret has its keys and none of its values', () => {
    const metadata = {
      name: 'db',
      annotations: { ...lastApplied, team: 'storage' },
      managedFields: [{ manager: 'x' }],
    };
    const data = { user: 'cm9vdA==', password: 'aHVudGVyMg==' };
    assert.deepEqual(withoutSecrets({ kind: 'Secret', type: 'Opaque', metadata, data, stringData: { more: 'x' } }), {
      kind: 'Secret',
      type: 'Opaque',
      metadata: { name: 'db', annotations: { team: 'storage' } },
      data: { user: '********', password: '********' },
      stringData: { more: '********' },
    });
  });

  test('that is a ConfigMap of a list, whose items do not say what they are, has none either', () => {
    const map = { metadata: { name: 'web' }, data: { 'web.conf': 'listen 80' }, binaryData: { logo: 'iVBORw0K' } };
    assert.deepEqual(withoutSecrets(map, 'ConfigMap'), {
      metadata: { name: 'web' },
      data: { 'web.conf': '********' },
      binaryData: { logo: '********' },
    });
  });

  test('that is another one stays, but for who manages its fields', () => {
    const pod = { kind: 'Pod', metadata: { name: 'a', annotations: { x: 'y' } }, data: { phase: 'Running' } };
    const managed = { ...pod, metadata: { ...pod.metadata, managedFields: [{}] } };
    assert.deepEqual(withoutSecrets(managed), pod);
  });
});
