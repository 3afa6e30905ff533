import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** Every benchmark is a program of its own, so that none measures the memory of another. */
const benches = ['flare', 'target', 'scrub', 'growth', 'archive', 'profile', 'deliver', 'gate', 'services', 'fleet'];
/** Measures a corpus that is named behind it, and so is run only when it is asked for. */
const withCorpus = 'secrecy';
const given = process.argv.slice(2);
const optionsAt = given[0] === withCorpus ? 1 : given.findIndex((word) => word.startsWith('-'));
const wanted = optionsAt < 0 ? given : given.slice(0, optionsAt);
const passedOn = optionsAt < 0 ? [] : given.slice(optionsAt);

for (const name of wanted.length > 0 ? wanted : benches) {
  if (name !== withCorpus && !benches.includes(name)) {
    process.stderr.write(`There is no benchmark "${name}"; there are ${benches.join(', ')}, ${withCorpus}\n`);
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
