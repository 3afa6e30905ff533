import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { permissionsOf } from '@flarewire/transport/permissions';

const page = readFileSync(new URL('../../docs/reliability.md', import.meta.url), 'utf8');

suite('the page on reliability', () => {
  test('says of each stream and bucket what becomes of flares when somebody deletes it', () => {
    const making = '$JS.API.STREAM.CREATE.';
    const { publish } = permissionsOf('uploader', { roles: ['uploader'], targets: [] });
    const made = publish.filter((subject) => subject.startsWith(making)).map((subject) => subject.slice(making.length));
    const [, section = ''] = page.split('## A broker that loses what it kept');
    const [rows = ''] = section.split('\n## ');
    assert.ok(made.length > 5);
    const missing = made.filter((name) => !rows.split('\n').some((row) => row.startsWith(`| \`${name}\``)));
    assert.deepEqual(missing, []);
  });
});
