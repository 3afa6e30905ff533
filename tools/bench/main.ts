import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** Every benchmark is a program of its own, so that none measures the memory of another. */
const benches = ['flare', 'target', 'scrub', 'growth', 'archive', 'profile', 'deliver', 'gate', 'services', 'fleet'];
/** Measure a corpus or folder that is named behind them, and so are run only when they are asked for. */
const withCorpus = ['secrecy', 'labelled'];
const given = process.argv.slice(2);
const optionsAt = withCorpus.includes(given[0] ?? '') ? 1 : given.findIndex((word) => word.startsWith('-'));
const wanted = optionsAt < 0 ? given : given.slice(0, optionsAt);
const passedOn = optionsAt < 0 ? [] : given.slice(optionsAt);

for (const name of wanted.length > 0 ? wanted : benches) {
  if (!withCorpus.includes(name) && !benches.includes(name)) {
    process.stderr.write(`There is no benchmark "${name}"; there are ${[...benches, ...withCorpus].join(', ')}\n`);
    process.exitCode = 2;
    break;
  }
  process.stdout.write(`\n== ${name}\n`);
  const bench = spawn(process.execPath, [path.join(import.meta.dirname, `${name}.ts`), ...passedOn], {
    stdio: 'inherit',
  });
  const [code] = (await once(bench, 'exit')) as [number | null];
  if (code !== 0) process.exitCode = 1;
}
