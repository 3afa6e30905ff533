import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { entryPath, numbered, rootFolder, zipName } from './names.ts';

suite('names in an archive', () => {
  test('the root folder is the host name, cleaned and cut as the Agent does it', () => {
    assert.equal(rootFolder('web-1.prod.example.com'), 'web-1_prod_example_com');
    assert.equal(rootFolder('a..b  c'), 'a_b_c');
    assert.equal(rootFolder('x'.repeat(40)), 'x'.repeat(32));
    assert.equal(rootFolder(''), 'unknown');
  });

  test('the zip is named after its time in UTC and the log level', () => {
    const now = new Date('2023-07-11T12:57:03.900Z');
    assert.equal(zipName(now, 'INFO'), 'datadog-agent-2023-07-11T12-57-03Z-info.zip');
    assert.equal(zipName(now), 'datadog-agent-2023-07-11T12-57-03Z.zip');
  });

  test('a path stays below the root folder, whatever it is made of', () => {
    assert.equal(entryPath('/etc//./passwd'), 'etc/passwd');
    assert.equal(entryPath('a/../../b'), 'a/__/__/b');
    assert.equal(entryPath('a\\..\\b\u0000c'), 'a_.._b_c');
    assert.equal(entryPath('///'), 'unnamed');
    assert.equal(entryPath('\uD800.log'), '\uFFFD.log');
  });

  test('a long name keeps its beginning and its extension within 200 bytes', () => {
    const name = entryPath(`${'🔥'.repeat(80)}.log.1`);
    assert.ok(Buffer.byteLength(name) <= 200);
    assert.ok(name.startsWith('🔥🔥') && name.endsWith('.log.1') && name.isWellFormed());
  });

  test('the number of a second name stands before its extensions', () => {
    assert.equal(numbered('logs/app.log.1', 2), 'logs/app~2.log.1');
    assert.equal(numbered('v1.2/README', 3), 'v1.2/README~3');
    assert.equal(numbered('.bashrc', 2), '.bashrc~2');
  });
});
