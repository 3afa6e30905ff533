import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startIntakeDouble, type IntakeDouble } from '@flarewire/testing';
import { StringCodec, type NatsConnection } from 'nats';
import { startSecured, type Secured } from './permissions.fixture.ts';

const text = StringCodec();
const answered = { status: 200, headers: { 'content-type': 'application/json' }, body: '{"case_id": 4242}' };
const intake: IntakeDouble = await startIntakeDouble({ post: [answered] });
const secured = await startSecured({ intakeUrl: intake.url });
const skip = typeof secured === 'string' ? secured : false;
// What is opened here is closed behind the suite, which does not run then.
if (skip) await intake[Symbol.asyncDispose]();
const bin = fileURLToPath(new URL('../bin/flare.js', import.meta.resolve('@flarewire/cli')));

const services = ['archiver', 'profiler', 'uploader'];
const people = ['dashboard', 'cli', 'approver', 'caretaker', 'asker', 'viewer'];
const users = [...services, ...people];

/** What only the users named may publish: nobody else. */
const publishedBy: [subject: string, users: readonly string[]][] = [
  ['flare.create', ['cli', 'asker']],
  ['flare.approve', ['approver']],
  ['flare.cancel', ['cli']],
  ['flare.resend', ['cli']],
  ['svc.flare.preflight', ['archiver']],
  ['flare.requested.web', ['archiver', 'uploader', 'caretaker']],
  ['flare.created', ['archiver', 'uploader', 'caretaker']],
  ['profiles.requested.web', ['archiver', 'uploader', 'caretaker']],
  ['profiles.collected', [...services, 'caretaker']],
  ['flare.awaiting-approval', ['uploader']],
  ['flare.approved', ['uploader', 'caretaker']],
  ['flare.sent', ['uploader']],
  ['flare.failed', services],
  ['flare.cancelled', ['uploader']],
  ['flare.group.created', ['archiver', 'uploader']],
  ['flare.group.ended', ['archiver', 'uploader']],
  ['flare.progress.f-1', services],
  ['dlq.archiver-web', ['archiver']],
  ['dlq.uploader', ['uploader']],
  ['$KV.FLARES.f-1', services],
  ['$KV.TARGETS.web.archiver.somebody', ['archiver']],
  ['$KV.TARGETS.other.archiver.somebody', []],
  ['$KV.TARGETS.web.profiler.somebody', ['profiler']],
  ['$KV.SETTINGS.web.x.y', ['profiler']],
  ['$KV.GROUPS.g-1', ['archiver', 'uploader']],
  ['$KV.BARRIERS.g-1.flare.f-1', ['archiver', 'profiler']],
  ['$KV.BARRIERS.g-1.instant', ['profiler']],
  ['$KV.LEASES.janitor', ['uploader']],
  ['$KV.LEASES.flares', ['archiver', 'uploader']],
  ['$O.flares.C.x', services],
  ['$JS.API.STREAM.CREATE.EVENTS', ['uploader']],
  ['$JS.API.STREAM.UPDATE.EVENTS', ['uploader']],
  ['$JS.API.STREAM.CREATE.OTHER', []],
  ...['EVENTS', 'KV_FLARES', 'OBJ_flares', 'DLQ'].map((name): [string, string[]] => [
    `$JS.API.STREAM.DELETE.${name}`,
    [],
  ]),
  ['$JS.API.STREAM.PURGE.EVENTS', []],
  ['$JS.API.STREAM.PURGE.KV_FLARES', []],
  ['$JS.API.STREAM.PURGE.OBJ_flares', services],
  ['$JS.API.STREAM.MSG.DELETE.EVENTS', []],
  ['$JS.API.STREAM.MSG.DELETE.DLQ', ['caretaker']],
  ['$JS.API.STREAM.SNAPSHOT.EVENTS', ['uploader']],
  ['$JS.API.STREAM.RESTORE.EVENTS', []],
  ['$JS.API.STREAM.MSG.GET.EVENTS', services],
  ['$JS.API.STREAM.MSG.GET.KV_SETTINGS', ['profiler', 'uploader']],
  ['$JS.API.CONSUMER.DELETE.EVENTS.archiver-gone', ['uploader']],
  ['$JS.API.CONSUMER.NAMES.EVENTS', ['uploader']],
  ['$JS.API.CONSUMER.CREATE.EVENTS.mine', []],
  ['$JS.API.CONSUMER.CREATE.EVENTS.uploader.flare.created', []],
  ['$JS.API.CONSUMER.DURABLE.CREATE.EVENTS.mine', []],
  ['$JS.API.CONSUMER.MSG.NEXT.EVENTS.uploader', ['uploader']],
  ['$JS.API.CONSUMER.MSG.NEXT.EVENTS.archiver-web', ['archiver']],
  ['$JS.API.CONSUMER.MSG.NEXT.EVENTS.archiver-other', []],
  ['$JS.API.CONSUMER.MSG.NEXT.EVENTS.created', ['archiver']],
  ['$JS.API.CONSUMER.MSG.NEXT.EVENTS.profiles-web', ['profiler']],
  ['$JS.API.CONSUMER.MSG.NEXT.EVENTS.profiles-other', []],
  ['$JS.ACK.EVENTS.uploader.1.1.1.1.1', ['uploader']],
  ['$JS.ACK.EVENTS.profiles-web.1.1.1.1.1', ['profiler']],
  [
    '$JS.API.CONSUMER.CREATE.EVENTS_VIEW.mine',
    ['archiver', 'uploader', 'dashboard', 'cli', 'approver', 'caretaker', 'viewer'],
  ],
  ['$JS.API.CONSUMER.CREATE.KV_SETTINGS.mine', ['profiler']],
  ['$JS.API.CONSUMER.CREATE.OBJ_flares.mine', [...services, 'dashboard', 'cli', 'approver', 'caretaker']],
  ['$SYS.REQ.SERVER.PING', []],
  ['_INBOX_cli.x', []],
  ['anything.else', []],
];

/** What only the users named may subscribe to. */
const heardBy: [subject: string, users: readonly string[]][] = [
  ['>', []],
  ['flare.*', []],
  ['flare.create', []],
  ['flare.approve', []],
  ['_INBOX.>', []],
  ...users.map((user): [string, string[]] => [`_INBOX_${user}.>`, [user]]),
  ['flare.sent', ['cli', 'asker']],
  ['flare.requested.web', []],
  ['flare.progress.f-1', ['dashboard', 'cli', 'approver', 'caretaker', 'asker', 'viewer']],
  ['$KV.FLARES.>', []],
  ['$SYS.>', []],
];

suite('users who may do just what they need', { skip, timeout: 600_000 }, () => {
  const { configFor, connectAs, transportAs, folder } = secured as Secured;
  after(async () => {
    await (secured as Secured)[Symbol.asyncDispose]();
    await intake[Symbol.asyncDispose]();
  });

  const flare = (user: string, args: string[]) =>
    promisify(execFile)(process.execPath, [bin, ...args, '--config', configFor(user)], { cwd: folder }).then(
      ({ stdout }) => ({ code: 0, stdout }),
      (error: { code: number; stdout: string; stderr: string }) => ({ ...error, stdout: error.stdout + error.stderr }),
    );

  test('an asker asks, somebody else approves, each service does its part, and the flare is sent', async () => {
    const asker = await connectAs('asker');
    const sent = next(asker, 'flare.sent');
    const held = next(asker, 'flare.awaiting-approval');
    const asked = await asker.request('flare.create', text.encode('{"send":false,"profile":false}'), {
      timeout: 60_000,
    });
    const { flareId, status } = JSON.parse(text.decode(asked.data)) as { flareId: string; status: string };
    assert.equal(status, 'accepted');
    const { finished } = (await held) as { finished: { sha256: string } };
    const approval = { flareId, sha256: finished.sha256, by: 'approver@example.com' };
    await assert.rejects(asker.request('flare.approve', text.encode(JSON.stringify(approval)), { timeout: 2_000 }));
    const approver = await connectAs('approver');
    const reply = await approver.request('flare.approve', text.encode(JSON.stringify(approval)), { timeout: 60_000 });
    assert.equal((JSON.parse(text.decode(reply.data)) as { status: string }).status, 'approved');
    assert.equal(((await sent) as { flareId: string }).flareId, flareId);
  });

  test('the command line makes, follows, fetches and lists flares, and may not approve', async () => {
    const made = await flare('cli', ['create', '7', '--target', 'web', '--send', '--profile', '1', '--json']);
    assert.equal(made.code, 0, made.stdout);
    const [first] = made.stdout.split('\n');
    const { flareId } = JSON.parse(first!) as { flareId: string };
    const got = await flare('cli', ['get', flareId, '--out', path.join(folder, 'got.zip')]);
    assert.equal(got.code, 0, got.stdout);
    assert.equal((await readFile(path.join(folder, 'got.zip'))).subarray(0, 2).toString(), 'PK');
    const listed = await flare('cli', ['ls', '--json']);
    assert.match(listed.stdout, new RegExp(flareId));
    const looker = await transportAs('cli');
    const approval = { flareId, sha256: '0'.repeat(64), by: 'cli@example.com' };
    await assert.rejects(looker.request('approve', approval), { code: 'not_allowed', message: /"flare\.approve"/ });
  });

  test('a group is asked for, profiled at one instant and followed to its end', async () => {
    const { code, stdout } = await flare('cli', ['create', '7', '--targets', '*', '--send', '--profile', '1']);
    assert.equal(code, 0, stdout);
    assert.match(stdout, /flare\.group\.ended +1 of 1 sent/);
  });

  test('flare doctor finds nothing wrong with each kind of person, and says what they may not', async () => {
    const { stdout } = await flare('cli', ['doctor', '--json']);
    const findings = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { check: string; state: string; found: string });
    assert.deepEqual(
      findings.filter(({ state }) => state === 'wrong'),
      [],
    );
    assert.match(findings.find(({ check }) => check === 'permissions')!.found, /may not ask on flare\.approve$/);
    const asked = await flare('approver', ['doctor', '--json']);
    assert.match(asked.stdout, /may not ask on flare\.create, flare\.cancel, flare\.resend/);
  });

  test('no service was denied anything it tried, but to make streams before the uploader had', async () => {
    for (const name of services) {
      const log = await readFile(path.join(folder, `${name}.out`), 'utf8');
      const denied = log
        .split('\n')
        .filter((line) => /not_allowed|ermissions/.test(line) && !/waiting for the uploader|STREAM\.CREATE/.test(line));
      assert.deepEqual(denied, [], name);
    }
  });

  for (const user of users)
    test(`${user} may publish and hear nothing that is not its own`, async () => {
      const connection = await connectAs(user);
      const denied = deniedTo(connection);
      const [mute, deaf] = [publishedBy, heardBy].map((rules) =>
        rules.filter(([, allowed]) => !allowed.includes(user)).map(([subject]) => subject),
      ) as [string[], string[]];
      for (const subject of mute) connection.publish(subject, text.encode('{}'));
      for (const subject of deaf) connection.subscribe(subject, { callback: () => {} });
      await connection.flush();
      await connection.flush();
      const sorted = (subjects: readonly string[]) => [...subjects].toSorted();
      assert.deepEqual(sorted(denied.publish), sorted(mute));
      assert.deepEqual(sorted(denied.subscription), sorted(deaf));
    });

  test('what the table of this test lets a user publish, the broker lets it', async () => {
    for (const user of people) {
      const connection = await connectAs(user);
      const denied = deniedTo(connection);
      const own = publishedBy.filter(([, allowed]) => allowed.includes(user)).map(([subject]) => subject);
      for (const subject of own) connection.publish(subject, text.encode('?'));
      await connection.flush();
      await connection.flush();
      assert.deepEqual(denied.publish, [], user);
    }
  });

  test('a flare.created of somebody who may not publish it changes nothing', async () => {
    const asker = await connectAs('asker');
    const looker = await transportAs('cli');
    const { signal } = new AbortController();
    const past = async () => Array.fromAsync(looker.tail({ from: 'start', until: 'stored', signal }));
    const created = (await past()).find(({ name }) => name === 'flare.created')!;
    const before = await past();
    const tickets = intake.requests.length;
    asker.publish('flare.created', text.encode(JSON.stringify({ ...created.data, flareId: 'f-foreign' })));
    await asker.flush();
    await flare('cli', ['create', '7', '--target', 'web', '--send', '--profile', '0', '--json']);
    const after = await past();
    assert.ok(after.length > before.length);
    assert.equal(await looker.flares.get('f-foreign'), undefined);
    assert.ok(after.every(({ data }) => data.flareId !== 'f-foreign'));
    assert.equal(
      intake.requests.filter(({ method }) => method === 'POST').length,
      1 + intake.requests.slice(0, tickets).filter(({ method }) => method === 'POST').length,
    );
  });
});

async function next(connection: NatsConnection, subject: string): Promise<unknown> {
  for await (const message of connection.subscribe(subject, { max: 1 })) return JSON.parse(text.decode(message.data));
  throw new Error(`nothing came on ${subject}`);
}

/** The subjects that the broker denies a connection from now on. */
function deniedTo(connection: NatsConnection): { publish: string[]; subscription: string[] } {
  const denied = { publish: [] as string[], subscription: [] as string[] };
  void (async () => {
    for await (const { type, permissionContext } of connection.status() as AsyncIterable<{
      type: string;
      permissionContext?: { operation: 'publish' | 'subscription'; subject: string };
    }>)
      if (type === 'error' && permissionContext) denied[permissionContext.operation].push(permissionContext.subject);
  })();
  return denied;
}
