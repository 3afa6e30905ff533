import { inPlainWords, type SchemaIssue, type ValidationIssue } from '@flarewire/schemas';
import { knownKeysAt } from './known-keys.ts';
import { nearest } from './nearest.ts';

/**
 * The issues a person can act on: of a union's branches only those of the branch that came nearest to fitting,
 * and one issue for each unknown key, at that key.
 */
export function flattenIssues(issues: readonly ValidationIssue[], base: readonly PropertyKey[] = []): SchemaIssue[] {
  return issues.flatMap((issue): SchemaIssue[] => {
    const path = [...base, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
      const known = knownKeysAt(path);
      return issue.keys.map((key) => ({ path: [...path, key], message: unknown(key, known) }));
    }
    if (issue.code === 'invalid_union') {
      const nearest = issue.errors.toSorted((a, b) => misfit(a) - misfit(b))[0];
      if (nearest) return flattenIssues(nearest, path);
    }
    return [{ path, message: inPlainWords(issue.message) }];
  });
}

function unknown(key: string, known: ReadonlySet<string>): string {
  const meant = nearest(key, known);
  return `is not a known key${meant ? `; did you mean "${meant}"?` : ''}`;
}

/** How far a branch of a union is from fitting: another kind of value, missing and unknown keys weigh most, as they tell branches apart. */
function misfit(branch: readonly ValidationIssue[]): number {
  const weights = branch.map((issue) => {
    if (issue.code === 'unrecognized_keys') return 10 * issue.keys.length;
    if (issue.path.length === 0) return 25;
    return issue.code === 'invalid_type' && issue.message.includes('undefined') ? 20 : 1;
  });
  return weights.reduce((sum, weight) => sum + weight, 0);
}
