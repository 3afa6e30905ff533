import { readFile } from 'node:fs/promises';
import { config, FlareError, whyUnread, type Config } from '@flarewire/schemas';
import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document, type YAMLError } from 'yaml';
import { flattenIssues } from './config-issues.ts';
import { unfilledIn } from './unfilled.ts';

/** One mistake in a configuration file. `line` counts from 1. */
export type ConfigMistake = { line: number; path: string; message: string };

/** A file that is no configuration at all has a mistake in each line. */
const shownAtMost = 20;

/** A configuration that cannot be used, with every mistake in it. */
export class ConfigError extends FlareError {
  readonly file: string;
  readonly mistakes: readonly ConfigMistake[];

  constructor(file: string, mistakes: readonly ConfigMistake[]) {
    const lines = mistakes
      .slice(0, shownAtMost)
      .map(({ line, path, message }) => `${file}:${line}: ${path ? `${path}: ` : ''}${message}`);
    const more = mistakes.length - lines.length;
    super(
      'invalid_config',
      `Cannot use ${file}, ${mistakes.length === 1 ? 'one mistake' : `${mistakes.length} mistakes`}:\n${lines.join('\n')}${more > 0 ? `\nand ${more} more` : ''}`,
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
    const message = `Cannot read the configuration ${file}: ${whyUnread(cause)}; name another one with --config`;
    throw new FlareError('invalid_config', message, { cause });
  }
  return parseConfig(text, file);
}

/** As `loadConfig`, from the text of the file. */
export function parseConfig(text: string, file = 'flarewire.yaml'): Config {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, merge: true, logLevel: 'error' });
  const unread = [...document.errors, ...document.warnings];
  if (unread.length > 0) {
    throw new ConfigError(
      file,
      unread.map(({ pos, code, message }) => ({
        line: lines.linePos(pos[0]).line,
        path: '',
        message: saidPlainly[code] ?? withoutContent(message.replace(/ at line \d+, column \d+:[^]*$/, '')),
      })),
    );
  }
  const input = valueOf(document, file) ?? {};
  const result = config.safeParse(input);
  const unfilled = unfilledIn(input).map((path) => ({
    path,
    message: 'has a variable in it, "${…}", and none is filled in here; write its value',
  }));
  if (result.success && unfilled.length === 0) return result.data;
  const mistakes = [...flattenIssues(result.error?.issues ?? [], input), ...unfilled].map(({ path, message }) => ({
    line: lineOf(document, path, lines),
    path: path.join('.'),
    message,
  }));
  throw new ConfigError(
    file,
    mistakes.toSorted((a, b) => a.line - b.line),
  );
}

/** What the parser says in the words of those who write YAML readers. */
const saidPlainly: Partial<Record<YAMLError['code'], string>> = {
  DUPLICATE_KEY: 'this key is there twice; keep one of them',
  MULTIPLE_DOCS: 'a second document begins here ("---"); keep one in a file',
  TAG_RESOLVE_FAILED: 'has a tag, which begins with "!", that is not known here; take it out',
};

/** The line of the key or the item at a path, or of the nearest thing around it that is there. */
function lineOf(document: Document, path: readonly PropertyKey[], lines: LineCounter): number {
  for (let depth = path.length; depth > 0; depth--) {
    const around = document.getIn(path.slice(0, depth - 1), true);
    const pair = isMap(around) && around.items.find(({ key }) => isScalar(key) && key.value === path[depth - 1]);
    const node = pair ? pair.key : document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

/** @throws {ConfigError} for an alias of nothing, and for aliases that would grow without end */
function valueOf(document: Document, file: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    const message = withoutContent(error instanceof Error ? error.message : 'it cannot be read');
    throw new ConfigError(file, [{ line: 1, path: '', message }]);
  }
}

/** The parser quotes what it stumbles over, which may be a secret whose quotes are wrong. */
function withoutContent(message: string): string {
  return message.replace(/(?: in YAML stream)?(?<=\S): [^]*$/, '');
}
