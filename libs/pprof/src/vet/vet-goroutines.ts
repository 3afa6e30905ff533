import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { FlareError } from '@flarewire/schemas';
import type { Vetted, VetOptions } from './vetted.ts';

/** Checks the text of `goroutine?debug=2` and scrubs it line by line. */
export async function vetGoroutines({ what, from, to, scrub }: VetOptions): Promise<Vetted> {
  await pipeline(
    createInterface({ input: createReadStream(from), crlfDelay: Infinity }),
    async function* scrubbed(lines: AsyncIterable<string>) {
      let first = true;
      for await (const line of lines) {
        if (first && !/^goroutine \d+ /.test(line)) {
          throw new FlareError(
            'profile_not_pprof',
            `Cannot read ${what}: the answer is not a list of goroutines; check the base URL`,
          );
        }
        first = false;
        yield `${scrub(line)}\n`;
      }
    },
    createWriteStream(to, { mode: 0o600 }),
  );
  return { file: to };
}
