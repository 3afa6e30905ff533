/**
 * The three services, as processes over a real broker: what one large flare takes beside `flare collect`, small ones one after another
 * beside the same stages in one process, and many at once. `npm run bench services -- --row burst` for one of `large`, `one-by-one`,
 * `burst`, `profiled`, `flood`; `--mib 64 --rounds 1` for a large flare that is less large. Ends with 1 when a target is missed.
 */
import { parseArgs } from 'node:util';
import { burst } from './services/burst.ts';
import { flood } from './services/flood.ts';
import { large } from './services/large.ts';
import { oneByOne } from './services/one-by-one.ts';
import { profiled } from './services/profiled.ts';

const rows = { large, 'one-by-one': oneByOne, burst, profiled, flood };
const { values } = parseArgs({
  options: {
    row: { type: 'string' },
    mib: { type: 'string', default: '256' },
    rounds: { type: 'string', default: '3' },
  },
});
const size = { mib: Number(values.mib), rounds: Number(values.rounds) };

for (const [name, measure] of Object.entries(rows)) {
  if (values.row !== undefined && values.row !== name) continue;
  const { figures, isReached } = await measure(size);
  process.stdout.write(`${name.padEnd(12)}${figures}   ${isReached ? 'reached' : 'short of its target'}\n`);
  if (!isReached) process.exitCode = 1;
}
