import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { FlareError } from '@flarewire/schemas';
import { failureOf } from './failure.ts';

const errno = (code: string, syscall: string): Error =>
  Object.assign(new Error(`${code}: failed, ${syscall}`), { code, syscall });

suite('failureOf()', () => {
  test('tells a socket that is not there from a folder that is not there', () => {
    assert.equal(failureOf(errno('ENOENT', 'connect'), 'Reading').code, 'profile_unreachable');
    assert.equal(failureOf(errno('ENOENT', 'mkdtemp'), 'Reading').code, 'profile_failed');
  });

  test('tells a full disk from a failed profile', () => {
    assert.equal(failureOf(errno('ENOSPC', 'write'), 'Reading').code, 'storage_full');
  });

  test('keeps a code there is, and says that a timeout may pass', () => {
    assert.equal(failureOf(new FlareError('storage_full', 'no room'), 'Reading').code, 'storage_full');
    assert.equal(failureOf(new DOMException('late', 'TimeoutError'), 'Reading').retryable, true);
  });

  test('says what was done, why it failed and what to do', () => {
    assert.equal(
      failureOf(errno('ECONNREFUSED', 'connect'), 'Reading http://127.0.0.1:1/heap').message,
      'Reading http://127.0.0.1:1/heap: no connection (ECONNREFUSED); check that the process runs and serves pprof there',
    );
  });
});
