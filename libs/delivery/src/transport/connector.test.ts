import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { tlsOptions } from './connector.ts';

const tls = { skipValidation: false, minVersion: 'TLSv1.2', handshakeTimeoutMs: 10_000 } as const;

suite('the options of a TLS connection', () => {
  test('name the host without its final dot', () => {
    assert.equal(
      tlsOptions('7-77-0-flare.agent.datadoghq.com.', { tls }).servername,
      '7-77-0-flare.agent.datadoghq.com',
    );
  });

  test('name no address as a server', () => {
    for (const host of ['127.0.0.1', '::1']) assert.equal('servername' in tlsOptions(host, { tls }), false);
  });

  test('weaken the ciphers only where a version below 1.2 is allowed', () => {
    assert.equal(tlsOptions('a', { tls }).ciphers, undefined);
    assert.equal(tlsOptions('a', { tls: { ...tls, minVersion: 'TLSv1.1' } }).ciphers, 'DEFAULT@SECLEVEL=0');
  });
});
