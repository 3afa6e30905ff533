import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { PeerCertificate } from 'node:tls';
import { addressesIn, checkAddress } from './check-address.ts';

suite('the certificate of a broker that is named by its address', () => {
  const certificate = (subjectaltname: string) =>
    ({ subject: { CN: 'broker' }, subjectaltname }) as unknown as PeerCertificate;

  test('has to be for an address that is configured', () => {
    const check = checkAddress(['10.0.0.5', '10.0.0.6']);
    assert.equal(check('localhost', certificate('IP Address:10.0.0.6')), undefined);
    assert.match(
      String(check('localhost', certificate('IP Address:10.0.0.7'))),
      /10\.0\.0\.5 is not in the cert's list/,
    );
  });

  test('may be for localhost, as that of a broker on this machine is', () =>
    assert.equal(checkAddress(['127.0.0.1'])('localhost', certificate('DNS:localhost')), undefined));

  test('has to be for the name, where there is one', () =>
    assert.ok(checkAddress(['10.0.0.5'])('other', certificate('IP Address:10.0.0.5'))));

  test('is looked at for addresses alone', () =>
    assert.deepEqual(addressesIn(['10.0.0.5:4222', 'broker:4222', '[::1]:4222', '10.0.0.6']), [
      '10.0.0.5',
      '::1',
      '10.0.0.6',
    ]));
});
