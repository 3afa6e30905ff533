import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { scrubberFactory } from '../index.ts';

const body = 'MIIBszCCAVmgAwIBAgIUQx9kQ2v7Lr1ZpT8sYwJ5hN3mC0EwCgYIKoZIzj0EAwIw\nDzENMAsGA1UEAwwEd2ViMTAeFw0yNjExMjkw\n';

const newScrubber = {
  default: scrubberFactory({ rules: 'strict' }),
  keep: scrubberFactory({ rules: 'strict', certificates: 'keep' }),
  mask: scrubberFactory({ rules: 'strict', certificates: 'mask' }),
};

function block(label: string): string {
  return `-----BEGIN ${label}-----\n${body}-----END ${label}-----`;
}

function scrubbed(text: string, certificates: 'default' | 'keep' | 'mask' = 'default'): string {
  return newScrubber[certificates]().line(text);
}

const encoded = (label: string): string => Buffer.from(block(label)).toString('base64');

const written: readonly (readonly [how: string, write: (label: string) => string])[] = [
  ['on lines', block],
  ['indented', (label) => `ca: |\n  ${block(label).replaceAll('\n', '\n  ')}\nport: 8443`],
  ['in JSON', (label) => JSON.stringify({ ca: block(label), port: 8443 })],
  ['in base64', (label) => `certificate-authority-data: ${encoded(label)}`],
];

suite('certificates', () => {
  for (const label of [
    'CERTIFICATE',
    'TRUSTED CERTIFICATE',
    'CERTIFICATE REQUEST',
    'NEW CERTIFICATE REQUEST',
    'X509 CRL',
  ])
    for (const [how, write] of written) {
      const text = write(label);
      const secret = how === 'in base64' ? encoded(label).slice(40, 80) : 'MIIBszCCAVmgAwIBAgIUQx9k';
      test(`stay: ${label} ${how}`, () => {
        assert.equal(scrubbed(text), text);
        assert.equal(scrubbed(text, 'keep'), text);
      });
      test(`are masked where that is asked for: ${label} ${how}`, () => {
        const output = scrubbed(text, 'mask');
        assert.ok(!output.includes(secret), output);
        assert.equal(output.includes('8443'), text.includes('8443'));
        assert.equal(scrubbed(output, 'mask'), output);
      });
    }

  for (const label of ['PRIVATE KEY', 'EC PRIVATE KEY', 'PKCS7', 'CMS'])
    test(`are another matter than what may hold a secret, which goes either way: ${label}`, () => {
      for (const certificates of ['keep', 'mask'] as const)
        assert.equal(
          scrubbed(`${block('CERTIFICATE')}\n${block(label)}`, certificates).includes(`BEGIN ${label}`),
          false,
        );
    });

  test('leave public keys as they are where they are masked', () =>
    assert.equal(scrubbed(block('PUBLIC KEY'), 'mask'), block('PUBLIC KEY')));
});
