import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { parse } from 'yaml';
import { AnswerTooLargeError } from '../http-get.ts';
import { listPages } from './list-pages.ts';

suite('a list of large objects', () => {
  /** Answers no more than so many objects at once. */
  const serving = (names: readonly string[], most: number) => {
    const limits: number[] = [];
    const get = async (path: string) => {
      const query = new URLSearchParams(path.split('?')[1]);
      const [limit, from] = [Number(query.get('limit')), Number(query.get('continue') ?? 0)];
      limits.push(limit);
      if (limit > most) throw new AnswerTooLargeError();
      const items = names.slice(from, from + limit).map((name) => ({ metadata: { name } }));
      const next = from + limit < names.length ? { continue: String(from + limit) } : {};
      return { kind: 'PodList', apiVersion: 'v1', metadata: next, items };
    };
    return { limits, read: () => Array.fromAsync(listPages('/api/v1/pods', { get, note: () => {} })) };
  };
  const names = Array.from({ length: 25 }, (_, index) => `pod-${index}`);

  test('is asked for in smaller parts, from where it was', async () => {
    const { limits, read } = serving(names, 10);
    const { items } = parse((await read()).join('')) as { items: { metadata: { name: string } }[] };
    assert.deepEqual(
      items.map(({ metadata }) => metadata.name),
      names,
    );
    assert.deepEqual(limits, [100, 10, 10, 10]);
  });

  test('is given up where one alone is too large', async () => {
    await assert.rejects(serving(names, 0).read(), /one of its objects is larger than 16 MiB/);
  });
});

test('is read alike by kubectl, to which a bare yes is no text', async () => {
  const env = { switch: 'yes', ports: '22:22', started: '2026-12-01', limit: '1_000', off: 'n' };
  const get = async () => ({ kind: 'PodList', apiVersion: 'v1', metadata: {}, items: [{ env }] });
  const pages = await Array.fromAsync(listPages('/api/v1/pods', { get, note: () => {} }));
  for (const version of ['1.1', '1.2'] as const) {
    const { items } = parse(pages.join(''), { version }) as { items: unknown[] };
    assert.deepEqual(items, [{ env }]);
  }
});
