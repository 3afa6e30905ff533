import { inPlainWords, type SchemaIssue, type ValidationIssue } from '@flarewire/schemas';
import { isAbsent, keysOf, unfitUnion } from './unfit-union.ts';
import { knownKeysAt } from './known-keys.ts';
import { nearest } from './nearest.ts';

/**
 * The issues a person can act on: of a union's branches only those of the branch that came nearest to fitting,
 * and one issue for each unknown key, at that key.
 * @param input what was checked
 */
export function flattenIssues(
  issues: readonly ValidationIssue[],
  input: unknown,
  base: readonly PropertyKey[] = [],
): SchemaIssue[] {
  return issues.flatMap((issue): SchemaIssue[] => {
    const path = [...base, ...issue.path];
    if (issue.code === 'invalid_key')
      return [
        { path, message: `is not a valid name: ${issue.issues.map((each) => inPlainWords(each.message)).join('; ')}` },
      ];
    if (issue.code === 'unrecognized_keys') return unknownKeys(issue.keys, path);
    if (issue.code === 'invalid_union' && issue.errors.length > 0) {
      const { unknown, issues: own, branch } = unfitUnion(issue.errors, { path, value: valueAt(input, path) });
      if (unknown) return unknownKeys(unknown, path);
      return own ?? flattenIssues(branch!, input, path);
    }
    const options = optionsOf(issue);
    return options
      ? unfitValue(issue.message, options, { path, input })
      : [{ path, message: asInYaml(inPlainWords(issue.message)) }];
  });
}

function unknownKeys(keys: readonly string[], path: readonly PropertyKey[]): SchemaIssue[] {
  const known = knownKeysAt(path);
  const message = (key: string) =>
    path.length === 0 && agentKeys.has(key)
      ? 'is a key of the Agent’s own configuration: name that file with "agent: { config: … }"'
      : known.has(key)
        ? 'does not go with the keys beside it, such as its kind; take it out'
        : `is not a known key${guess(key, known) || oneOf(known)}`;
  return keys.map((key) => ({ path: [...path, key], message: message(key) }));
}

/** What nearly every configuration of the Agent has, to tell it by. */
const agentKeys = new Set(
  'api_key app_key site dd_url proxy tags hostname log_level log_file apm_config logs_enabled logs_config process_config cluster_agent'.split(
    ' ',
  ),
);

/** What was expected and what is there, in the words of somebody who writes YAML. */
function asInYaml(words: string): string {
  const [, expected, got] = /^expected (\w+), got (\w+)$/.exec(words) ?? [];
  if (expected === undefined || got === undefined) return words;
  const said = `expected ${inYaml[expected] ?? expected}, got ${inYaml[got] ?? got}`;
  if (got === 'null') return `${said}: indent what belongs to it`;
  return expected === 'string' && (got === 'number' || got === 'boolean') ? `${said}; put quotes around it` : said;
}

const inYaml: Record<string, string> = {
  object: 'keys with values',
  record: 'keys with values',
  array: 'a list',
  null: 'nothing',
};

/** The values that one may be, where there are only some. */
function optionsOf(issue: ValidationIssue): readonly unknown[] | undefined {
  if (issue.code === 'invalid_value') return issue.values;
  return issue.code === 'invalid_union' && 'options' in issue ? issue.options : undefined;
}

/** A value that is none of those there are; where its own key is missing, one that was meant for it may stand beside. */
function unfitValue(
  message: string,
  options: readonly unknown[],
  { path, input }: { path: readonly PropertyKey[]; input: unknown },
): SchemaIssue[] {
  const value = valueAt(input, path);
  const words = inPlainWords(message);
  if (value !== undefined) {
    const texts = options.filter((option) => typeof option === 'string');
    return [{ path, message: `${words}${typeof value === 'string' ? guess(value, texts) : ''}` }];
  }
  const [around, key] = [path.slice(0, -1), String(path.at(-1))];
  const meant = keysOf(valueAt(input, around)).filter((each) => nearest(each, [key]) !== undefined);
  return meant.length > 0 ? unknownKeys(meant, around) : [{ path, message: `is missing, ${words}` }];
}

function oneOf(known: ReadonlySet<string>): string {
  return known.size > 0 ? `; known here are ${[...known].join(', ')}` : '';
}

function guess(given: string, candidates: Iterable<string>): string {
  const meant = nearest(given, candidates);
  return meant === undefined ? '' : `; did you mean "${meant}"?`;
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, step) => (isAbsent(value) ? undefined : (value as never)[step]), input);
}
