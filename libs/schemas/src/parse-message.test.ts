import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { flareRequest } from './requests/flare-request.ts';
import { cancelRequest } from './requests/endpoints.ts';
import { groupApproval, groupCancel, groupRequest } from './requests/group-request.ts';
import { parseMessage } from './parse-message.ts';

suite('parseMessage', () => {
  const request = { what: 'the request', code: 'invalid_request' } as const;

  for (const [what, payload, message] of [
    ['an address', '{"email":"nope"}', /"email": expected an address such as "ops@example.com", without blanks/],
    ['the type that was expected', '{"caseId":4242}', 'Cannot read the request: "caseId": expected string, got number'],
    [
      'how long it may be',
      `{"caseId":"${'4'.repeat(129)}"}`,
      'Cannot read the request: "caseId": expected at most 128 characters',
    ],
    ['what a profile may be', '{"profile":true}', /"profile": expected false, or \{"seconds": /],
    ['what a profile may be, of one of half seconds', '{"profile":{"seconds":1.5}}', /"profile.*expected/],
  ] as const) {
    test(`says ${what}`, () => {
      assert.throws(() => parseMessage(flareRequest, payload, request), { code: 'invalid_request', message });
    });
  }

  test('refuses what names both a flare and a group, since one of them may be all that was meant', () => {
    const both = { flareId: 'f-1', groupId: 'g-1', by: 'ops@example.com' };
    const message = 'Cannot read the request: "flareId": name either "flareId" or "groupId"';
    assert.throws(() => parseMessage(groupCancel, JSON.stringify(both), request), { message });
    const archives = [{ flareId: 'f-1', sha256: 'a'.repeat(64) }];
    assert.throws(() => parseMessage(groupApproval, JSON.stringify({ ...both, archives }), request), { message });
  });

  test('says of a selector without labels that it needs one', () => {
    assert.throws(() => parseMessage(groupRequest, '{"targets":[{"labels":{}}]}', request), {
      message: 'Cannot read the request: "targets.0.labels": expected at least one label',
    });
  });

  test('takes any address, and an empty one for none', () => {
    for (const email of ['ops@example.com', 'root@localhost', 'ö@ü.example', ''])
      assert.equal(parseMessage(flareRequest, JSON.stringify({ email }), request).email, email);
  });

  test('says what is missing', () => {
    const message = 'Cannot read the request: "by": is missing, expected string';
    assert.throws(() => parseMessage(cancelRequest, '{"flareId":"f-1"}', request), { message });
  });
});
