import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FlareRecord } from '@flarewire/schemas';
import type { Entry } from '../port/record-store.ts';
import { createCollector, flareRecordOf, targetRecordOf, uniqueName, type Subject } from './subject.ts';

/** What records must do. */
export function recordContract(subject: () => Subject): void {
  const open = () => subject().open();

  test('a record that was created is read as it was written, by any instance', async () => {
    const [one, two, id] = [await open(), await open(), uniqueName('f')];
    assert.equal(await one.flares.get(id), undefined);
    const created = await one.flares.create(id, flareRecordOf(id));
    const read = await two.flares.get(id);
    assert.deepEqual([read?.key, read?.value, read?.revision], [id, flareRecordOf(id), created?.revision]);
    assert.ok(read?.updated instanceof Date);
  });

  test('a record is created once', async () => {
    const [transport, id] = [await open(), uniqueName('f')];
    const tries = await Promise.all(Array.from({ length: 5 }, () => transport.flares.create(id, flareRecordOf(id))));
    assert.equal(tries.filter((entry) => entry !== undefined).length, 1);
  });

  test('of those who update one revision, one wins', async () => {
    const [one, two, id] = [await open(), await open(), uniqueName('f')];
    const { revision } = (await one.flares.create(id, flareRecordOf(id)))!;
    const tries = await Promise.all(
      [one, two, one, two].map(({ flares }) => flares.update(id, flareRecordOf(id, 'archiving'), revision)),
    );
    const [winner, ...others] = tries.filter((entry) => entry !== undefined);
    assert.equal(others.length, 0);
    assert.equal((await two.flares.get(id))?.revision, winner?.revision);
    assert.equal((await two.flares.get(id))?.value.state, 'archiving');
  });

  test('put writes whatever is there', async () => {
    const [transport, target] = [await open(), uniqueName('t')];
    const first = await transport.targets.put(`${target}.one`, targetRecordOf(target));
    const second = await transport.targets.put(`${target}.one`, { ...targetRecordOf(target), leaving: true });
    assert.ok(second.revision > first.revision);
    assert.equal((await transport.targets.get(`${target}.one`))?.value.leaving, true);
  });

  test('a record keeps what a later version has added to it, when this one moves it', async () => {
    const [transport, id] = [await open(), uniqueName('f')];
    const later: FlareRecord & { later: object } = { ...flareRecordOf(id), later: { of: 'use' } };
    const { revision } = (await transport.flares.create(id, later))!;
    const read = (await transport.flares.get(id))!.value;
    await transport.flares.update(id, { ...read, state: 'archiving' }, revision);
    assert.deepEqual((await transport.flares.get(id))?.value, { ...later, state: 'archiving' });
  });

  test('a record that was deleted is gone, and may be created again', async () => {
    const [transport, id] = [await open(), uniqueName('f')];
    await transport.flares.create(id, flareRecordOf(id));
    await transport.flares.delete(id);
    assert.equal(await transport.flares.get(id), undefined);
    assert.ok(!(await transport.flares.list()).some(({ key }) => key === id));
    assert.ok(await transport.flares.create(id, flareRecordOf(id)));
  });

  test('a record that was forgotten is gone, and may be put again', async () => {
    const [transport, target] = [await open(), uniqueName('t')];
    for (const one of ['one', 'two']) await transport.targets.put(`${target}.${one}`, targetRecordOf(target));
    await transport.targets.forget(`${target}.one`);
    assert.equal(await transport.targets.get(`${target}.one`), undefined);
    assert.deepEqual(
      (await transport.targets.list({ below: target })).map(({ key }) => key),
      [`${target}.two`],
    );
    await transport.targets.put(`${target}.one`, targetRecordOf(target));
    assert.ok(await transport.targets.get(`${target}.one`));
  });

  test('a record is deleted at a revision only while it has that revision', async () => {
    const [transport, id] = [await open(), uniqueName('f')];
    const first = (await transport.flares.create(id, flareRecordOf(id)))!;
    const second = (await transport.flares.update(id, flareRecordOf(id, 'archiving'), first.revision))!;
    assert.equal(await transport.flares.delete(id, { revision: first.revision }), false);
    assert.equal((await transport.flares.get(id))?.value.state, 'archiving');
    assert.equal(await transport.flares.delete(id, { revision: second.revision }), true);
    assert.equal(await transport.flares.get(id), undefined);
  });

  test('a list holds each record once, with its latest value', async () => {
    const [transport, ...ids] = [await open(), uniqueName('f'), uniqueName('f')] as const;
    for (const id of ids) {
      const { revision } = (await transport.flares.create(id, flareRecordOf(id)))!;
      await transport.flares.update(id, flareRecordOf(id, 'archiving'), revision);
    }
    const mine = (await transport.flares.list()).filter(({ key }) => ids.includes(key));
    assert.deepEqual(mine.map(({ key }) => key).toSorted(), ids.toSorted());
    assert.ok(mine.every(({ value }) => value.state === 'archiving'));
  });

  test('a list below a name holds no other names', async () => {
    const [transport, name] = [await open(), uniqueName('t')];
    const keysBelow = async () => (await transport.targets.list({ below: name })).map(({ key }) => key);
    assert.deepEqual(await keysBelow(), []);
    for (const key of [`${name}.one`, `${name}x.one`, `x${name}.one`, `${name}.two.deep`])
      await transport.targets.put(key, targetRecordOf(name));
    assert.deepEqual((await keysBelow()).toSorted(), [`${name}.one`, `${name}.two.deep`]);
  });

  test('a watch of one key tells its current value, then each change', async () => {
    const [transport, id] = [await open(), uniqueName('f')];
    const { revision } = (await transport.flares.create(id, flareRecordOf(id)))!;
    const stop = new AbortController();
    const seen = createCollector<Entry<FlareRecord>>();
    const watching = (async () => {
      for await (const entry of transport.flares.watch({ key: id, signal: stop.signal })) seen.push(entry);
    })();
    await seen.reach(1);
    const other = uniqueName('f');
    await transport.flares.create(other, flareRecordOf(other));
    await transport.flares.update(id, flareRecordOf(id, 'archiving'), revision);
    const states = (await seen.reach(2)).map(({ key, value }) => [key, value.state]);
    assert.deepEqual(states, [
      [id, 'requested'],
      [id, 'archiving'],
    ]);
    stop.abort();
    await watching;
  });

  test('a watch of all keys tells every current entry', async () => {
    const [transport, target] = [await open(), uniqueName('t')];
    await transport.targets.put(`${target}.one`, targetRecordOf(target));
    await transport.targets.put(`${target}.two`, targetRecordOf(target));
    const mine = new Set<string>();
    for await (const { key } of transport.targets.watch({ signal: new AbortController().signal })) {
      if (key.startsWith(target)) mine.add(key);
      if (mine.size === 2) break;
    }
    assert.deepEqual([...mine].toSorted(), [`${target}.one`, `${target}.two`]);
  });

  test('a watch below a name tells of no other names', async () => {
    const [transport, name] = [await open(), uniqueName('t')];
    for (const key of [`${name}.one`, `${name}x.one`, `${name}.two.deep`, `x${name}.one`])
      await transport.targets.put(key, targetRecordOf(name));
    const stop = new AbortController();
    const seen = createCollector<string>();
    const watching = (async () => {
      for await (const { key } of transport.targets.watch({ below: name, signal: stop.signal })) seen.push(key);
    })();
    await seen.reach(2);
    await transport.targets.put(`${name}y.two`, targetRecordOf(name));
    await transport.targets.put(`${name}.three`, targetRecordOf(name));
    assert.deepEqual(await seen.reach(3), [`${name}.one`, `${name}.two.deep`, `${name}.three`]);
    stop.abort();
    await watching;
  });

  test('a record that does not fit its schema is not written', async () => {
    const [transport, id] = [await open(), uniqueName('f')];
    const wrong = { ...flareRecordOf(id), state: 'lost' } as unknown as FlareRecord;
    await assert.rejects(transport.flares.create(id, wrong), { name: 'FlareError' });
    assert.equal(await transport.flares.get(id), undefined);
  });

  test('a key with other characters than names is refused', async () => {
    const transport = await open();
    await assert.rejects(transport.flares.get('a.*'), { code: 'invalid_request' });
    await assert.rejects(transport.flares.put('a b', flareRecordOf('f-1')), { code: 'invalid_request' });
  });
}
