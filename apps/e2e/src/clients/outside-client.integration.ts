import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, suite, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { startIntakeDouble, type IntakeDouble } from '@flarewire/testing';
import { connect, StringCodec, type Msg, type NatsConnection } from 'nats';
import { planted, startPipeline, type Pipeline } from '../pipeline.fixture.ts';

const answered = { status: 200, headers: { 'content-type': 'application/json' }, body: '{"case_id": 4242}' };
const intake: IntakeDouble = await startIntakeDouble({ post: [answered] });
const pipeline = await startPipeline({ intakeUrl: intake.url });
const skip = typeof pipeline === 'string' ? pipeline : false;

suite('a client that is not ours', { skip }, () => {
  const { broker, transport, logs, untilEnd } = pipeline as Pipeline;
  const text = StringCodec();
  let client: NatsConnection;

  before(async () => {
    client = await connect({ servers: broker.url });
  });
  after(async () => {
    await client.close();
    await (pipeline as Pipeline)[Symbol.asyncDispose]();
    await intake[Symbol.asyncDispose]();
  });

  const ask = (payload: string) => client.request('flare.create', text.encode(payload), { timeout: 60_000 });
  const refusal = ({ headers, data }: Msg) => ({
    status: headers?.get('Nats-Service-Error-Code'),
    body: text.decode(data),
  });
  const flares = async () => (await transport.flares.list()).length;

  async function fits(name: string, data: unknown) {
    const schema = JSON.parse(
      await readFile(path.join(import.meta.dirname, `../../../../docs/schemas/${name}.json`), 'utf8'),
    ) as object;
    const ajv = new Ajv2020({ strict: false });
    formats.default(ajv);
    const validate = ajv.compile(schema);
    assert.ok(validate(data), `${name}: ${ajv.errorsText(validate.errors)}`);
  }

  test('asks for a flare and sees its events on exactly their subjects, in order, as published in the schemas', async () => {
    const seen: { subject: string; data: Record<string, unknown>; headers: Msg['headers'] }[] = [];
    const done = Promise.withResolvers<void>();
    const take = (error: Error | null, { subject, data, headers }: Msg) => {
      if (error) done.reject(error);
      seen.push({ subject, data: JSON.parse(text.decode(data)) as Record<string, unknown>, headers });
      if (subject === 'flare.sent') done.resolve();
    };
    const subscriptions = ['flare.*', 'profiles.*'].map((subject) => client.subscribe(subject, { callback: take }));
    await client.flush();
    const reply = JSON.parse(
      text.decode((await ask('{"caseId":"4242","email":"ops@example.com","profile":{"seconds":1}}')).data),
    ) as object;
    await done.promise;
    for (const subscription of subscriptions) subscription.unsubscribe();

    assert.deepEqual(Object.keys(reply), ['flareId', 'status']);
    const events = seen.filter(({ subject }) => subject !== 'flare.create');
    assert.deepEqual(
      events.map(({ subject }) => subject),
      ['flare.created', 'profiles.collected', 'flare.sent'],
    );
    const { flareId } = reply as { flareId: string };
    for (const { subject, data, headers } of events) {
      await fits(subject, data);
      assert.equal(data.flareId, flareId);
      assert.equal(headers?.get('Flare-Id'), flareId);
      assert.equal(headers?.get('Nats-Msg-Id'), `${subject}:${flareId}`);
    }
    const traces = new Set(events.map(({ headers }) => headers?.get('traceparent').split('-')[1]));
    assert.equal(traces.size, 1, 'one trace from the first event to the last');
  });

  test('finds no secret in any event, nor in the log of any service', async () => {
    const reply = JSON.parse(text.decode((await ask('{"profile":{"seconds":1}}')).data)) as { flareId: string };
    const events = JSON.stringify(await untilEnd(reply.flareId));
    const key = await readFile(path.join((pipeline as Pipeline).folder, 'intake.key'), 'utf8');
    const everything = events + (await logs());
    for (const secret of [planted, key.trim()]) assert.ok(!everything.includes(secret));
    assert.match(await logs(), new RegExp(`"flareId":"${reply.flareId}"`));
  });

  test('publishes an event of a later version, which knows more, and it is sent', async () => {
    const reply = JSON.parse(text.decode((await ask('{"profile":false}')).data)) as { flareId: string };
    const events = await untilEnd(reply.flareId);
    const collected = events.find(({ name }) => name === 'profiles.collected')!;
    assert.ok(collected.name === 'profiles.collected');
    const { data } = collected;
    const [flareId, later] = [`${data.flareId}-later`, { of: 'no use to this version' }];
    const event = {
      ...data,
      flareId,
      later,
      version: '1.9',
      request: { ...data.request, later },
      archive: { ...data.archive, later, ref: { ...data.archive.ref, later } },
      failed: [
        { service: 'web', kind: 'cpu', file: 'web-cpu.pprof', code: 'failed_in_a_new_way', message: 'm', later },
      ],
    };
    await client.jetstream().publish('profiles.collected', text.encode(JSON.stringify(event)));
    assert.equal((await untilEnd(flareId)).at(-1)?.name, 'flare.sent');
  });

  test('repeats a request with its requestId and gets the same flare', async () => {
    const request = '{"requestId":"r-1","profile":false}';
    const replies = await Promise.all([ask(request), ask(request), ask(request)]);
    assert.equal(new Set(replies.map(({ data }) => text.decode(data))).size, 1);
    const { flareId } = JSON.parse(text.decode(replies[0].data)) as { flareId: string };
    await untilEnd(flareId);
    const uploads = intake.requests.filter(({ method }) => method === 'POST').length;
    assert.deepEqual(text.decode((await ask(request)).data), text.decode(replies[0].data));
    assert.equal((await untilEnd(flareId)).filter(({ name }) => name === 'flare.requested').length, 1);
    assert.equal(intake.requests.filter(({ method }) => method === 'POST').length, uploads);
  });

  for (const [what, payload, status] of [
    ['is not JSON', '{"caseId":', '400'],
    ['has wrong types', '{"caseId":4242,"profile":"long"}', '400'],
    ['has a case id of 1 MB', JSON.stringify({ caseId: '4'.repeat(1_000_000) }), '400'],
    ['is of another major version', '{"version":"2.0"}', '400'],
    ['names an unknown target', '{"target":"nix"}', '404'],
    ['names an unknown destination', '{"destinations":["nix"]}', '404'],
    ['names as destination what every object has', '{"destinations":["constructor"]}', '404'],
  ] as const) {
    test(`is refused with ${status} when its request ${what}, and no flare is made`, async () => {
      const before = await flares();
      const { status: code, body } = refusal(await ask(payload));
      assert.equal(code, status);
      await fits('flare.create.reply', JSON.parse(body));
      assert.ok(body.length < 1_000, 'the refusal does not repeat what was sent');
      assert.equal(await flares(), before);
    });
  }

  test('publishes an event in a stage’s place, which is processed like any other', async () => {
    const first = JSON.parse(text.decode((await ask('{"profile":false}')).data)) as { flareId: string };
    const created = (await untilEnd(first.flareId)).find(({ name }) => name === 'flare.created');
    const flareId = 'from-outside-1';
    client.publish('flare.created', text.encode(JSON.stringify({ ...created?.data, flareId })));
    const events = await untilEnd(flareId);
    assert.deepEqual(
      events.map(({ name }) => name),
      ['flare.created', 'profiles.collected', 'flare.sent'],
    );
  });
});
