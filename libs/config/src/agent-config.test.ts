import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { loadAgentConfig } from './agent-config.ts';

suite('the Agent’s configuration', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'flarewire-agent-'));
  });
  after(() => rm(folder, { recursive: true }));

  const load = async (yaml: string, env: Record<string, string> = {}, warn?: (message: string) => void) => {
    const file = join(folder, 'datadog-cluster.yaml');
    await writeFile(file, yaml);
    return loadAgentConfig({ file, env, ...(warn ? { warn } : {}) });
  };

  test('has the Agent’s defaults where nothing is set', async () => {
    const config = await loadAgentConfig({ env: {} });
    assert.equal(config.site, 'datadoghq.com');
    assert.equal(config.apiKey, '');
    assert.equal(config.convertSiteToFqdn, true);
    assert.deepEqual(config.tls, { skipValidation: false, minVersion: 'TLSv1.2', handshakeTimeoutMs: 10_000 });
    assert.deepEqual(config.proxy, { noProxy: ['169.254.169.254', '100.100.100.200'], nonExactNoProxy: false });
    assert.deepEqual([config.expvarPort, config.metricsPort, config.clusterAgentPort], [5000, 5000, 5005]);
  });

  test('is read from the file, whatever the letter case of its keys', async () => {
    const config = await load(
      [
        'API_Key: abc',
        'site: datadoghq.eu',
        'dd_url: https://flares.example.com',
        'convert_dd_site_fqdn: {enabled: false}',
        'skip_ssl_validation: true',
        'min_tls_version: TLSv1.3',
        'sslkeylogfile: /tmp/keys',
        'tls_handshake_timeout: 1m5s',
        'http_dial_fallback_delay: 250ms',
        'log_file: /var/log/datadog/cluster-agent.log',
        'confd_path: /conf.d',
        'expvar_port: "6000"',
        'metrics_port: 6001',
        'cluster_agent: {cmd_port: 6005}',
      ].join('\n'),
    );
    assert.deepEqual(config, {
      apiKey: 'abc',
      site: 'datadoghq.eu',
      ddUrl: 'https://flares.example.com',
      convertSiteToFqdn: false,
      proxy: { noProxy: ['169.254.169.254', '100.100.100.200'], nonExactNoProxy: false },
      tls: { skipValidation: true, minVersion: 'TLSv1.3', keyLogFile: '/tmp/keys', handshakeTimeoutMs: 65_000 },
      dialFallbackDelayMs: 250,
      logFile: '/var/log/datadog/cluster-agent.log',
      confdPath: '/conf.d',
      expvarPort: 6000,
      metricsPort: 6001,
      clusterAgentPort: 6005,
    });
  });

  test('takes DD_ variables above the file, unless they are empty', async () => {
    const config = await load('{site: datadoghq.eu, api_key: file, cluster_agent: {cmd_port: 6005}}', {
      DD_SITE: '',
      DD_API_KEY: 'variable',
      DD_CLUSTER_AGENT_CMD_PORT: '7005',
    });
    assert.deepEqual([config.site, config.apiKey, config.clusterAgentPort], ['datadoghq.eu', 'variable', 7005]);
  });

  test('takes DD_DD_URL before DD_URL', async () => {
    assert.equal((await load('dd_url: https://c', { DD_URL: 'https://b' })).ddUrl, 'https://b');
    assert.equal((await load('dd_url: https://c', { DD_URL: 'https://b', DD_DD_URL: 'https://a' })).ddUrl, 'https://a');
  });

  test('looks for a proxy in DD_PROXY_HTTPS, HTTPS_PROXY, https_proxy and the file, in this order', async () => {
    const yaml = 'proxy: {https: "http://file"}';
    const env = { https_proxy: 'http://lower', HTTPS_PROXY: 'http://upper', DD_PROXY_HTTPS: 'http://own' };
    const found = async (...names: (keyof typeof env)[]) =>
      (await load(yaml, Object.fromEntries(names.map((name) => [name, env[name]])))).proxy.https;
    assert.equal(await found(), 'http://file');
    assert.equal(await found('https_proxy'), 'http://lower');
    assert.equal(await found('https_proxy', 'HTTPS_PROXY'), 'http://upper');
    assert.equal(await found('https_proxy', 'HTTPS_PROXY', 'DD_PROXY_HTTPS'), 'http://own');
  });

  test('an empty DD_PROXY_HTTP switches the proxy off; ALL_PROXY is not read', async () => {
    assert.equal(
      (await load('proxy: {http: "http://file"}', { DD_PROXY_HTTP: '', HTTP_PROXY: 'http://x' })).proxy.http,
      undefined,
    );
    assert.equal((await load('', { ALL_PROXY: 'http://x' })).proxy.https, undefined);
  });

  test('splits DD_PROXY_NO_PROXY at commas and blanks, NO_PROXY at commas alone', async () => {
    const yaml = '{proxy: {no_proxy: [file]}, use_proxy_for_cloud_metadata: true}';
    const cases: [Record<string, string>, string[]][] = [
      [{ DD_PROXY_NO_PROXY: 'a, b c', NO_PROXY: 'x' }, ['a', 'b', 'c']],
      [{ NO_PROXY: 'a, b' }, ['a', ' b']],
      [{ no_proxy: 'd' }, ['d']],
      [{}, ['file']],
    ];
    for (const [env, entries] of cases) assert.deepEqual((await load(yaml, env)).proxy.noProxy, entries);
  });

  test('ignores every proxy setting under fips.enabled', async () => {
    const config = await load('fips: {enabled: true}', {
      DD_PROXY_HTTPS: 'http://p',
      DD_NO_PROXY_NONEXACT_MATCH: 'true',
    });
    assert.deepEqual(config.proxy, { noProxy: [], nonExactNoProxy: false });
  });

  test('warns of an unknown min_tls_version and uses 1.2', async () => {
    const warnings: string[] = [];
    const config = await load('min_tls_version: ssl3', {}, (message) => warnings.push(message));
    assert.equal(config.tls.minVersion, 'TLSv1.2');
    assert.match(warnings.join(), /min_tls_version "ssl3"/);
  });

  test('leaves ENC handles alone', async () => {
    assert.equal((await load('api_key: ENC[key]')).apiKey, 'ENC[key]');
  });

  test('says which setting has a wrong value, and quotes none', async () => {
    await assert.rejects(load('skip_ssl_validation: maybe'), {
      code: 'invalid_config',
      message: /skip_ssl_validation .*true or false/,
    });
    await assert.rejects(
      load('api_key: [s3cret]'),
      (error: Error) => /api_key/.test(error.message) && !/s3cret/.test(error.message),
    );
    await assert.rejects(load('expvar_port: 70000'), { code: 'invalid_config', message: /expvarPort/ });
  });

  test('says where the file is not YAML without quoting it', async () => {
    await assert.rejects(
      load('site: x\napi_key: "s3cret\n  : ]'),
      (error: Error) => /line 3/.test(error.message) && !/s3cret/.test(error.message),
    );
    await assert.rejects(loadAgentConfig({ file: join(folder, 'none.yaml'), env: {} }), {
      code: 'invalid_config',
      message: /ENOENT/,
    });
  });
});
