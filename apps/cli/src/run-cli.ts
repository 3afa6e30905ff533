import { setTimeout as sleep } from 'node:timers/promises';
import { run } from '@stricli/core';
import { toFlareError, type ErrorCode } from '@flarewire/schemas/error';
import { buildFlare } from './application.ts';
import { UsageError, type CliProcess, type CommandContext } from './command.ts';
import { complete } from './arguments/complete.ts';
import { inSentences } from './terminal/in-sentences.ts';
import { wordsFor } from './arguments/misuse.ts';
import { openTerminal, spelledOut, widthOf } from './terminal/terminal.ts';

/** Time that a command has to come to its end after Ctrl-C; then it is left where it is. */
const windDownMs = 700;

/**
 * Runs one call of `flare`.
 * @returns exit code: 0 done, 1 failed, 2 bad usage or a configuration with mistakes, 130 interrupted
 */
export async function runCli(args: readonly string[], lent: CliProcess): Promise<number> {
  const { stdout, stderr, signal } = lent;
  const [name, ...rest] = args;
  if (name === '__complete') return complete(rest, lent);
  const asJson = args.includes('--json');
  const print = (value: unknown) => stdout.write(`${JSON.stringify(value)}\n`);
  const ended = { failed: false, misused: false, parted: false, goodbye: 'Nothing goes on without you' };
  const goodbye = () => {
    ended.parted = true;
    return ended.goodbye;
  };
  const tellMisuse = (line: string) => {
    ended.misused = true;
    if (asJson) print(failure('invalid_request', line));
  };
  const tellThrown = (thrown: unknown) => {
    if (signal.aborted) return goodbye();
    const { code, message } = asFlareError(thrown, name);
    if (asJson) print(failure(code, message));
    return stderr.isTTY ? inSentences(message, widthOf(stderr)) : message;
  };
  const terminal = openTerminal(asJson ? stderr : stdout);
  const say = (text: string) => {
    terminal.clear();
    stderr.write(spelledOut(text));
  };
  const running = {
    stdout: name === undefined ? { write: say } : stdout,
    stderr: { write: say },
    env: {},
    exitCode: null as number | null,
  };
  const context: CommandContext & { process: typeof running } = {
    ...lent,
    process: running,
    terminal,
    json: print,
    failed: () => (ended.failed = true),
    ifInterrupted: (sentence) => (ended.goodbye = sentence),
  };
  const app = buildFlare(
    wordsFor(name === 'dlq' && rest.length > 0 ? `dlq ${rest[0]}` : name, { misuse: tellMisuse, thrown: tellThrown }),
    (thrown) => (isMisuse(thrown) ? 2 : 1),
  );
  const command = run(app, wanted(args), context);
  await Promise.race([command, afterAbort(signal)]);
  if (signal.aborted) {
    if (!ended.parted) say(`${goodbye()}\n`);
    return 130;
  }
  if (name === undefined || (name === 'dlq' && rest.length === 0) || ended.misused) return 2;
  return running.exitCode || (ended.failed ? 1 : 0);
}

/** `flare` alone shows what there is; `flare help x` is `flare x --help`. */
function wanted(args: readonly string[]): readonly string[] {
  const [first, ...rest] = args;
  return first === undefined || first === 'help' ? [...rest, '--help'] : withEmptyValues(args);
}

/** `--x=` as `--x ''`: the parser takes it for an argument, such as the id of a case. */
function withEmptyValues(args: readonly string[]): readonly string[] {
  const end = args.indexOf('--');
  const options = end < 0 ? args : args.slice(0, end);
  const split = options.flatMap((arg) => (/^--[a-z][a-z0-9-]*=$/.test(arg) ? [arg.slice(0, -1), ''] : [arg]));
  return [...split, ...args.slice(options.length)];
}

async function afterAbort(signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await sleep(windDownMs, undefined, { ref: false });
}

function isMisuse(thrown: unknown): boolean {
  return thrown instanceof UsageError || asFlareError(thrown, '').code === 'invalid_config';
}

function asFlareError(thrown: unknown, command: string | undefined): { code: ErrorCode; message: string } {
  const doing = `Cannot run flare ${command}`;
  if (thrown instanceof UsageError) {
    return { code: 'invalid_request', message: `${doing}: ${thrown.message}; flare ${command} --help tells more` };
  }
  return toFlareError(thrown, 'stage_failed', doing);
}

function failure(code: ErrorCode, message: string) {
  return { error: { code, message } };
}
