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
  // Exact mode is the Agent's own, the other one Go's `golang.org/x/net/http/httpproxy`; both were seen of the two.
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
    ['https://example.com/', '', 'proxy', 'proxy'],
    ['http://example.com/', '', 'proxy', 'proxy'],
    ['https://example.com:443/', 'example.com', 'proxy', 'direct'],
    ['https://example.com:8443/', 'example.com:8443', 'direct', 'direct'],
    ['https://example.com/', 'example.com:443', 'proxy', 'direct'],
    ['https://sub.example.com/', '.example.com', 'proxy', 'direct'],
    ['https://example.com/', '.example.com', 'proxy', 'proxy'],
    ['https://example.com/', '*.example.com', 'proxy', 'proxy'],
    ['https://notexample.com/', 'example.com', 'proxy', 'proxy'],
    ['https://example.com/', 'EXAMPLE.COM', 'proxy', 'direct'],
    ['https://example.com./', 'example.com', 'proxy', 'proxy'],
    ['https://7-77-0-flare.agent.datadoghq.com./', 'datadoghq.com.', 'proxy', 'direct'],
    ['https://example.com/', '*', 'proxy', 'direct'],
    ['https://10.1.2.3/', '10.1.2.3', 'direct', 'direct'],
    ['https://10.1.2.3:99/', '10.1.2.3:99', 'direct', 'direct'],
    ['https://localhost/', '', 'proxy', 'direct'],
    ['https://localhost:5005/', '', 'proxy', 'direct'],
    ['https://[::1]:80/', '', 'proxy', 'direct'],
    ['https://foo.localhost/', '', 'proxy', 'proxy'],
    ['https://example.com/', 'http://example.com', 'proxy', 'proxy'],
    ['https://a.host/', 'host', 'proxy', 'direct'],
    ['https://[2001:db8::1]/', '2001:db8::/32', 'proxy', 'direct'],
    ['https://[2001:db8::1]/', '2001:db8::1', 'proxy', 'direct'],
  ];
  for (const [url, entry, exact, nonExact] of rules) {
    test(`${url} past "${entry}" is ${exact} in exact mode and ${nonExact} in the other`, () => {
      const noProxy = entry === '' ? [] : [entry];
      const through = url.startsWith('https:') ? proxies.https : proxies.http;
      for (const [nonExactNoProxy, way] of [
        [false, exact],
        [true, nonExact],
      ] as const)
        assert.equal(chosen(url, { ...proxies, noProxy, nonExactNoProxy }), way === 'direct' ? 'DIRECT' : through);
    });
  }

  const odd: [https: string, exact: string, nonExact: string][] = [
    ['', 'DIRECT', 'DIRECT'],
    ['socks5://s:1080', 'socks5://s:1080', 'socks5://s:1080'],
    ['21://test.com', 'ERROR', 'http://21://test.com'],
  ];
  for (const [https, exact, nonExact] of odd) {
    test(`"${https}" as the proxy for HTTPS gives ${exact} in exact mode and ${nonExact} in the other`, () => {
      const way = (nonExactNoProxy: boolean) =>
        chosen('https://example.com/', { http: proxies.http, https, noProxy: [], nonExactNoProxy });
      assert.deepEqual([way(false), way(true)], [exact, nonExact]);
    });
  }

  test('agrees with recorded cases beside the repository', { skip: !existsSync(cases) && 'there are none' }, () => {
    const recorded = JSON.parse(readFileSync(cases, 'utf8')) as Case[];
    for (const { url, http, https, no_proxy: noProxy, exact, nonexact } of recorded) {
      const label = `${url} past ${JSON.stringify(noProxy)} with ${https}`;
      assert.equal(chosen(url, { http, https, noProxy, nonExactNoProxy: false }), exact, `${label}, exact`);
      assert.equal(chosen(url, { http, https, noProxy, nonExactNoProxy: true }), nonexact, `${label}, non-exact`);
    }
  });

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
