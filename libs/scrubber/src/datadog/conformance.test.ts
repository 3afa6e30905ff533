import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { parse } from 'yaml';
import { fromUtf8, toUtf8 } from '../byte-string.ts';
import type { Rule } from './rule.ts';
import { applyRules } from './apply-rules.ts';
import { dynamicKeysRule } from './dynamic-keys.ts';
import { agentRules, flareApiKeyRule, pattern } from './rules.ts';
import { scrubJson } from './scrub-json.ts';
import { scrubYaml } from './scrub-yaml.ts';
import { scrubText } from './text-scrubber.ts';
import { walk } from './walk.ts';

interface Case {
  name: string;
  kind: 'text' | 'line' | 'url' | 'yaml' | 'json' | 'object' | 'engine';
  input: string;
  expected: string;
  compare: 'exact' | 'yaml-equal' | 'json-equal';
  options?: {
    preserveENC?: boolean;
    flareApiKeyRule?: boolean;
    additionalKeys?: string[];
    single?: [string, string][];
    via?: 'json';
  };
}

const file = new URL('../../../../../shared/conformance/scrubber-cases.json', import.meta.url);

suite(
  'rule set datadog, on the cases seen of the Agent',
  { skip: !existsSync(file) && 'the shared cases are not here' },
  () => {
    const cases = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Case[]) : [];
    for (const example of cases) test(`${example.kind}: ${example.name}`, () => check(example));
  },
);

function check(example: Case): void {
  const actual = toUtf8(run(example, fromUtf8(example.input)));
  if (example.compare === 'exact') return assert.equal(actual, example.expected);
  const decode = example.compare === 'yaml-equal' ? parseYaml : parseJson;
  assert.deepEqual(decode(actual), decode(example.expected));
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
