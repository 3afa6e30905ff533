import { anyOf, type SchemaIssue, type ValidationIssue } from '@flarewire/schemas';
import { knownKeysAt } from './known-keys.ts';

type Unfit = {
  /** Keys that no branch has. */
  unknown?: string[];
  /** What is wrong, whichever branch is meant. */
  issues?: SchemaIssue[];
  /** What is wrong for the branch that came nearest to fitting. */
  branch?: readonly ValidationIssue[];
};

/** Why a value fits no branch of a union: what to tell of it. */
export function unfitUnion(
  branches: readonly (readonly ValidationIssue[])[],
  { path, value }: { path: readonly PropertyKey[]; value: unknown },
): Unfit {
  const keys = keysOf(value);
  const known = knownKeysAt(path);
  const unknown = keys.filter((key) => known.size > 0 && !known.has(key));
  if (unknown.length > 0) return { unknown };
  const telling = branches.map((branch) => firstMissing(branch, keys));
  if (telling.every((key) => key !== undefined))
    return { issues: [{ path, message: `expected one of ${anyOf(telling)}` }] };
  const branch = branches.toSorted((a, b) => misfit(a) - misfit(b))[0] ?? [];
  const others = strangeTo(branch);
  const beside = keys.find((key) => !others.includes(key) && branches.some((each) => strangeTo(each).includes(key)));
  if (others.length === 0 || beside === undefined) return { branch };
  return { issues: others.map((key) => ({ path: [...path, key], message: `does not go with "${beside}"` })) };
}

/** The first key that a branch misses, which tells it from the others. */
function firstMissing(branch: readonly ValidationIssue[], keys: readonly string[]): string | undefined {
  const missing = branch.find(({ path }) => path.length === 1 && !keys.includes(String(path[0])));
  return missing && String(missing.path[0]);
}

/** The keys that a branch does not have. */
function strangeTo(branch: readonly ValidationIssue[]): string[] {
  return branch.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : []));
}

/**
 * How far a branch of a union is from fitting. A value of another kind, and missing or unknown keys, weigh most, as they
 * tell branches apart.
 */
function misfit(branch: readonly ValidationIssue[]): number {
  const weights = branch.map((issue) => {
    if (issue.code === 'unrecognized_keys') return 10 * issue.keys.length;
    if (issue.path.length === 0) return 25;
    return issue.code === 'invalid_type' && issue.message.includes('undefined') ? 20 : 1;
  });
  return weights.reduce((sum, weight) => sum + weight, 0);
}

export function keysOf(value: unknown): string[] {
  return isAbsent(value) || typeof value !== 'object' || Array.isArray(value) ? [] : Object.keys(value);
}

export function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}
