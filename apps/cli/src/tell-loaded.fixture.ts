import { registerHooks } from 'node:module';

/** For `node --import`: at its end, a process tells on standard error each module that it loaded, one a line. */
const loaded = new Set<string>();
registerHooks({
  load(url, context, nextLoad) {
    loaded.add(url);
    return nextLoad(url, context);
  },
});
process.on('exit', () => process.stderr.write(`${[...loaded].join('\n')}\n`));
