import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { suite, test } from 'node:test';
import { cycloneDx } from './cyclone-dx.ts';
import { shippedPackages } from './shipped.ts';

const shipped = shippedPackages(path.resolve(import.meta.dirname, '../..'));

/** Licences that ask for no more than to be named, or for changes to the very files that are under them. */
const allowed = [
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'Unlicense',
  'OFL-1.1',
];

suite('what is shipped', () => {
  test('has a licence that allows it, package by package', () => {
    const licences = (text = '') => text.replaceAll(/[()]/g, '').split(/ (?:AND|OR) /);
    const others = shipped.filter(({ license }) => licences(license).some((each) => !allowed.includes(each)));
    assert.deepEqual(
      others.map(({ name, license }) => `${name}: ${license}`),
      [],
    );
  });

  test('is pinned by a digest', () => {
    assert.deepEqual(
      shipped.filter(({ integrity }) => !integrity?.startsWith('sha512-')),
      [],
    );
  });

  test('brings the page’s packages and the services’, and none of development', () => {
    const names = shipped.map(({ name }) => name);
    for (const name of ['zod', '@nats-io/jetstream', 'preact']) assert.ok(names.includes(name), name);
    for (const name of ['vite', 'typescript', 'nx', 'testcontainers']) assert.ok(!names.includes(name), name);
  });
});

suite('cycloneDx()', () => {
  test('names a package by its purl, with its licence and its digest in hex', () => {
    const integrity = `sha512-${Buffer.from('ab', 'hex').toString('base64')}`;
    const [component] = (
      cycloneDx('1.2.3', [
        { folder: 'node_modules/@a/b', name: '@a/b', version: '4.5.6', license: 'MIT', integrity },
      ]) as {
        components: object[];
      }
    ).components;
    assert.deepEqual(component, {
      type: 'library',
      'bom-ref': 'node_modules/@a/b',
      group: '@a',
      name: 'b',
      version: '4.5.6',
      purl: 'pkg:npm/%40a/b@4.5.6',
      licenses: [{ license: { id: 'MIT' } }],
      hashes: [{ alg: 'SHA-512', content: 'ab' }],
    });
  });
});

test('the bill is not written to a file that is named like an option', () => {
  const { status, stderr } = spawnSync(process.execPath, [path.join(import.meta.dirname, 'main.ts'), '--help'], {
    encoding: 'utf8',
  });
  assert.deepEqual([status, stderr], [2, 'node tools/sbom/main.ts <file>\n']);
});
