import { setFlagsFromString } from 'node:v8';

// What is young is little here, and buffers outside of the heap are let go only when it is swept: with 16 MB of it, V8's usual
// limit, a hundred megabytes of them would wait.
setFlagsFromString('--semi-space-growth-factor=1');

const stopping = new AbortController();
// More signals say the same once more: the terminal and whoever started this process may both send one.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stopping.abort());
// A reader that closes the pipe early, such as head, is no error; a full disk is one.
const hasLeft = (error: NodeJS.ErrnoException) => error.code === 'EPIPE';
const endUnprinted = (error: NodeJS.ErrnoException) => {
  if (hasLeft(error)) process.exit(0);
  const why = error.code === 'ENOSPC' ? 'there is no room left where standard output goes' : error.message;
  process.stderr.write(`Cannot print: ${why}; make room, or print elsewhere\n`);
  process.exit(1);
};
process.stdout.on('error', endUnprinted);
// What is only told on the way stops nothing where nobody hears it.
process.stderr.on('error', () => {});

// Loaded only now, so that Ctrl-C is heard while it loads.
const { runCli } = await import('./run-cli.ts');
const { env, stdin, stdout, stderr } = process;
const code = await runCli(process.argv.slice(2), { env, stdin, stdout, stderr, signal: stopping.signal });
// What a collected command left behind, or a terminal that is still being read, must not keep this process.
stdout.write('', () => {
  if (stdout.errored && !hasLeft(stdout.errored)) endUnprinted(stdout.errored);
  process.exit(code);
});
