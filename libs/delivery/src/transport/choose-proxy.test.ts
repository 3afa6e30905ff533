import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { chooseProxy, exactModeDiffers } from './choose-proxy.ts';

const cases = new URL('../../../../../shared/conformance/no-proxy-cases.json', import.meta.url);

type Case = { url: string; http: string; https: string; no_proxy: string[]; exact: string; nonexact: string };

const proxies = { http: 'http://p:3128', https: 'http://ps:3129' };

const chosen = (url: string, proxy: { http: string; https: string; noProxy: string[]; nonExactNoProxy: boolean }) => {
  try {
    return chooseProxy(url, proxy) ?? 'DIRECT';
  } catch {
    return 'ERROR';
  }
};

suite('choosing a proxy', () => {
  test('agrees with every recorded case', (t) => {
    if (!existsSync(cases)) return t.skip('the recorded cases are not beside the repository');
    const recorded = JSON.parse(readFileSync(cases, 'utf8')) as Case[];
    assert.ok(recorded.length > 20);
    for (const { url, http, https, no_proxy: noProxy, exact, nonexact } of recorded) {
      const label = `${url} past ${JSON.stringify(noProxy)} with ${https}`;
      assert.equal(chosen(url, { http, https, noProxy, nonExactNoProxy: false }), exact, `${label}, exact`);
      assert.equal(chosen(url, { http, https, noProxy, nonExactNoProxy: true }), nonexact, `${label}, non-exact`);
    }
  });

  const rules: [url: string, entry: string, exact: 'direct' | 'proxy', nonExact: 'direct' | 'proxy'][] = [
    ['https://example.com/', 'example.com', 'direct', 'direct'],
    ['https://sub.example.com/', 'example.com', 'proxy', 'direct'],
    ['https://EXAMPLE.com/', 'example.com', 'proxy', 'direct'],
    ['https://x.datadoghq.com./', 'datadoghq.com.', 'proxy', 'direct'],
    ['https://x.datadoghq.com./', 'datadoghq.com', 'proxy', 'proxy'],
    ['https://10.1.2.3/', '10.0.0.0/8', 'proxy', 'direct'],
    ['https://11.1.2.3/', '10.0.0.0/8', 'proxy', 'proxy'],
    ['https://10.1.2.3:98/', '10.1.2.3:99', 'proxy', 'proxy'],
    ['https://127.0.0.1/', 'other', 'proxy', 'direct'],
    ['https://example.com/', ' example.com ', 'proxy', 'direct'],
    ['https://[2001:db8::1]/', '[2001:db8::1]', 'direct', 'proxy'],
    ['https://[2001:db8::1]/', '[2001:db8::1]:443', 'proxy', 'direct'],
    ['https://sub.example.com/', '*.example.com', 'proxy', 'direct'],
    ['https://user:pw@example.com/', 'example.com', 'direct', 'direct'],
    ['https://10.1.2.3/', '10.0.0.0/40', 'proxy', 'proxy'],
  ];
  for (const [url, entry, exact, nonExact] of rules) {
    test(`${url} past "${entry}" is ${exact} in exact mode and ${nonExact} in the other`, () => {
      const ways = [false, true].map((nonExactNoProxy) =>
        chosen(url, { ...proxies, noProxy: [entry], nonExactNoProxy }),
      );
      assert.deepEqual(
        ways.map((way) => (way === 'DIRECT' ? 'direct' : 'proxy')),
        [exact, nonExact],
      );
    });
  }

  test('says when the two modes differ, which deserves a warning', () => {
    const proxy = { ...proxies, noProxy: ['example.com'], nonExactNoProxy: false };
    assert.equal(exactModeDiffers('https://sub.example.com/', proxy), true);
    assert.equal(exactModeDiffers('https://example.com/', proxy), false);
    assert.equal(exactModeDiffers('https://sub.example.com/', { ...proxy, nonExactNoProxy: true }), false);
    assert.equal(
      exactModeDiffers('https://sub.example.com/', { noProxy: ['example.com'], nonExactNoProxy: false }),
      false,
    );
  });

  test('names an ENC handle for what it is', () => {
    const proxy = { https: 'ENC[proxy]', noProxy: [], nonExactNoProxy: true };
    assert.throws(() => chooseProxy('https://example.com/', proxy), { code: 'invalid_config', message: /ENC\[…\]/ });
  });

  test('shows no credentials of a proxy that it cannot understand', () => {
    const proxy = { https: 'ht tp://user:s3cret@proxy', noProxy: [], nonExactNoProxy: false };
    assert.throws(
      () => chooseProxy('https://example.com/', proxy),
      (error: Error) =>
        error.message.startsWith('Could not parse the proxy URL for scheme https from configuration: ') &&
        !/s3cret/.test(error.message),
    );
  });
});
