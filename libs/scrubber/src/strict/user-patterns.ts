import type { ScrubberPattern } from '@flarewire/schemas';
import { FlareError } from '@flarewire/schemas/error';
import { createRequire } from 'node:module';
import type * as Recheck from 'recheck';
import { mask, type Mask } from './rule.ts';

/**
 * Turns the operator's patterns, if there are any, into a search for masks. Each is shown to run in linear time first.
 *
 * @throws FlareError `invalid_config` where a pattern is no pattern, or could run longer than in linear time
 */
export function userPatterns(
  patterns: readonly ScrubberPattern[],
): ((text: string, from: number, to: number) => Mask[]) | undefined {
  const compiled = patterns.map((pattern) => ({ rule: pattern.name, regex: linearPattern(pattern) }));
  if (compiled.length === 0) return undefined;
  return (text, from, to) =>
    compiled.flatMap(({ rule, regex }) => matches(regex, rule, text, from, to)).toSorted((a, b) => a.start - b.start);
}

function linearPattern({ name, match, ignoreCase }: ScrubberPattern): RegExp {
  const flags = ignoreCase ? 'dgi' : 'dg';
  const doing = `Cannot use the pattern "${name}" of scrubber.patterns`;
  let regex;
  try {
    regex = new RegExp(match, flags);
  } catch (cause) {
    throw new FlareError('invalid_config', `${doing}: ${(cause as Error).message}`, { cause });
  }
  if (regex.test(''))
    throw new FlareError('invalid_config', `${doing}: it matches the empty text, so write what must be there`);
  const unnamed = match.replace(/\(\?<[A-Za-z]\w*>/g, '(');
  const result = loadChecker().checkSync(unnamed, ignoreCase ? 'gi' : 'g', { timeout: 5_000 });
  if (result.status === 'safe') return regex;
  const reason =
    result.status === 'vulnerable'
      ? `it can take ${result.complexity.summary} time, so bound its repeats, as in {1,64}, and let none begin where another may end`
      : 'it could not be shown to run in linear time, so write it more simply';
  throw new FlareError('invalid_config', `${doing}: ${reason}`);
}

/** The checker is large, and few have patterns of their own. */
function loadChecker(): typeof Recheck {
  return createRequire(import.meta.url)('recheck') as typeof Recheck;
}

function matches(regex: RegExp, rule: string, text: string, from: number, to: number): Mask[] {
  const found: Mask[] = [];
  regex.lastIndex = from;
  for (let match = regex.exec(text); match && match.index < to; match = regex.exec(text)) {
    const [start, end] = match.indices?.groups?.['secret'] ?? [match.index, match.index + match[0].length];
    const secret = text.slice(start, end);
    if (end > start && secret !== mask) found.push({ start, end, text: mask, rule, learn: secret, isCertain: true });
  }
  return found;
}
