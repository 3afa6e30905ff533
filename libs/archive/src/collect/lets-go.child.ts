/** Makes a flare of the target that is its argument, prints its files, and has nothing left to do. */
import { makeFlare } from '../flare.fixture.ts';

const { files, rows } = await makeFlare(JSON.parse(process.argv[2]!));
process.stdout.write(JSON.stringify({ files, states: rows.map(({ state }) => state) }));
