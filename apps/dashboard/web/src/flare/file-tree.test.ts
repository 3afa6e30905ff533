import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { LedgerRow } from '@flarewire/schemas';
import { fileTree, linesOf, type TreeFilter } from './file-tree.ts';

const row = (item: string, state: LedgerRow['state'] = 'collected', bytes = 10): LedgerRow => ({
  item,
  source: 'files',
  state,
  bytes,
  ms: 1,
});
const rows = [
  row('status.log'),
  row('logs/agent.log.10'),
  row('logs/agent.log.2', 'truncated'),
  row('etc/confd/pg.yaml', 'quarantined', 0),
  row('etc/datadog.yaml'),
  row('etc/empty.yaml', 'empty', 0),
];
const report = {
  ruleSet: 'strict',
  masked: 7,
  files: [
    { name: 'etc/datadog.yaml', masked: 4, byRule: { 'key-value': 4 } },
    { name: 'logs/agent.log.2', masked: 3, byRule: { jwt: 3 } },
  ],
  quarantined: [],
};

function shown(filter?: TreeFilter, closed: string[] = []): string[] {
  const lines = linesOf(fileTree({ rows, report }, filter), new Set(closed));
  return lines.map(({ node, level }) => `${' '.repeat(level - 1)}${node.name}`);
}

suite('fileTree()', () => {
  test('has folders first, and numbers in their order', () =>
    assert.deepEqual(shown(), [
      'etc',
      ' confd/pg.yaml',
      ' datadog.yaml',
      ' empty.yaml',
      'logs',
      ' agent.log.2',
      ' agent.log.10',
      'status.log',
    ]));
  test('makes one line of folders with nothing else in them', () =>
    assert.deepEqual(shown({ text: 'confd' }), ['etc/confd/pg.yaml']));
  test('adds up what is in a folder, and in the folders within', () => {
    const { masked, bytes, files, lacking } = fileTree({ rows, report }).children[0]!;
    assert.deepEqual([masked, bytes, files, lacking], [4, 10, 3, 1]);
  });
  test('knows by which rules a file was masked', () =>
    assert.deepEqual(fileTree({ rows, report }).children[1]!.children[0]!.rules, { jwt: 3 }));
  test('narrows to what is not whole, an empty file being whole', () =>
    assert.deepEqual(shown({ lackingOnly: true }), ['etc/confd/pg.yaml', 'logs/agent.log.2']));
  test('narrows by a part of the path', () => assert.deepEqual(shown({ text: 'AGENT.LOG.1' }), ['logs/agent.log.10']));
  test('hides what is in a closed folder', () =>
    assert.deepEqual(shown({}, ['etc']), ['etc', 'logs', ' agent.log.2', ' agent.log.10', 'status.log']));
  test('keeps a file and a folder of one name apart', () => {
    const lines = linesOf(fileTree({ rows: [row('a'), row('a/b'), row('a/c')] }), new Set());
    assert.deepEqual(
      lines.map(({ node }) => node.path),
      ['a', 'a/b', 'a/c', 'a'],
    );
  });
});
