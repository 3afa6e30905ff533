import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { placeOf, ruleFor } from './api-path.ts';

suite('a path of the Kubernetes API', () => {
  const cases: [string, object | undefined][] = [
    ['/api/v1/pods', { group: '', resource: 'pods' }],
    ['/api/v1/namespaces/web/pods?labelSelector=app', { group: '', namespace: 'web', resource: 'pods' }],
    ['/api/v1/namespaces/web/pods/api-1', { group: '', namespace: 'web', resource: 'pods', name: 'api-1' }],
    ['/api/v1/namespaces', { group: '', resource: 'namespaces' }],
    ['/api/v1/namespaces/web', { group: '', resource: 'namespaces', name: 'web' }],
    ['/apis/apps/v1/deployments', { group: 'apps', resource: 'deployments' }],
    [
      '/apis/apps/v1/namespaces/web/deployments/api/scale',
      { group: 'apps', namespace: 'web', resource: 'deployments', name: 'api', subresource: 'scale' },
    ],
    ['/apis', undefined],
    ['/api/v1', undefined],
    ['/apis/apps/v1', undefined],
  ];
  for (const [path, place] of cases) test(`is understood: ${path}`, () => assert.deepEqual(placeOf(path), place));

  test('wants no more than to list what it names, or to get one object', () => {
    assert.equal(
      ruleFor(placeOf('/apis/apps/v1/namespaces/web/deployments')!),
      '{ apiGroups: ["apps"], resources: [deployments], verbs: [list] }',
    );
    assert.equal(
      ruleFor(placeOf('/api/v1/namespaces/web/pods/api-1/status')!),
      '{ apiGroups: [""], resources: [pods/status], verbs: [get], resourceNames: [api-1] }',
    );
  });
});
