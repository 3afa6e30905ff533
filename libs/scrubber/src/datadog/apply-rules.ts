import type { Rule } from './rule.ts';

/** Told of every value that a rule masks. */
export type OnMasked = (rule: string) => void;

export interface ApplyOptions {
  /** Leaves `ENC[...]` handles of the Agent's secret backend as they are. */
  keepHandles: boolean;
  onMasked: OnMasked;
}

/** Applies all line rules in order to one line, or to a URL or other short text. */
export function applyRules(rules: readonly Rule[], line: string, options: ApplyOptions): string {
  return rules.reduce((text, rule) => applyRule(rule, text, options), line);
}

function applyRule(rule: Rule, text: string, options: ApplyOptions): string {
  if (!rule.line || (rule.hints?.length && !rule.hints.some((hint) => text.includes(hint)))) return text;
  let result = '';
  let done = 0;
  for (const { start, end, text: replacement } of rule.line(text)) {
    if (options.keepHandles && /ENC\[[^\]]+\]/.test(text.slice(start, end))) continue;
    result += text.slice(done, start) + replacement;
    done = end;
    options.onMasked(rule.name);
  }
  return done === 0 ? text : result + text.slice(done);
}
