import assert from 'node:assert/strict';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { suite, test } from 'node:test';
import { sendBytes } from './send-bytes.ts';

suite('sendBytes()', () => {
  test('closes what it reads from, also where nobody waits any more once the first bytes are there', async () => {
    const leaving = new AbortController();
    let isClosed = false;
    async function* read() {
      try {
        leaving.abort();
        yield Buffer.from('first');
        yield Buffer.from('second');
      } finally {
        isClosed = true;
      }
    }
    const request = new IncomingMessage(new Socket());
    const response = new ServerResponse(request);
    const exchange = {
      request,
      response,
      signal: leaving.signal,
      params: {},
      query: new URLSearchParams(),
      person: '',
    };
    await assert.rejects(sendBytes(exchange, { name: 'a.zip', type: 'application/zip', read }), { name: 'AbortError' });
    assert.equal(isClosed, true);
  });
});
