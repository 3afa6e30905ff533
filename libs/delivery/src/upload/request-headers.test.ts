import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { startIntakeDouble } from '@flarewire/testing';
import type { HttpDestination } from '../destination/destination.ts';
import { destinationAt, posts, send, success } from '../sending.fixture.ts';
import { requestHeaders, withLoginOf } from './request-headers.ts';

suite('the headers of a request', () => {
  const credentials = (url: string) =>
    Buffer.from(requestHeaders(url)['Authorization']!.replace('Basic ', ''), 'base64').toString();

  test('have the login of the URL, also where its percent signs are no escapes', () => {
    assert.equal(credentials('https://flare:p%40ss@intake/'), 'flare:p@ss');
    assert.equal(credentials('https://flare:50%off%ff@intake/'), 'flare:50%off%ff');
    assert.equal(credentials('https://10%:x@intake/'), '10%:x');
  });
});

suite('a login in the URL of a destination', () => {
  test('is not told where an upload goes, which others keep, and is used where that is asked about', async () => {
    await using intake = await startIntakeDouble({ post: [success] });
    const url = intake.url.replace('://', '://flare:p$1%40ss@');
    const begun: string[] = [];
    await send(url, { onBegin: async (to) => void begun.push(to) });
    assert.deepEqual(begun, [`${intake.url}/support/flare/42`]);
    assert.equal(withLoginOf(url, begun[0]!), `${url}/support/flare/42`);
    assert.equal(withLoginOf(url, 'http://another.example/support/flare'), 'http://another.example/support/flare');
    assert.equal(withLoginOf(intake.url, begun[0]!), begun[0]);
  });
});

suite('a proxy', () => {
  for (const scheme of ['http', 'socks5'])
    test(`of ${scheme} whose password has a percent sign is asked`, async () => {
      await using intake = await startIntakeDouble({ post: [success] });
      const destination = destinationAt(intake.url, { retry: 'none' }) as HttpDestination;
      destination.network.proxy.http = `${scheme}://flare:50%off@127.0.0.1:1`;
      await assert.rejects(send(intake.url, { destination }), { message: /the connection was refused/ });
      assert.equal(posts(intake), 0);
    });
});
