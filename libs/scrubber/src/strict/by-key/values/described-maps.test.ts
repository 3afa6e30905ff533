import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { holdsNoValue } from './described-maps.ts';

const holds = (text: string): boolean => !holdsNoValue(text, (value) => value === '' || value === 'none');

suite('a map below a secret key', () => {
  test('holds no value where all its keys describe', () => {
    assert.ok(!holds('  type: string\n  description: >-\n    the owner\n    of it\n  minLength: 8\n'));
    assert.ok(!holds('{"type": "string", "required": ["a", "b"], "minLength":8}'));
    assert.ok(!holds('{type: string, format: password}'));
  });

  test('holds none where a reference says where it is', () => {
    assert.ok(!holds('  secretKeyRef:\n    name: shop\n    key: pw\n'));
    assert.ok(!holds('{"valueFrom":{"secretKeyRef":{"name":"shop","key":"pw"}}}'));
    assert.ok(!holds('  secretName: shop\n  items: [{key: pw, path: pw.txt}]\n'));
  });

  test('holds none where its values stand for none', () => {
    assert.ok(!holds('  value: none\n  origin: env\n'));
    assert.ok(!holds('{}'));
  });

  test('holds one under every other key', () => {
    assert.ok(holds('  type: string\n  default: hunter2\n'));
    assert.ok(holds('  key: hunter2\n'));
    assert.ok(holds('{"href":"hunter2"}'));
    assert.ok(holds('{"type":"x","value":"hunter2"}'));
  });

  test('holds what stands under no key, before, behind and between', () => {
    assert.ok(holds('  hunter2\n'));
    assert.ok(holds('  - hunter2\n'));
    assert.ok(holds('- type: x\n- hunter2\n'));
    assert.ok(holds('["hunter2"]'));
    assert.ok(holds('{"type":"x"}hunter2'));
    assert.ok(holds('[{"type":"x"},"hunter2"]'));
    assert.ok(holds('{"a":{"required":["x"]},"b":["hunter2"]}'));
  });

  test('is taken to hold one where it cannot be read, or is long', () => {
    assert.ok(holds('{"type":"x"'));
    assert.ok(holds('{\\"type\\":\\"x\\"}'));
    assert.ok(holds(`{"type":"${'x'.repeat(3_000)}"}`));
    assert.ok(holds('{"type":'.repeat(40) + '1' + '}'.repeat(40)));
  });
});
