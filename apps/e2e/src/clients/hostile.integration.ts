import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { after, suite, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { startIntakeDouble, type IntakeDouble } from '@flarewire/testing';
import type { FlareCreated } from '@flarewire/schemas';
import { connect, StringCodec, type NatsConnection } from 'nats';
import { deepJson, hostileIds, zipOf } from './hostile.fixture.ts';
import { startPipeline, type Pipeline } from '../pipeline.fixture.ts';

const text = StringCodec();
const intake: IntakeDouble = await startIntakeDouble({
  post: [{ status: 200, headers: { 'content-type': 'application/json' }, body: '{"case_id": 1}' }],
});
const pipeline = await startPipeline({ intakeUrl: intake.url });
const skip = typeof pipeline === 'string' ? pipeline : false;

const asked = ['flare.create', 'flare.approve', 'flare.cancel', 'flare.resend', 'svc.flare.preflight'];
const events = [
  'flare.requested.web',
  'flare.created',
  'profiles.requested.web',
  'profiles.collected',
  'flare.approved',
];
/** What a service takes at rest is about 150 MB; a gigabyte held whole would show. */
const mostBytes = 600 * 2 ** 20;

suite('services that are told what they should never be told', { skip, timeout: 300_000 }, () => {
  const { broker, services, transport, ask, untilEnd } = pipeline as Pipeline;
  let client: NatsConnection;
  const connected = async () => (client ??= await connect({ servers: broker.url }));
  after(async () => {
    await client.close();
    await (pipeline as Pipeline)[Symbol.asyncDispose]();
    await intake[Symbol.asyncDispose]();
  });

  async function memoryOf(pid: number): Promise<number> {
    const [, pages] = (await readFile(`/proc/${pid}/statm`, 'utf8')).split(' ');
    return Number(pages) * 4_096;
  }

  async function areWell() {
    for (const { name, process: child } of Object.values(services)) {
      assert.equal(child.exitCode ?? child.signalCode, null, name);
      assert.ok((await memoryOf(child.pid!)) < mostBytes, `${name} has grown`);
    }
    const flareId = await ask({ profile: false });
    assert.equal((await untilEnd(flareId)).at(-1)?.name, 'flare.sent');
  }

  async function refusalOf(subject: string, payload: string | Uint8Array) {
    const bytes = typeof payload === 'string' ? text.encode(payload) : payload;
    const { data, headers } = await (await connected()).request(subject, bytes, { timeout: 20_000 });
    const reply = JSON.parse(text.decode(data)) as { status: string; error: { code: string; message: string } };
    return { reply, code: headers?.get('Nats-Service-Error-Code') ?? '', size: data.length };
  }

  async function assertRefused(subject: string, payload: string | Uint8Array) {
    const { reply, code, size } = await refusalOf(subject, payload);
    assert.equal(reply.status, 'refused', subject);
    assert.match(code, /^4\d\d$/, `${subject}: ${reply.error.message}`);
    assert.match(reply.error.message, /^Cannot /);
    assert.ok(size < 2_000, 'it does not repeat what it was told');
  }

  test('refuse requests of any bytes and any JSON, each with one clear error', async () => {
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 200, size: 'max' }),
      // An empty object is a sound request for a flare; arrays, numbers and texts are sound for nobody.
      fc.oneof(fc.array(fc.jsonValue()), fc.string(), fc.double(), fc.boolean()).map((value) => JSON.stringify(value)),
      fc
        .record({ flareId: fc.jsonValue(), by: fc.jsonValue(), caseId: fc.array(fc.string()) })
        .map((value) => JSON.stringify(value)),
    );
    const property = fc.asyncProperty(fc.constantFrom(...asked), anything, assertRefused);
    await fc.assert(property, { numRuns: 60 });
    for (const subject of asked) {
      // Three of them fit into the megabyte that a server takes by default.
      const deep = deepJson(50_000);
      await assertRefused(subject, `{"flareId":${deep},"by":${deep},"caseId":${deep}}`);
      await assertRefused(subject, `{"flareId":"f-1","by":"x","caseId":["x"],"__proto__":{"flareId":"f-2"}}`);
      await assertRefused(subject, `"${'x'.repeat(900_000)}"`);
    }
    await areWell();
  });

  test('refuse ids with wildcards, path parts and names that every object has', async () => {
    const requests = hostileIds.flatMap((id) => [
      ['flare.create', { target: id }],
      ['flare.create', { target: 'web', destinations: [id] }],
      ['flare.approve', { flareId: id, sha256: 'a'.repeat(64), by: 'x' }],
      ['flare.cancel', { flareId: id, by: 'x' }],
      ['flare.resend', { flareId: id, by: 'x' }],
    ]);
    for (const [subject, request] of requests) await assertRefused(subject as string, JSON.stringify(request));
    await areWell();
  });

  test('put events that fit no schema among the dead letters, once each, and go on', async () => {
    const nc = await connected();
    const before = (await transport.deadLetters.list()).length;
    const broken = [deepJson(50_000), '{"flareId":"f-1"}', '[]', 'null', '\u0000', '{"version":"9.0"}'];
    for (const subject of events) for (const payload of broken) nc.publish(subject, text.encode(payload));
    await nc.flush();
    await areWell();
    const expected = before + events.length * broken.length;
    for (let tries = 0; (await transport.deadLetters.list()).length < expected && tries < 900; tries++)
      await delay(100);
    const letters = await transport.deadLetters.list();
    assert.equal(letters.length, expected);
    assert.equal(new Set(letters.map(({ seq }) => seq)).size, letters.length);
  });

  test('follow no reference out of the artifact store, nor to bytes that are not what it says', async () => {
    const created = await soundEvent();
    const { ref } = created.archive;
    for (const [flareId, wrong] of [
      [
        'hostile-path',
        { ...ref, store: 'folder', key: '../../etc/passwd', parts: [{ ...ref.parts[0]!, key: '../../etc/passwd' }] },
      ],
      ['hostile-key', { ...ref, parts: [{ ...ref.parts[0]!, key: 'a/../../../etc/passwd' }] }],
      ['hostile-digest', { ...ref, sha256: 'b'.repeat(64) }],
      ['hostile-size', { ...ref, size: 2 ** 50 }],
      ['hostile-parts', { ...ref, parts: [] }],
    ] as const)
      assert.notEqual(
        await endOf(flareId, { ...created, archive: { ...created.archive, ref: wrong as typeof ref } }),
        'flare.sent',
      );
    await areWell();
  });

  test('hold no archive whole that unpacks to a gigabyte, and write no file that it names outside', async () => {
    const created = await soundEvent();
    const { root } = created.archive;
    const files = await readdir('/');
    for (const [flareId, zip] of [
      ['hostile-bomb', zipOf(`${root}/logs/bomb.log`, Buffer.alloc(2 ** 30))],
      ['hostile-name', zipOf('../../../../flarewire-escaped', Buffer.from('escaped'))],
      ['hostile-root', zipOf('/flarewire-escaped', Buffer.from('escaped'))],
      ['hostile-cut', zipOf(`${root}/a.log`, Buffer.alloc(9_999)).subarray(0, 60)],
    ] as const) {
      const ref = await transport.artifacts.put(`${flareId}/1-1/archive.zip`, inPieces(zip));
      assert.match(
        await endOf(flareId, { ...created, archive: { ...created.archive, ref } }),
        /^flare\.(sent|failed)$/,
      );
    }
    assert.deepEqual(await readdir('/'), files);
    await areWell();
  });

  async function soundEvent(): Promise<FlareCreated> {
    const past = await untilEnd(await ask({ profile: false }));
    const created = past.find(({ name }) => name === 'flare.created');
    assert.ok(created?.name === 'flare.created');
    return created.data;
  }

  /** What becomes of a foreign event: the end of its flare, or nothing where it is a dead letter. */
  async function endOf(flareId: string, event: FlareCreated): Promise<string> {
    (await connected()).publish('flare.created', text.encode(JSON.stringify({ ...event, flareId })));
    for (let tries = 0; tries < 2_000; tries++) {
      const state = (await transport.flares.get(flareId))?.value.state;
      if (state === 'sent' || state === 'failed') return `flare.${state}`;
      if (state === undefined && (await isDeadLetter(flareId))) return 'a dead letter';
      await delay(100);
    }
    return assert.fail(`${flareId} did not end`);
  }

  async function isDeadLetter(flareId: string): Promise<boolean> {
    for (const { id } of await transport.deadLetters.list())
      if ((await transport.deadLetters.get(id))?.payload?.includes(flareId)) return true;
    return false;
  }
});

async function* inPieces(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}
