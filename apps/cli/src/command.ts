import type { ParseArgsConfig } from 'node:util';
import type { Readable } from 'node:stream';
import type { Output, Terminal } from './terminal.ts';

/** What a command may use of the process it runs in. */
export type CommandContext = {
  env: NodeJS.ProcessEnv;
  stdin: Readable & { isTTY?: boolean };
  stdout: Output;
  stderr: Output;
  /** For a person; with `--json` it is standard error, so that standard output holds JSON alone. */
  terminal: Terminal;
  /** Prints the command's result as one line of JSON on standard output. */
  json: (value: unknown) => void;
  signal: AbortSignal;
};

/** The options of a command, as `node:util` parses them, each with its line in the usage. */
export type CommandOptions = Record<string, NonNullable<ParseArgsConfig['options']>[string] & { about: string }>;

export type Parsed = {
  values: Record<string, string | boolean | (string | boolean)[] | undefined>;
  positionals: string[];
};

/** A command of `flare`: its words in the usage, its options, and its work. */
export type Command = {
  name: string;
  /** What stands behind the name in the usage. */
  usage: string;
  summary: string;
  options: CommandOptions;
  /** How many words it takes besides options. */
  positionals: { least: number; most: number };
  /** @returns exit code: 0 done, 1 failed. @throws {UsageError} bad usage, {FlareError} what went wrong */
  run: (parsed: Parsed, context: CommandContext) => Promise<number>;
};

/** The command was called wrongly: exit 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
