import type { Readable } from 'node:stream';
import type { CommandContext as ParserContext } from '@stricli/core';
import type { Output, Terminal } from './terminal/terminal.ts';

/** What takes bytes as they are, too, and says when it has taken them. */
type ByteOutput = Omit<Output, 'write'> & { write: (what: string | Uint8Array, written?: () => void) => unknown };

/** What a command may use of the process it runs in. */
export type CommandContext = ParserContext & {
  env: NodeJS.ProcessEnv;
  stdin: Readable & { isTTY?: boolean };
  stdout: ByteOutput;
  stderr: Output;
  /** For a person; with `--json` it is standard error, so that standard output holds JSON alone. */
  terminal: Terminal;
  /** Prints the command's result as one line of JSON on standard output. */
  json: (value: unknown) => void;
  signal: AbortSignal;
  /** Says that the command, though it ran, did not reach what was wanted: exit 1 when it returns. */
  failed: () => void;
  /** What is said when Ctrl-C comes from now on: what goes on without this process, and how to follow or end it. */
  ifInterrupted: (sentence: string) => void;
};

/** What a process lends to the command line. */
export type CliProcess = Pick<CommandContext, 'env' | 'stdin' | 'stdout' | 'stderr' | 'signal'>;

/** The command was called wrongly: exit 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
