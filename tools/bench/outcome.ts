import type { Scrubber } from '@flarewire/scrubber';
import type { Kind } from './read-corpus.ts';

/** What became of the secrets and the harmless lines of a file. */
export interface Outcome {
  readonly secrets: number;
  readonly harmless: number;
  /** Each secret that was left, and each harmless line that was changed, with where and to what. */
  readonly left: readonly string[];
  readonly changed: readonly string[];
  /** Why the file was left out, if it was. */
  readonly refused?: string;
}

/** Encodings that files of a corpus come in, besides UTF-8, Latin-1 and UTF-16. */
const encodings = [
  'shift_jis', 'euc-jp', 'gb18030', 'big5', 'euc-kr', 'windows-1251', 'koi8-r', 'windows-1250',
]; // prettier-ignore

/** Scrubs and sweeps a file, by a scrubber of its own: no secret counts as found because another file showed it. */
export async function outcomeOf(kind: Kind, scrubber: Scrubber): Promise<Outcome> {
  const content = Buffer.from(kind.base64, 'base64');
  const of = { secrets: kind.secrets.length, harmless: kind.harmless.length };
  const pass = async (source: AsyncIterable<Uint8Array>): Promise<Buffer> =>
    Buffer.concat(await Array.fromAsync(source));
  try {
    const once = await pass(scrubber.scrub(kind.file, whole(content)));
    const output = await pass(scrubber.sweep(kind.file, whole(once)));
    const before = linesOf(content);
    return {
      ...of,
      left: kind.secrets.filter((secret) => holds(output, secret)).map((secret) => leftAs(output, secret)),
      changed: kind.harmless
        .filter((line) => !holds(output, line))
        .map((line) => changedFrom(line, before, linesOf(output))),
    };
  } catch (error) {
    return { ...of, left: [], changed: [], refused: (error as Error).message };
  }
}

/** Whether a text stands in some bytes, as UTF-8, as Latin-1, as UTF-16 of either byte order, or in one of the encodings. */
function holds(bytes: Buffer, text: string): boolean {
  const wide = Buffer.from(text, 'utf16le');
  const forms = [Buffer.from(text), Buffer.from(text, 'latin1'), wide, Buffer.from(wide).swap16()];
  return (
    forms.some((form) => bytes.includes(form)) ||
    encodings.some((encoding) => new TextDecoder(encoding).decode(bytes).includes(text))
  );
}

function linesOf(bytes: Buffer): string[] {
  return bytes.toString('utf8').split('\n');
}

function leftAs(output: Buffer, secret: string): string {
  return `left    ${secret}   in   ${
    linesOf(output)
      .find((line) => line.includes(secret))
      ?.slice(0, 300) ?? 'bytes of another encoding'
  }`;
}

function changedFrom(line: string, before: readonly string[], after: readonly string[]): string {
  const index = before.findIndex((text) => text.includes(line));
  return `changed ${line.slice(0, 300)}   to   ${after[index]?.slice(0, 300) ?? ''}`;
}

async function* whole(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
