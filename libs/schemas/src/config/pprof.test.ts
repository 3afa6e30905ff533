import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { pprofServices } from './pprof.ts';

const accepts = (endpoint: unknown): boolean => pprofServices.safeParse({ web: endpoint }).success;
const url = 'http://127.0.0.1:6060/debug/pprof';

suite('pprof in flarewire.yaml', () => {
  test('is a base URL by service, or the URL with what it takes to get in', () => {
    assert.ok(accepts(url));
    assert.ok(accepts({ url, socket: '/run/app.sock', tokenFile: '/etc/app/token', maxBytes: '8MiB' }));
    assert.ok(
      accepts({
        url: 'https://app:6060/debug/pprof',
        ca: '/etc/app/ca.pem',
        settings: { url: 'https://app:5005/config' },
      }),
    );
  });

  test('takes no credentials, query or other scheme in a URL', () => {
    for (const wrong of [
      'http://user:pass@app/debug/pprof',
      `${url}?token=abc`,
      `${url}#heap`,
      'ftp://app/debug/pprof',
      'app:6060',
    ]) {
      assert.ok(!accepts(wrong), wrong);
      assert.ok(!accepts({ url: wrong }), wrong);
    }
  });

  test('takes a SHA-256 fingerprint as openssl prints it, or without colons', () => {
    const hex = 'aB'.repeat(32);
    assert.ok(accepts({ url, certificate: hex }));
    assert.ok(accepts({ url, certificate: hex.match(/../g)!.join(':') }));
    assert.ok(!accepts({ url, certificate: 'aB'.repeat(20) }));
  });

  test('takes absolute paths alone, and no unknown key', () => {
    assert.ok(!accepts({ url, tokenFile: 'token' }));
    assert.ok(!accepts({ url, insecure: true }));
  });

  test('has at most 64 services', () => {
    const services = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`app-${index}`, url]));
    assert.ok(pprofServices.safeParse(services(64)).success);
    assert.ok(!pprofServices.safeParse(services(65)).success);
  });
});
