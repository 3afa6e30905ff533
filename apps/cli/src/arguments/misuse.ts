import { formatMessageForArgumentScannerError, text_en, type ApplicationText } from '@stricli/core';
import { anyOf } from '@flarewire/schemas/words';
import { isPlaceholder } from './placeholders.ts';

type Scanned = Parameters<typeof formatMessageForArgumentScannerError>[0];

/**
 * The parser's words, as ours: one line that says what was wrong with the call and what to do. `tell` gets each such
 * line, and each error that a command threw.
 */
export function wordsFor(
  command: string | undefined,
  tell: { misuse: (line: string) => void; thrown: (error: unknown) => string },
): ApplicationText {
  const misuse = (line: string) => {
    tell.misuse(line);
    return line;
  };
  return {
    ...text_en,
    headers: { usage: 'Usage', aliases: 'Also', commands: 'Commands', flags: 'Options', arguments: 'Arguments' },
    keywords: { default: 'default:', separator: 'separator:' },
    briefs: {
      ...text_en.briefs,
      help: 'print this',
      version: 'print the version',
      argumentEscapeSequence: 'what follows is not an option',
    },
    noCommandRegisteredForInput: ({ input, corrections }) =>
      misuse(
        input.startsWith('-')
          ? `Cannot run flare ${input}: a command comes first; flare help lists them`
          : `Cannot run flare ${command?.endsWith(` ${input}`) ? command : input}: there is no such command; ` +
              (meant(corrections.filter((name) => isNear(input, name))) ?? 'flare help lists them'),
      ),
    exceptionWhileParsingArguments: (thrown) => {
      const [why, what] = explain(thrown as Scanned, command);
      return misuse(`Cannot run flare ${command}: ${why}; ${what ?? `flare ${command} --help tells more`}`);
    },
    exceptionWhileRunningCommand: tell.thrown,
  };
}

/** Why a call cannot be understood, and where one may guess it, what was meant. */
function explain(thrown: Scanned, command: string | undefined): [why: string, what: string | undefined] {
  let what: string | undefined;
  const why = formatMessageForArgumentScannerError(thrown, {
    FlagNotFoundError: ({ input, corrections, aliasName }) => {
      const given = input.replace(/^--/, '');
      what = meant(corrections.filter((name) => isNear(given, name)).map((name) => `--${kebab(name)}`));
      return `there is no option ${aliasName ? `-${aliasName}` : `--${input.replace(/^--/, '')}`}`;
    },
    AliasNotFoundError: ({ input }) => `there is no option -${input}`,
    ArgumentParseError: ({ externalFlagNameOrPlaceholder: name, exception }) =>
      `${isPlaceholder(name) ? `<${name}>` : asTyped(name)}: ${exception instanceof Error ? exception.message : String(exception)}`,
    EnumValidationError: ({ externalFlagName, input, values }) =>
      `${asTyped(externalFlagName)} takes ${anyOf(values)}, not "${input}"`,
    UnsatisfiedFlagError: ({ externalFlagName }) => `${asTyped(externalFlagName)} needs a value`,
    UnsatisfiedPositionalError: ({ placeholder }) => `it needs <${placeholder}>`,
    UnexpectedPositionalError: ({ input }) => {
      if (command === 'collect') what = meant([`--out ${input}`]);
      if (command === 'scrub') {
        what = 'name the folder that holds them';
        return `it takes one file or folder, and "${input}" is a second`;
      }
      return `it does not know what to do with "${input}"`;
    },
    UnexpectedFlagError: ({ externalFlagName }) => `${asTyped(externalFlagName)} is there twice`,
    InvalidNegatedFlagSyntaxError: ({ externalFlagName }) => `${asTyped(externalFlagName)} takes no value`,
  });
  return [why, what];
}

function meant(corrections: readonly string[]): string | undefined {
  const [nearest] = corrections;
  return nearest === undefined ? undefined : `did you mean ${nearest}?`;
}

/** Nothing is near to three or four letters, of which the parser lets three be wrong, unless the first is right. */
function isNear(input: string, correction: string): boolean {
  return input.length > 4 || input[0] === /[a-z]/.exec(correction)?.[0];
}

function asTyped(name: string): string {
  return /^[a-z][A-Za-z0-9-]*$/.test(name) ? `--${kebab(name)}` : name;
}

function kebab(name: string): string {
  return name.replace(/^--/, '').replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
