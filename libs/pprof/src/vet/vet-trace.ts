import { createReadStream } from 'node:fs';
import { FlareError } from '@flarewire/schemas';
import type { Vetted, VetOptions } from './vetted.ts';

const header = /^go 1\.\d+ trace\0/;
/** Text, apart from `%`: that byte is the event by which a trace begins a string (`traceEvString` of Go's runtime). */
const text = /[\t\x20-\x24\x26-\x7e]{6,}/g;
const longestRun = 4096;

/**
 * Checks an execution trace. Its format is Go's own and changes with the version, so nothing in it can be masked:
 * a trace in which a scrubbing rule finds something stays out.
 */
export async function vetTrace({ what, from, scrub }: VetOptions): Promise<Vetted> {
  let read = '';
  let first = true;
  for await (const chunk of createReadStream(from, { encoding: 'latin1', highWaterMark: 64 * 1024 })) {
    read += chunk as string;
    if (first && !header.test(read)) {
      throw new FlareError(
        'profile_not_pprof',
        `Cannot read ${what}: the answer is not an execution trace; check the base URL`,
      );
    }
    first = false;
    if (read.match(text)?.some((run) => scrub(run) !== run) === true) {
      throw new FlareError(
        'profile_unscrubbable',
        `Cannot read ${what}: the trace may hold a secret, and cannot be scrubbed; ask without it`,
      );
    }
    read = read.slice(-longestRun);
  }
  return { file: from };
}
