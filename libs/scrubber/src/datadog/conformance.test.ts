import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { parse } from 'yaml';
import { fromUtf8, toUtf8 } from '../byte-string.ts';
import { apiKeys } from './conformance/api-keys.fixture.ts';
import { certificates } from './conformance/certificates.fixture.ts';
import { engine } from './conformance/engine.fixture.ts';
import { same, type Group } from './conformance/group.fixture.ts';
import { handles } from './conformance/handles.fixture.ts';
import { headers } from './conformance/headers.fixture.ts';
import { objects } from './conformance/objects.fixture.ts';
import { passwords } from './conformance/passwords.fixture.ts';
import { urls } from './conformance/urls.fixture.ts';
import type { Rule } from './rule.ts';
import { applyRules } from './apply-rules.ts';
import { dynamicKeysRule } from './dynamic-keys.ts';
import { agentRules, flareApiKeyRule, pattern } from './rules.ts';
import { scrubJson } from './scrub-json.ts';
import { scrubYaml } from './scrub-yaml.ts';
import { scrubText } from './text-scrubber.ts';
import { walk } from './walk.ts';

type Case = { kind: Group['as']; input: string; expected: string; options?: Group['options'] };

const groups = [...apiKeys, ...certificates, ...engine, ...handles, ...headers, ...objects, ...passwords, ...urls];

suite('rule set datadog masks as the Agent does', () => {
  for (const { about, from, as, options, cases } of groups) {
    for (const [index, [input, result = same, shows]] of cases.entries()) {
      const expected = result === same ? input : result;
      test(`${as}: ${shows ?? `${about}, ${index + 1}`} (${from})`, () =>
        check({ kind: as, input, expected, ...(options ? { options } : {}) }));
    }
  }
});

const shared = new URL('../../../../../shared/conformance/scrubber-cases.json', import.meta.url);

suite('rule set datadog, on cases beside the repository', { skip: !existsSync(shared) && 'there are none' }, () => {
  const cases = existsSync(shared) ? (JSON.parse(readFileSync(shared, 'utf8')) as (Case & { name: string })[]) : [];
  for (const example of cases) test(`${example.kind}: ${example.name}`, () => check(example));
});

function check(example: Case): void {
  const actual = toUtf8(run(example, fromUtf8(example.input)));
  if (example.kind === 'yaml') return assert.deepEqual(parseYaml(actual), parseYaml(example.expected));
  if (example.kind === 'json' || example.kind === 'object')
    return assert.deepEqual(parseJson(actual), parseJson(example.expected));
  assert.equal(actual, example.expected);
}

function run({ kind, options = {} }: Case, input: string): string {
  const rules = options.single?.map(([from, to]) => replacing(from, to)) ?? [
    ...agentRules,
    ...dynamicKeysRule(options.additionalKeys ?? []),
    ...(options.flareApiKeyRule ? [flareApiKeyRule] : []),
  ];
  const apply = { keepHandles: options.preserveENC ?? false, onMasked: () => undefined };
  if (kind === 'line' || kind === 'url') return applyRules(rules, input, apply);
  if (kind === 'yaml') return scrubYaml(rules, input, apply);
  if (kind === 'json' || options.via === 'json') return scrubJson(rules, input, apply);
  if (kind === 'object') return walked(rules, input);
  return scrubText(rules, input, apply);
}

function replacing(from: string, to: string): Rule {
  return { name: 'custom', since: '1', line: pattern(new RegExp(from, 'g'), () => to) };
}

function walked(rules: readonly Rule[], input: string): string {
  const value: unknown = JSON.parse(input, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? new Map(Object.entries(value)) : value,
  );
  walk(rules, value, () => undefined);
  return JSON.stringify(value, (_, value: unknown) => (value instanceof Map ? Object.fromEntries(value) : value));
}

function parseYaml(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return text;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
