import { readFile } from 'node:fs/promises';
import { config, FlareError, type Config } from '@flarewire/schemas';
import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import { flattenIssues } from './config-issues.ts';

/** One mistake in a configuration file. `line` counts from 1. */
export type ConfigMistake = { line: number; path: string; message: string };

/** A configuration that cannot be used, with every mistake in it. */
export class ConfigError extends FlareError {
  readonly file: string;
  readonly mistakes: readonly ConfigMistake[];

  constructor(file: string, mistakes: readonly ConfigMistake[]) {
    const lines = mistakes.map(({ line, path, message }) => `${file}:${line}: ${path ? `${path}: ` : ''}${message}`);
    super(
      'invalid_config',
      `Cannot use ${file}, ${mistakes.length === 1 ? 'one mistake' : `${mistakes.length} mistakes`}:\n${lines.join('\n')}`,
    );
    this.file = file;
    this.mistakes = mistakes;
  }
}

/** Reads `flarewire.yaml`. @throws {ConfigError} with each mistake's line; {FlareError} `invalid_config` when it cannot be read */
export async function loadConfig(file: string, options: { signal?: AbortSignal } = {}): Promise<Config> {
  let text: string;
  try {
    text = await readFile(file, { encoding: 'utf8', ...options });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new FlareError(
      'invalid_config',
      `Cannot read the configuration ${file}: ${reason}; name another one with --config`,
      { cause },
    );
  }
  return parseConfig(text, file);
}

/** As `loadConfig`, from the text of the file. */
export function parseConfig(text: string, file = 'flarewire.yaml'): Config {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) {
    throw new ConfigError(
      file,
      document.errors.map(({ pos, message }) => ({
        line: lines.linePos(pos[0]).line,
        path: '',
        message: message.replace(/ at line \d+, column \d+:[^]*$/, ''),
      })),
    );
  }
  const result = config.safeParse(document.toJS() ?? {});
  if (result.success) return result.data;
  const mistakes = flattenIssues(result.error.issues).map(({ path, message }) => ({
    line: lineOf(document, path, lines),
    path: path.join('.'),
    message,
  }));
  throw new ConfigError(
    file,
    mistakes.toSorted((a, b) => a.line - b.line),
  );
}

/** The line of the value at a path, or of the nearest thing around it that is there. */
function lineOf(document: Document, path: readonly PropertyKey[], lines: LineCounter): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
