import type { StrictRule } from './rule.ts';
import { strictRules } from './rules.ts';

/** What is known of a rule without running it. */
export type RuleDescription = Omit<StrictRule, 'find' | 'glance'>;

/** The strict rules as data, in the order in which they are tried: name, kind, what each matches and makes, since when, and its hints. */
export function strictRuleTable(): RuleDescription[] {
  return strictRules(new Set(), () => undefined, 'mask').map(({ name, kind, about, since, hints }) => ({
    name,
    kind,
    about,
    since,
    hints,
  }));
}
