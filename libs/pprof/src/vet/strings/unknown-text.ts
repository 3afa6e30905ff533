import { FlareError } from '@flarewire/schemas';
import type { TakeUnknown } from '../../wire/messages.ts';
import { withoutIds } from './readings.ts';

const printable = /[\t\x20-\x7e\x80-\xff]{6,}/g;
const windowBytes = 64 * 2 ** 10;
const longestRun = 4 * 2 ** 10;

/**
 * Looks into fields that the format does not know. They stay as they are, so a profile in which a rule finds something there
 * stays out.
 * @throws {FlareError} `profile_unscrubbable`, from what it gives
 */
export function lookIntoUnknown(what: string, scrub: (text: string) => string): TakeUnknown {
  const isSecret = (text: string): boolean =>
    text
      .match(printable)
      ?.map(withoutIds)
      .some((run) => scrub(run) !== run) === true;
  return (bytes) => {
    for (let from = 0; from < bytes.length; from += windowBytes - longestRun) {
      if (!isSecret(Buffer.from(bytes.subarray(from, from + windowBytes)).toString('latin1'))) continue;
      throw new FlareError(
        'profile_unscrubbable',
        `Cannot read ${what}: a field that is new to the format may hold a secret, and cannot be scrubbed; update Flarewire`,
      );
    }
  };
}
