import { createDatadogScrubber } from './datadog/datadog-scrubber.ts';
import { strictEngines, type StrictEngine } from './strict/strict-engine.ts';
import { createStrictScrubber } from './strict/strict-scrubber.ts';
import type { ScrubThreads } from './threads/scrub-threads.ts';
import type { PseudonymKey, Scrubber, ScrubberOptions } from './scrubber.ts';

/**
 * Makes the scrubber of one flare. Where it is given threads, those of the same options and key, they scrub its large files;
 * those of the rule set `datadog` are scrubbed here.
 *
 * @throws FlareError `invalid_config` where a key or pattern cannot be used, with the reason.
 */
export function createScrubber(
  options: ScrubberOptions,
  pseudonymKey?: PseudonymKey,
  threads?: ScrubThreads,
): Scrubber {
  return scrubberFactory(options)(pseudonymKey, threads);
}

/**
 * Makes scrubbers, one for each flare. Their rules are made ready once, with the first: that takes longer than to scrub a small
 * flare. The scrubbers share nothing that they learn.
 */
export function scrubberFactory(
  options: ScrubberOptions,
): (pseudonymKey?: PseudonymKey, threads?: ScrubThreads) => Scrubber {
  if (options.rules === 'datadog') return () => createDatadogScrubber(options);
  let engineOf: (() => StrictEngine) | undefined;
  return (pseudonymKey, threads) =>
    createStrictScrubber(options, (engineOf ??= strictEngines(options))(), pseudonymKey, threads);
}
