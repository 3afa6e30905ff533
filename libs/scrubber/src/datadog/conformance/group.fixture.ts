/**
 * Cases of the Agent's own scrubber that go together. Where `from` names a test, inputs and results are those of
 * DataDog/datadog-agent's tests in `pkg/util/scrubber` and `comp/core/flare/helpers` (Apache-2.0, see NOTICE); where it
 * says "a build", they were seen of that package at commit d5393e02 (7.77.0-dev).
 */
export type Group = {
  about: string;
  from: string;
  /** What the Agent takes it for: a whole text, one line of it, a URL in a line, a document, or decoded data. */
  as: 'text' | 'line' | 'url' | 'yaml' | 'json' | 'object' | 'engine';
  options?: {
    preserveENC?: boolean;
    flareApiKeyRule?: boolean;
    additionalKeys?: string[];
    /** Patterns and replacements instead of the Agent's rules. */
    single?: [string, string][];
    via?: 'json';
  };
  /** What goes in, what comes out (where nothing changes, nothing or `same`), and what it shows. */
  cases: readonly (readonly [input: string, expected?: string | typeof same, about?: string])[];
};

export const same = Symbol('the input as it is');

export function lines(...all: string[]): string {
  return all.join('\n');
}
