import { createDatadogScrubber } from './datadog/datadog-scrubber.ts';
import { createStrictEngine, type StrictEngine } from './strict/strict-engine.ts';
import { createStrictScrubber } from './strict/strict-scrubber.ts';
import type { PseudonymKey, Scrubber, ScrubberOptions } from './scrubber.ts';

/**
 * Makes the scrubber of one flare.
 *
 * @throws FlareError `invalid_config` where a key or pattern cannot be used, with the reason.
 */
export function createScrubber(options: ScrubberOptions, pseudonymKey?: PseudonymKey): Scrubber {
  return scrubberFactory(options)(pseudonymKey);
}

/**
 * Makes scrubbers, one for each flare. Their rules are made ready once, with the first: that takes longer than to scrub a small
 * flare. The scrubbers share nothing that they learn.
 */
export function scrubberFactory(options: ScrubberOptions): (pseudonymKey?: PseudonymKey) => Scrubber {
  if (options.rules === 'datadog') return () => createDatadogScrubber(options);
  let engine: StrictEngine | undefined;
  return (pseudonymKey) => createStrictScrubber(options, (engine ??= createStrictEngine(options)), pseudonymKey);
}
