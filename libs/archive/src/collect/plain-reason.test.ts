import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { suite, test } from 'node:test';
import { makeFlare } from '../flare.fixture.ts';

suite('what the ledger says of an item that the system would not let be collected', () => {
  const mend = 'or correct its address in flarewire.yaml';
  const cases: [what: string, collect: object, reason: string | RegExp][] = [
    [
      'a program that there is not',
      { command: ['no-such-program', '-x'], into: 'x' },
      'cannot run no-such-program: there is no such program (ENOENT); install it, or take it out of flarewire.yaml',
    ],
    [
      'a program that may not be run',
      { command: ['/etc/passwd'], into: 'x' },
      'cannot run /etc/passwd: it is not a program, or this user may not run it (EACCES); let this user run it, or take it out of flarewire.yaml',
    ],
    [
      'a folder that there is not',
      { files: '/nowhere/*.log', into: 'x' },
      'cannot read /nowhere: there is no such file or folder (ENOENT); check that it exists, or correct its path in flarewire.yaml',
    ],
    [
      'a token that there is not',
      { http: 'http://127.0.0.1:1/', tokenFile: '/nowhere/token', into: 'x' },
      /^cannot read \/nowhere\/token: there is no such file or folder \(ENOENT\)/,
    ],
    [
      'a port at which nothing listens',
      { http: 'http://127.0.0.1:1/health', into: 'x' },
      `cannot connect to 127.0.0.1:1: nothing listens there (ECONNREFUSED); start what serves it, ${mend}`,
    ],
    [
      'such a port of several addresses',
      { http: 'http://localhost:1/health', into: 'x' },
      /^cannot connect to (127\.0\.0\.1|\[::1\]):1: nothing listens there \(ECONNREFUSED\)/,
    ],
    [
      'a host that there is not',
      { http: 'http://nowhere.invalid/', into: 'x' },
      /^cannot connect to nowhere\.invalid: its name is not known \((ENOTFOUND|EAI_AGAIN)\); /,
    ],
  ];
  for (const [what, collect, reason] of cases)
    test(`names ${what}, why and what to do`, async () => {
      const { row } = await makeFlare({ collect: [collect] });
      const said = row('x')?.reason ?? '';
      if (typeof reason === 'string') assert.equal(said, reason);
      else assert.match(said, reason);
    });

  test('names a connection that was closed, and what to do', async () => {
    const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    try {
      const { row } = await makeFlare({ collect: [{ http: `http://127.0.0.1:${port}/`, into: 'x' }] });
      assert.equal(
        row('x')?.reason,
        'cannot read its answer: the connection was closed before it was whole (UND_ERR_SOCKET); see the log of what serves it',
      );
    } finally {
      server.close();
    }
  });
});
