import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { networkProblem } from './failure.ts';

const problem = (message: string, code: string, name = 'Error') =>
  networkProblem(Object.assign(new Error(message), { code, name }));

suite('what went wrong below HTTP', () => {
  test('a certificate, a TLS version or a proxy that refuses is not tried again', () => {
    const permanent = [
      problem('self-signed certificate', 'DEPTH_ZERO_SELF_SIGNED_CERT'),
      problem('does not match', 'ERR_TLS_CERT_ALTNAME_INVALID'),
      problem('unsupported protocol', 'ERR_SSL_UNSUPPORTED_PROTOCOL'),
      problem('Proxy response (407) !== 200 when HTTP Tunneling', 'UND_ERR_ABORTED'),
      problem('Proxy Authentication Required (407)', 'UND_ERR_INVALID_ARG'),
      problem('Authentication failed', 'UND_ERR_SOCKS5_AUTH_FAILED'),
    ];
    for (const { reason, permanent: isPermanent, agentRepeats } of permanent)
      assert.deepEqual([isPermanent, agentRepeats], [true, false], reason);
  });

  test('a certificate that has expired is told from one that is not trusted', () => {
    const { reason, permanent } = problem('certificate has expired', 'CERT_HAS_EXPIRED');
    assert.equal(permanent, true);
    assert.equal(
      reason,
      'its certificate does not hold now (certificate has expired); have it renewed, or set the clock of this machine right',
    );
  });

  test('a host that is down, and a proxy that cannot reach it, may be there later', () => {
    for (const found of [
      problem('', 'ECONNREFUSED'),
      problem('', 'ENOTFOUND'),
      problem('Proxy response (503) !== 200', 'UND_ERR_ABORTED'),
    ]) {
      assert.equal(found.permanent, false);
      assert.ok(found.reason.length > 0);
    }
  });

  test('Agents from 7.70 repeat on time-outs, refused and reset connections and DNS that is busy, on nothing else', () => {
    const repeats = (code: string) => problem('x', code).agentRepeats;
    for (const code of ['ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT', 'ECONNREFUSED', 'ECONNRESET', 'EAI_AGAIN'])
      assert.equal(repeats(code), true, code);
    for (const code of ['ENETUNREACH', 'ENOTFOUND', 'EPIPE', 'UND_ERR_SOCKET'])
      assert.equal(repeats(code), false, code);
    assert.equal(problem('The operation was aborted', '23', 'TimeoutError').agentRepeats, true);
  });
});
