import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createScrubber } from '../index.ts';

const line = (text: string): string => createScrubber({ rules: 'strict' }).line(text);

const harmless = [
  // Where nginx passes requests to
  '  proxy_pass http://backend:8080;',
  '  grpc_pass grpc://localhost:9000;',
  '  fastcgi_pass unix:/run/php/php8.2-fpm.sock;',
  '  fastcgi_pass php82;',
  '  uwsgi_pass unix:///run/uwsgi/app1.sock;',
  'uwsgi_pass 127.0.0.1:3031;',
  'scgi_pass localhost:4000;',
  '  scgi_pass app2.example.org:4000;',
  'memcached_pass cache1:11211;',
  'redis2_pass cache1:6379;',
  // What a WebSocket's handshake says for all to hear
  'Sec-WebSocket-Key: fx9z1uAYuWmnNnrto1nVVw==',
  '> sec-websocket-key: fx9z1uAYuWmnNnrto1nVVw==',
  'Sec-WebSocket-Accept: HSmrc0sMlYUkAGmm5OPpG2HaGWk=',
  `curl -H "Sec-WebSocket-Key: fx9z1uAYuWmnNnrto1nVVw==" -H 'Upgrade: websocket' http://example.org/`,
  '{"headers":{"sec-websocket-key":"fx9z1uAYuWmnNnrto1nVVw==","sec-websocket-accept":"HSmrc0sMlYUkAGmm5OPpG2HaGWk="}}',
  '{"name":"Sec-WebSocket-Key","value":"fx9z1uAYuWmnNnrto1nVVw=="}',
  'map[Sec-Websocket-Key:[fx9z1uAYuWmnNnrto1nVVw==] Sec-Websocket-Version:[13]]',
  'HTTP_SEC_WEBSOCKET_KEY=fx9z1uAYuWmnNnrto1nVVw==',
  'HTTP_SEC_WEBSOCKET_ACCEPT: HSmrc0sMlYUkAGmm5OPpG2HaGWk=',
];

const secret: readonly (readonly [text: string, secret: string])[] = [
  ['  proxy_set_header Authorization "Basic c3ZjOnIxdmVyNjEy";', 'c3ZjOnIxdmVyNjEy'],
  ['  proxy_pass http://svc:r1ver612@backend:8080;', 'r1ver612'],
  ['  grpc_pass grpc://svc:r1ver612@backend:9000;', 'r1ver612'],
  ['  proxy_pass http://backend:8080/?token=r1ver612;', 'r1ver612'],
  ['proxy_pass=r1ver612', 'r1ver612'],
  ['proxy_pass r1ver612', 'r1ver612'],
  [
    'Sec-WebSocket-Protocol: base64url.bearer.authorization.k8s.io.ZXlKaGJHY2lPaUpTVXpJMU5pSXNJbXRwWkNJNkl',
    'ZXlKaGJHY2lPaUpT',
  ],
];

suite('what only stands where secrets do', () => {
  for (const text of harmless) test(`stays: ${text}`, () => assert.equal(line(text), text));
  for (const [text, value] of secret)
    test(`and what is secret beside it goes: ${text}`, () => assert.ok(!line(text).includes(value), line(text)));
});
