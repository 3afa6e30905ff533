import { parseArgs } from 'node:util';
import { toFlareError, type ErrorCode, type FlareError } from '@flarewire/schemas';
import { UsageError, type Command, type CommandContext, type CommandOptions, type Parsed } from './command.ts';
import { commands } from './commands/registry.ts';
import { openTerminal } from './terminal.ts';

const common: CommandOptions = {
  json: { type: 'boolean', default: false, about: 'print JSON on standard output' },
  help: { type: 'boolean', short: 'h', default: false, about: 'print this' },
};

/**
 * Runs one call of `flare`.
 * @returns exit code: 0 done, 1 failed, 2 bad usage or a configuration with mistakes, 130 interrupted
 */
export async function runCli(
  args: readonly string[],
  context: Omit<CommandContext, 'terminal' | 'json'>,
): Promise<number> {
  const { stdout, stderr } = context;
  const [name, ...rest] = args;
  const command = commands.find((each) => each.name === name);
  const asJson = rest.includes('--json');
  const json = (value: unknown) => stdout.write(`${JSON.stringify(value)}\n`);
  if (!command) {
    const asked = name === undefined || name === 'help' || name === '--help' || name === '-h';
    if (asJson && !asked) json(failure('invalid_request', `There is no command "${name}"`));
    (asked && name !== undefined ? stdout : stderr).write(
      asked ? usage() : `There is no command "${name}"\n\n${usage()}`,
    );
    return asked && name !== undefined ? 0 : 2;
  }
  const terminal = openTerminal(asJson ? stderr : stdout);
  try {
    const parsed = parse(command, rest);
    if (parsed.values.help) {
      stdout.write(commandUsage(command));
      return 0;
    }
    return await command.run(parsed, { ...context, terminal, json });
  } catch (thrown) {
    if (context.signal.aborted) return 130;
    return tell(thrown, command, { asJson, json, stderr });
  }
}

function parse(command: Command, args: string[]): Parsed {
  const { least, most } = command.positionals;
  let parsed: Parsed;
  try {
    parsed = parseArgs({
      args,
      options: { ...common, ...command.options },
      allowPositionals: true,
      allowNegative: true,
    });
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
  if (parsed.values.help) return parsed;
  if (parsed.positionals.length < least)
    throw new UsageError(`flare ${command.name} needs ${least === 1 ? 'one argument' : `${least} arguments`}`);
  if (parsed.positionals.length > most)
    throw new UsageError(`flare ${command.name} does not know what to do with "${parsed.positionals[most]}"`);
  return parsed;
}

function tell(
  thrown: unknown,
  command: Command,
  { asJson, json, stderr }: { asJson: boolean; json: (value: unknown) => void; stderr: CommandContext['stderr'] },
): number {
  if (thrown instanceof UsageError) {
    if (asJson) json(failure('invalid_request', thrown.message));
    stderr.write(`${thrown.message}\n\n${commandUsage(command)}`);
    return 2;
  }
  const error: FlareError = toFlareError(thrown, 'stage_failed', `Cannot run flare ${command.name}`);
  if (asJson) json(failure(error.code, error.message));
  stderr.write(`${error.message}\n`);
  return error.code === 'invalid_config' ? 2 : 1;
}

function failure(code: ErrorCode, message: string) {
  return { error: { code, message } };
}

function commandUsage(command: Command): string {
  const options = Object.entries({ ...command.options, ...common }).map(([name, { type, short, about }]) => {
    const flags = `${short ? `-${short}, ` : '    '}--${name}${type === 'string' ? ' <value>' : ''}`;
    return `  ${flags.padEnd(28)}  ${about}`;
  });
  return `flare ${command.name} ${command.usage}\n\n${command.summary}\n\n${options.join('\n')}\n`;
}

function usage(): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return `flare <command> [options]\n\n${lines.join('\n')}\n\nflare <command> --help tells more; --json prints JSON.\n`;
}
