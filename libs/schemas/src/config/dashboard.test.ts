import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { dashboardConfig } from './dashboard.ts';

suite('the configuration of the dashboard', () => {
  test('is this machine alone by default', () => assert.equal(dashboardConfig.parse({}).host, '127.0.0.1'));

  for (const host of ['0.0.0.0', '::', '10.1.2.3', 'dashboard.example.com'])
    test(`refuses ${host} where nobody has to say who they are`, () => {
      assert.equal(dashboardConfig.safeParse({ host }).success, false);
      assert.equal(dashboardConfig.safeParse({ host, tokens: '/etc/flarewire/tokens' }).success, true);
      assert.equal(
        dashboardConfig.safeParse({ host, proxy: { header: 'X-User', from: ['10.0.0.0/8'] } }).success,
        true,
      );
    });

  test('trusts the header of a proxy on this machine alone, unless it says otherwise', () =>
    assert.deepEqual(dashboardConfig.parse({ proxy: { header: 'X-User' } }).proxy?.from, ['127.0.0.1', '::1']));
});
