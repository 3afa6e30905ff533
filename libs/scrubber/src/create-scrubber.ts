import { createDatadogScrubber } from './datadog/datadog-scrubber.ts';
import { engineFor, createStrictScrubber } from './strict/strict-scrubber.ts';
import type { Scrubber, ScrubberOptions } from './scrubber.ts';

/**
 * Makes the scrubber of one flare.
 *
 * @throws FlareError `invalid_config` where a key or pattern cannot be used, with the reason.
 */
export function createScrubber(options: ScrubberOptions): Scrubber {
  return scrubberFactory(options)();
}

/**
 * Makes scrubbers, one for each flare. Their rules are made ready once, with the first: that takes longer than to scrub a small
 * flare. The scrubbers share nothing that they learn.
 */
export function scrubberFactory(options: ScrubberOptions): () => Scrubber {
  if (options.rules === 'datadog') return () => createDatadogScrubber(options);
  let engine: ReturnType<typeof engineFor> | undefined;
  return () => createStrictScrubber(options, (engine ??= engineFor(options)));
}
