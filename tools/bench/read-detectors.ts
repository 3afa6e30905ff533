import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Kind } from './read-corpus.ts';

const token =
  /\s+|\/\/[^\n]*|\/\*[^]*?\*\/|(?<raw>`[^`]*`)|(?<text>"(?:\\.|[^"\\])*")|(?<name>[A-Za-z_][\w.]*)|(?<sign>:=|[^])/g;
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };
const shortest = 6;

/**
 * Reads what the detectors of trufflehog are tested with (https://github.com/trufflesecurity/trufflehog, `pkg/detectors`): of each test case
 * the text, and what is to be found in it, where that stands in the text as it is and has six characters. Some of that is an id or an
 * address, which go with a secret.
 *
 * @param folder - the one that holds a folder for each detector
 */
export async function readDetectors(folder: string): Promise<Kind[]> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('_test.go')).toSorted();
  const kinds = new Map<string, Kind>();
  for (const file of files.filter((name) => !name.includes('integration'))) {
    for (const { input, want } of casesOf(tokensOf(await readFile(path.join(folder, file), 'utf8')))) {
      const secrets = [...new Set(want)].filter((text) => text.length >= shortest && input.includes(text));
      if (secrets.length === 0 || kinds.has(input)) continue;
      const kind = file.split(path.sep)[0]!;
      const base64 = Buffer.from(input).toString('base64');
      kinds.set(input, { kind, file: `${kind}.log`, base64, secrets, harmless: [] });
    }
  }
  return [...kinds.values()];
}

interface Token {
  readonly kind: 'raw' | 'text' | 'name' | 'sign';
  readonly text: string;
}

function tokensOf(go: string): Token[] {
  return [...go.matchAll(token)].flatMap(({ groups }) =>
    (['raw', 'text', 'name', 'sign'] as const).flatMap((kind) => {
      const text = groups![kind];
      return text === undefined ? [] : [{ kind, text }];
    }),
  );
}

/** The values of `input:` and, after it, `want: []string{…}`; variables are those that are set to a text further above. */
function* casesOf(tokens: readonly Token[]): Generator<{ input: string; want: string[] }> {
  const variables = new Map<string, string>();
  let input: string | undefined;
  for (const [index, { kind, text }] of tokens.entries()) {
    const sign = kind === 'name' ? tokens[index + 1]?.text : undefined;
    if (sign === '=' || sign === ':=') {
      const value = read(tokens, index + 2, variables).value;
      if (value !== undefined) variables.set(text, value);
    } else if (sign === ':' && text === 'input') {
      input = read(tokens, index + 2, variables).value;
    } else if (sign === ':' && text === 'want' && input !== undefined) {
      yield { input, want: listAt(tokens, index + 2, variables) };
      input = undefined;
    }
  }
}

function listAt(tokens: readonly Token[], from: number, variables: ReadonlyMap<string, string>): string[] {
  const start = tokens.slice(from, from + 4).map(({ text }) => text);
  const values: string[] = [];
  if (start.join('') !== '[]string{') return values;
  for (let at = from + 4; at < tokens.length && tokens[at]!.text !== '}';) {
    const { value, end } = read(tokens, at, variables);
    if (value !== undefined) values.push(value);
    at = tokens[end]?.text === ',' ? end + 1 : Math.max(end, at + 1);
  }
  return values;
}

interface Read {
  readonly value: string | undefined;
  /** The index of what follows. */
  readonly end: number;
}

/** Reads texts, variables and calls of Sprintf with plus signs between. Anything else is `undefined`. */
function read(tokens: readonly Token[], from: number, variables: ReadonlyMap<string, string>): Read {
  let { value, end } = readOne(tokens, from, variables);
  while (tokens[end]?.text === '+') {
    const next = readOne(tokens, end + 1, variables);
    value = value === undefined || next.value === undefined ? undefined : value + next.value;
    end = next.end;
  }
  return { value, end };
}

function readOne(tokens: readonly Token[], at: number, variables: ReadonlyMap<string, string>): Read {
  const { kind, text } = tokens[at] ?? { kind: 'sign', text: '' };
  const end = at + 1;
  if (kind === 'raw') return { value: text.slice(1, -1), end };
  if (kind === 'text') return { value: unescaped(text.slice(1, -1)), end };
  if (text === 'fmt.Sprintf' && tokens[end]?.text === '(') return formatted(tokens, end + 1, variables);
  return { value: kind === 'name' ? variables.get(text) : undefined, end };
}

function formatted(tokens: readonly Token[], from: number, variables: ReadonlyMap<string, string>): Read {
  const given: (string | undefined)[] = [];
  let at = from;
  while (at < tokens.length && tokens[at]!.text !== ')') {
    const { value, end } = read(tokens, at, variables);
    given.push(value);
    at = tokens[end]?.text === ',' ? end + 1 : end;
    if (end === at && tokens[at]?.text !== ')') return { value: undefined, end };
  }
  const [format, ...values] = given;
  const isWhole = format !== undefined && values.every((value) => value !== undefined);
  return { value: isWhole ? format.replaceAll(/%[sqv]/g, () => values.shift() ?? '') : undefined, end: at + 1 };
}

function unescaped(text: string): string {
  return text.replaceAll(
    /\\(?:x([\da-f]{2})|u([\da-f]{4})|(.))/gi,
    (_, byte?: string, unit?: string, sign?: string) => {
      const code = byte ?? unit;
      return code === undefined ? (escapes[sign!] ?? sign!) : String.fromCharCode(Number.parseInt(code, 16));
    },
  );
}
