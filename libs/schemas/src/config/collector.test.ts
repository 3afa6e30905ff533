import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { commandCollector, httpCollector } from './collector.ts';

const messages = (result: { error?: { issues: { message: string }[] } | undefined }) =>
  result.error?.issues.map(({ message }) => message);

suite('a collector’s configuration', () => {
  test('says what a URL looks like, for another scheme and for no URL at all', () => {
    const told = (http: unknown) => messages(httpCollector.safeParse({ http, into: 'a' }));
    for (const http of ['ftp://x/y', 5])
      assert.deepEqual(told(http), ['expected a URL such as "http://127.0.0.1:8080/healthz"']);
    assert.deepEqual(told('localhost:8080'), ['expected a URL: write "http://localhost:8080"']);
  });

  test('says what a command looks like where it is one text or empty', () => {
    const told = (command: unknown) => messages(commandCollector.safeParse({ command, into: 'a' }));
    assert.deepEqual(told('uname -a'), ['expected a list such as [uname, -a]']);
    assert.deepEqual(told([]), ['expected a program']);
  });
});
