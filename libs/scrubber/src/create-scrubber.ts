import { createDatadogScrubber } from './datadog/datadog-scrubber.ts';
import { createStrictScrubber } from './strict/strict-scrubber.ts';
import type { Scrubber, ScrubberOptions } from './scrubber.ts';

/**
 * Makes the scrubber of one flare.
 *
 * @throws FlareError `invalid_config` where a key or pattern cannot be used, with the reason.
 */
export function createScrubber(options: ScrubberOptions): Scrubber {
  return options.rules === 'datadog' ? createDatadogScrubber(options) : createStrictScrubber(options);
}
